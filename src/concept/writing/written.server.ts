/** The concept as it is written, put together for its pages: parts with their sections, their lengths and who may write. */

import type { Visit } from '#platform/access.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listSectorParts } from '../concept.store.server.ts';
import type { SectorPart } from '../goal.ts';
import { writingLimits } from './limits.store.server.ts';
import type { Section } from './section.ts';
import { listSections, section, sectionTexts } from './sections.store.server.ts';
import { referencesOf } from './shown-references.server.ts';
import type { PartLengths } from './text-length.ts';

/** The sector part that an address speaks of, by itself or by one of its sections. */
export async function partOf(
  visit: Visit,
  params: { part?: string; section?: string },
): Promise<{ part: SectorPart; section: Section | null }> {
  return visit.read(async (db) => {
    const found = params.section === undefined ? null : await section(db, params.section);
    const id = found?.sectorPartId ?? params.part;
    const part = (await listSectorParts(db)).find((each) => each.id === id);
    if (!part) throw notFound();
    return { part, section: found };
  });
}

export function lengthsOf(sections: readonly Section[]): PartLengths {
  const sum = (some: readonly Section[]) => some.reduce((count, { characters }) => count + characters, 0);
  const kept = sections.filter(({ retired }) => !retired);
  return {
    analysis: sum(kept.filter(({ kind }) => kind === 'analysis')),
    rest: sum(kept.filter(({ kind }) => kind !== 'analysis')),
  };
}

export async function writtenPart(visit: Visit, part: SectorPart) {
  return visit.read(async (db) => {
    const sections = await listSections(db, part.id);
    const offices = await listNames(db, 'office', 'name');
    return {
      sections,
      lengths: lengthsOf(sections),
      limits: await writingLimits(db),
      office: offices.find(({ id }) => id === part.officeId)?.name ?? null,
    };
  });
}

/** The whole concept as a text: parts that have sections, in their order, each text with what it refers to. */
export async function writtenConcept(visit: Visit) {
  const { parts, sections, texts } = await visit.read(async (db) => ({
    parts: (await listSectorParts(db)).filter(({ retired }) => !retired),
    sections: (await listSections(db)).filter(({ retired }) => !retired),
    texts: await sectionTexts(db),
  }));
  const ofPart = Map.groupBy(sections, ({ sectorPartId }) => sectorPartId);
  return {
    parts: parts.flatMap(({ id, title, officeId }) => {
      const found = (ofPart.get(id) ?? []).map((each) => {
        const { id: sectionId, title: heading, kind, source, characters } = each;
        return {
          id: sectionId,
          title: heading,
          kind,
          source,
          body: characters > 0 ? (texts.get(sectionId)?.body ?? null) : null,
        };
      });
      return found.length > 0 ? [{ id, title, sections: found, write: visit.may('concept.write', officeId) }] : [];
    }),
    references: await referencesOf(
      visit,
      [...texts.values()].map(({ body }) => body),
    ),
  };
}
