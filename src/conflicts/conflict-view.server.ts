/** One conflict as a visitor may see it: names instead of ids, and what she can do now. */

import { daysBetween } from '#analysis/period.ts';
import { personNames } from '#people/person-names.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { type Named, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type Conflict, decisionOf } from './conflict.ts';
import { refusalOf, waitsFor } from './procedure.ts';
import { listProcedures } from './procedures.store.server.ts';
import { isInside, loadNames, readConflicts } from './register.server.ts';

export async function conflictFor(visit: Visit, id: string | undefined): Promise<Conflict> {
  const found = (await readConflicts(visit)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

export async function loadConflict(visit: Visit, id: string | undefined) {
  const conflict = await conflictFor(visit, id);
  const names = await loadNames(visit);
  const offices = nameMap(names.offices);
  const people = isInside(visit) ? await visit.read(personNames) : new Map<string, string>();
  const named = (ids: readonly string[], list: readonly Named[]) => {
    const map = nameMap(list);
    return ids.map((each) => ({ id: each, name: map.get(each) ?? each }));
  };
  return {
    conflict,
    goals: named(conflict.goalIds, names.goals),
    measures: named(conflict.measureIds, names.measures),
    areas: named(conflict.areaIds, names.areas),
    office: offices.get(conflict.officeId ?? '') ?? null,
    owner: personIn(people, conflict.ownerId, isInside(visit)),
    deputy: personIn(people, conflict.deputyId, isInside(visit)),
    statements: statementsFor(visit, conflict, offices),
    steps: stepsFor(visit, conflict, offices, people),
    procedures: await proceduresFor(visit, conflict),
    decision: decisionFor(conflict),
    may: {
      edit: visit.may('conflicts.edit', conflict.officeId) && conflict.state !== 'decided',
      drop:
        visit.may('conflicts.edit', conflict.officeId) && (conflict.state === 'noted' || conflict.state === 'running'),
      ask: visit.may('conflicts.edit', conflict.officeId) && conflict.state === 'running',
    },
  };
}

/** A person who has left is named as such: somebody else has to see to it. */
function personIn(people: ReadonlyMap<string, string>, id: string | null, inside: boolean) {
  if (id === null || !inside) return null;
  const name = people.get(id);
  return name === undefined ? { name: null } : { name };
}

/** The council hears who was asked and who has answered; what was said while nothing is decided stays inside. */
function statementsFor(visit: Visit, conflict: Conflict, offices: ReadonlyMap<string, string>) {
  const words = isInside(visit) || conflict.state === 'decided';
  return conflict.asked.map((each) => ({
    officeId: each.officeId,
    office: offices.get(each.officeId) ?? each.officeId,
    askedOn: each.askedOn,
    dueOn: each.dueOn,
    answeredOn: each.answeredOn,
    overdue: each.answeredOn === null && each.dueOn !== null && each.dueOn < today(),
    stance: words ? each.stance : null,
    statement: words ? each.statement : null,
    answeredBy: isInside(visit) ? each.answeredBy : null,
    mine: conflict.state === 'running' && each.askedOn !== null && visit.may('conflicts.answer', each.officeId),
  }));
}

function stepsFor(
  visit: Visit,
  conflict: Conflict,
  offices: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
) {
  const open = new Map(waitsFor(conflict, today()).map((each) => [each.position, each]));
  const decides = visit.may('conflicts.decide');
  const who = (id: string | null) => people.get(id ?? '') ?? null;
  return conflict.steps.map((step) => {
    const waiting = open.get(step.position) ?? null;
    const { position, kind, name, body, standIn, alongside, days, startedOn, dueOn, endedOn, outcome } = step;
    return {
      ...{ position, kind, name, body, standIn, alongside, days, startedOn, dueOn, endedOn, outcome },
      reason: step.reason,
      minority: step.minority,
      option: conflict.options.find(({ id }) => id === step.optionId)?.title ?? null,
      endedBy: isInside(visit) ? step.endedBy : null,
      office: offices.get(step.officeId ?? '') ?? null,
      person: who(step.personId),
      deputy: who(step.deputyId),
      waiting: waiting && { days: waiting.days, overdue: waiting.overdue, silent: waiting.officeIds.length },
      act: waiting !== null && decides,
    };
  });
}

/** What the procedure could be, while none has begun. */
async function proceduresFor(visit: Visit, conflict: Conflict) {
  if (conflict.state !== 'noted' || !visit.may('conflicts.edit', conflict.officeId)) return null;
  const all = await visit.remember('procedures', listProcedures);
  return all
    .filter(({ retired }) => !retired)
    .map(({ id, name, steps }) => {
      const begun = steps.map((step) => ({ ...step, startedOn: null, dueOn: null, endedOn: null, outcome: null }));
      return { id, name, refusal: refusalOf({ ...conflict, steps: begun }, { kind: 'begin' }, today()) };
    });
}

function decisionFor(conflict: Conflict) {
  const step = decisionOf(conflict);
  if (!step) return null;
  return {
    body: step.body,
    on: step.endedOn ?? '',
    reason: step.reason,
    minority: step.minority,
    option: conflict.options.find(({ id }) => id === step.optionId)?.title ?? null,
    after: daysBetween(conflict.foundOn, step.endedOn ?? conflict.foundOn),
  };
}
