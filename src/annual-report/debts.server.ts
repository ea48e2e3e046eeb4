/** The rows of the report on who owes what to whom, with the names they speak of. */

import { listChecklists } from '#cooperation/checklists/checklists.store.server.ts';
import { inTime } from '#cooperation/cooperation.ts';
import { listGroups, listGroupTasks } from '#cooperation/groups/groups.store.server.ts';
import { listCooperation, listShared } from '#cooperation/requests.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import type { DebtRow } from './debt-register.ts';
import { type Debt, debtorsOf, debtsOf } from './debts.ts';
import { loadGround } from './tasks.server.ts';
import { reportTexts } from './texts.en.ts';
import { kindWords } from './waiting.server.ts';

/** To whom something of the room above is owed, by object and office. */
async function creditorsIn(db: CityDb): Promise<ReadonlyMap<string, string>> {
  const offices = nameMap(await listNames(db, 'office', 'name'));
  const leads = new Map((await listShared(db)).map((each) => [`${each.kind} ${each.id}`, each.leadId]));
  const groups = await listGroups(db);
  const nameOfGroup = new Map(groups.map((group) => [group.id, group.name]));
  return new Map([
    ...(await listCooperation(db)).map((each): [string, string] => {
      const askedBy = each.askedById ?? leads.get(`${each.kind} ${each.objectId}`) ?? '';
      return [`${each.objectId} ${each.officeId}`, offices.get(askedBy) ?? ''];
    }),
    ...(await listGroupTasks(db)).map((each): [string, string] => [
      `${each.id} ${each.officeId}`,
      nameOfGroup.get(each.groupId) ?? '',
    ]),
    ...(await listChecklists(db)).map((each): [string, string] => [
      each.id,
      groups.find((group) => group.challengeId === each.challengeId && !group.retired)?.name ?? '',
    ]),
  ]);
}

/** What decides is no office; it is found under this word. */
const leadership = 'leitung';

export async function loadDebts(visit: Visit) {
  const ground = await loadGround(visit);
  const day = today();
  const { creditors, answers } = await visit.remember(`creditors ${day}`, async (db) => ({
    creditors: await creditorsIn(db),
    answers: (await listCooperation(db)).map((each) => ({ officeId: each.officeId, inTime: inTime(each, day) })),
  }));
  const t = reportTexts(visit.language);
  const { facts, members } = ground;
  const creditorOf = ({ room, objectId, officeId }: Debt) =>
    (room !== undefined && (creditors.get(`${objectId} ${officeId}`) || creditors.get(objectId.split('.')[0] ?? ''))) ||
    t('debts.coordination');
  const debts = debtsOf(ground, day);
  const rows = debts.map((debt): DebtRow => {
    const office = facts.offices.get(debt.officeId ?? '')?.name ?? null;
    const owedByTop = debt.kind === 'decision-waiting' || debt.role === 'leadership';
    return {
      key: `${debt.kind} ${debt.path} ${debt.officeId}`,
      kind: debt.kind,
      kindLabel: kindWords(debt, visit.language),
      title: debt.title,
      path: debt.path,
      officeId: owedByTop ? leadership : debt.officeId,
      office: owedByTop ? t('debts.leadership') : (office ?? t('debts.coordination')),
      person: members.get(debt.personId ?? '')?.name ?? null,
      left: debt.left,
      creditor: owedByTop ? (office ?? t('debts.coordination')) : creditorOf(debt),
      dueOn: debt.dueOn,
      since: debt.since ?? null,
      overdue: debt.overdue,
    };
  });
  const debtors = debtorsOf(rows, answers).map((each) => ({
    ...each,
    name:
      facts.offices.get(each.officeId ?? '')?.name ??
      t(each.officeId === leadership ? 'debts.leadership' : 'debts.coordination'),
  }));
  return { rows, debtors };
}
