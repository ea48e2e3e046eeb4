/** What the editor's script is told by its page: where it connects, what the section is part of, and all its words. */

import type { Visit } from '#platform/access.server.ts';
import { conceptTexts } from '../texts.en.ts';
import type { EditorSettings, ShownReference } from './editor/settings.ts';
import { writingLimits } from './limits.store.server.ts';
import { documentName } from './live-texts.server.ts';
import type { Section } from './section.ts';
import { listSections } from './sections.store.server.ts';
import { mostCharacters } from './text-length.ts';
import { lengthsOf } from './written.server.ts';

const states = [
  'connecting',
  'saved',
  'saving',
  'offline',
  'signed-out',
  'not-allowed',
  'resting',
  'too-large',
] as const;

export async function editorSettings(
  visit: Visit,
  section: Section,
  references: readonly ShownReference[],
): Promise<EditorSettings> {
  const t = conceptTexts(visit.language);
  const { limits, others } = await visit.read(async (db) => ({
    limits: await writingLimits(db),
    others: lengthsOf((await listSections(db, section.sectorPartId)).filter(({ id }) => id !== section.id)),
  }));
  // Gaps are filled in the browser: the words go there with the names of their gaps.
  const gaps = Object.fromEntries(
    ['characters', 'pages', 'share', 'limit', 'partLimit', 'shareLimit'].map((name) => [name, `{{${name}}}`]),
  );
  return {
    base: `/${visit.city.id}`,
    section: section.id,
    name: documentName(visit.city.id, section.id),
    personId: visit.person.id,
    language: visit.language,
    references,
    mostCharacters,
    others,
    isAnalysis: section.kind === 'analysis',
    limits: { section: limits.section, part: limits.part, analysisShare: limits.analysisShare },
    words: {
      state: Object.fromEntries(states.map((state) => [state, t(`writing.state.${state}`)])),
      restored: t('writing.restored'),
      pasteTooLong: t('writing.pasteTooLong'),
      nothingFound: t('writing.nothingFound'),
      unknownReference: t('writing.unknownReference'),
      here: t('writing.here'),
      length: t('writing.lengthSaid', gaps),
      lengthPart: t('writing.lengthPart', gaps),
      tooLongSection: t('writing.tooLongSection', gaps),
      tooLongPart: t('writing.tooLongPart', gaps),
      tooMuchAnalysis: t('writing.tooMuchAnalysis', gaps),
      text: t('writing.text'),
    },
  };
}
