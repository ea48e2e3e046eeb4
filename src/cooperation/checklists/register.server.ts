/** The rows of the register of checklists, and the answers of one as a table. */

import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import type { cooperationTexts } from '../texts.en.ts';
import { progressOf, versionToShow, yesNo } from './checklist.ts';
import type { ChecklistRow } from './checklist-register.ts';
import { groupsOf, type loadChecklist, loadChecklists } from './checklists.server.ts';

export async function loadChecklistRows(visit: Visit) {
  const loaded = await loadChecklists(visit);
  const day = today();
  const rows = loaded.checklists.map((checklist): ChecklistRow => {
    const versions = loaded.versions.get(checklist.id) ?? [];
    const shown = versionToShow(versions);
    const draft = versions.find((each) => each.state === 'draft');
    const version = shown ?? draft;
    const mine = <T extends { checklistId: string; version: number }>(each: T) =>
      each.checklistId === checklist.id && each.version === shown?.version;
    const parts = loaded.asked.filter(mine).map((each) => each.partId);
    const progress = progressOf(shown?.questions ?? [], parts, loaded.answers.filter(mine));
    return {
      id: checklist.id,
      title: checklist.title,
      challenge: loaded.challenges.get(checklist.challengeId) ?? null,
      group:
        groupsOf(loaded, checklist.challengeId)
          .map((group) => group.name)
          .join(', ') || null,
      version: version?.version ?? null,
      state: version?.state ?? 'draft',
      questions: version?.questions.length ?? 0,
      parts: parts.length,
      progress,
      dueOn: shown?.state === 'open' ? shown.dueOn : null,
      overdue: shown?.state === 'open' && shown.dueOn !== null && shown.dueOn < day && progress.open > 0,
      retired: checklist.retired,
    };
  });
  return { rows, loaded };
}

type Texts = ReturnType<typeof cooperationTexts>;

/** An answer as people read it. */
export function answerWords(t: Texts, type: string, answer: string | null): string | null {
  if (answer === null || type !== 'yes-no') return answer;
  const known = yesNo.find((each) => each === answer);
  return known ? t(`yesNo.${known}`) : answer;
}

/** One row for each part and question of the version that is shown, answered or not. */
export function answerTable(t: Texts, { shown, asked, answers, partOf, indicators, write }: LoadedOne) {
  const head = ['part', 'question', 'answerHead', 'note', 'link', 'indicator', 'answeredOn'] as const;
  const rows = asked.flatMap(({ partId }) =>
    (shown?.questions ?? []).map((question) => {
      const held = answers.find((each) => each.partId === partId && each.questionId === question.id);
      return [
        partOf.get(partId)?.title ?? partId,
        question.text,
        answerWords(t, question.type, held?.answer ?? null),
        held?.note ?? null,
        held?.link ?? null,
        indicators.get(held?.indicatorId ?? '') ?? null,
        held?.answeredOn ?? null,
        ...(write ? [held?.answeredBy ?? null] : []),
      ];
    }),
  );
  return [[...head.map((key) => t(`checklists.${key}`)), ...(write ? [t('checklists.answeredBy')] : [])], ...rows];
}
type LoadedOne = Awaited<ReturnType<typeof loadChecklist>>;
