/** A checklist as its page shows it to this reader: the version asked for, its parts with their progress, its answers. */

import type { Visit } from '#platform/access.server.ts';
import { keptToday, upkeepData } from '../upkeep/upkeep.server.ts';
import { progressOf } from './checklist.ts';
import { groupsOf, loadChecklist, mayAnswer } from './checklists.server.ts';

export type ChecklistData = Awaited<ReturnType<typeof checklistShown>>;

export async function checklistShown(visit: Visit, id: string, wanted: number | null) {
  const loaded = await loadChecklist(visit, id, wanted);
  const { checklist, shown, draft, asked, answers, partOf, people, offices, write } = loaded;
  const seePeople = visit.may('people.read');
  const { list: kept } = await keptToday(visit);
  const upkeep = kept.find((each) => each.kind === 'checklist' && each.id === checklist.id);
  const questions = shown?.questions ?? [];
  return {
    checklist,
    challenge: loaded.challenges.get(checklist.challengeId) ?? null,
    groups: groupsOf(loaded, checklist.challengeId).map(({ id, name }) => ({ id, name })),
    draft: draft && { version: draft.version, questions: draft.questions },
    shown,
    versions: loaded.ofChecklist
      .filter((each) => each.state !== 'draft')
      .map(({ version, state }) => ({ version, state })),
    parts: asked.map((duty) => ({
      id: duty.partId,
      title: partOf.get(duty.partId)?.title ?? duty.partId,
      office: offices.get(partOf.get(duty.partId)?.officeId ?? '') ?? null,
      person: seePeople ? (people.get(duty.personId ?? '') ?? null) : null,
      left: duty.personId !== null && !people.has(duty.personId),
      progress: progressOf(questions, [duty.partId], answers),
      able: shown?.state === 'open' && mayAnswer(visit, partOf.get(duty.partId), duty),
    })),
    answers: answers.map((each) => ({
      ...each,
      answeredBy: seePeople ? each.answeredBy : null,
      indicator: loaded.indicators.get(each.indicatorId ?? '') ?? null,
    })),
    write,
    upkeep: upkeep ? upkeepData(visit, upkeep, people) : null,
    open: write && draft !== null ? partsToAsk(loaded) : null,
    people: write && seePeople ? [...people].map(([value, label]) => ({ value, label })) : [],
  };
}

/** The parts a version can be asked of; ticked are those that the challenge touches, and those not rated yet. */
function partsToAsk({ parts, relevance, checklist }: Awaited<ReturnType<typeof loadChecklist>>) {
  const held = parts.filter((part) => part.retiredAt === null);
  const inForce = held.some((part) => part.stage === 'in-force');
  return held.map((part) => {
    const rated = relevance.get(`${part.id} ${checklist.challengeId}`) ?? null;
    return {
      id: part.id,
      title: part.title,
      rated,
      asked: rated !== 'none' && (!inForce || part.stage === 'in-force'),
    };
  });
}
