/** The versions of the pilot cities' concepts: Leipzig's as its report names it, Fadenburg's invented. */

import { yearOf } from '#analysis/period.ts';
import { listGoals, listGuidelines } from '#concept/concept.store.server.ts';
import {
  answerRemark,
  closeHearing,
  listDraftComments,
  listHearings,
  remark,
} from '#concept/versions/hearing/hearing.store.server.ts';
import { adoptAsItStands, stepVersion } from '#concept/versions/steps.store.server.ts';
import type { GoalContent, NewProposal } from '#concept/versions/version.ts';
import { createVersion, propose, readVersion } from '#concept/versions/versions.store.server.ts';
import { type CityDb, type Database, inCity } from '#platform/database.server.ts';
import { report } from './leipzig/city.server.ts';

const actor = { id: null, name: 'Stadtfaden' };
const who = { roles: ['leadership'], runs: true };

/** @param today for the dates of what is invented */
export async function storeVersions(database: Database, cityId: string, today: string): Promise<void> {
  if (cityId === 'leipzig') await inCity(database, cityId, 'write', leipzig);
  if (cityId === 'fadenburg') await inCity(database, cityId, 'write', (db) => fadenburg(db, today));
}

/** The report speaks of the concept «im Jahr 2009 beschlossen» and names neither day nor number. */
async function leipzig(db: CityDb) {
  await adoptAsItStands(
    db,
    actor,
    { title: 'Stadtentwicklungskonzept (SEKo) 2009', note: null },
    {
      id: 'seko-2009',
      on: null,
      resolution: 'Beschluss im Jahr 2009 (Tag und Nummer nennt der Bericht nicht)',
      source: report,
    },
  );
}

const steps = ['consultation', 'mayors', 'council'];

async function intoForce(db: CityDb, id: string, year: number, resolution: string) {
  const on = (index: number) => `${year}-0${index + 2}-15`;
  for (const [index, to] of steps.entries())
    await stepVersion(db, actor, who, id, { to, on: on(index), dueOn: null, resolution: null, note: null });
  const last = { to: 'in-force', on: `${year}-06-20`, dueOn: null, resolution, note: null };
  await stepVersion(db, actor, who, id, last);
}

/** One superseded, one in force, one in consultation: all of it example, and said so. */
async function fadenburg(db: CityDb, today: string) {
  const year = yearOf(today);
  const first = { id: 'insek-alt' };
  await createVersion(db, actor, { title: `INSEK Fadenburg ${year - 7} (Beispiel)`, note: null }, first);
  await intoForce(db, first.id, year - 7, `Beispielbeschluss ${year - 7}-044`);
  const second = { id: 'insek-neu' };
  const note = 'Fortschreibung nach fünf Jahren (Beispiel).';
  await createVersion(db, actor, { title: `INSEK Fadenburg ${year - 2} (Beispiel)`, note }, second);
  for (const proposal of await updates(db)) await propose(db, actor, second.id, proposal);
  await intoForce(db, second.id, year - 2, `Beispielbeschluss ${year - 2}-017`);
  const draft = { id: 'entwurf' };
  await createVersion(
    db,
    actor,
    { title: `Fortschreibung ${year + 1} (Beispiel)`, note: 'Nach dem letzten Umsetzungsbericht (Beispiel).' },
    draft,
  );
  for (const proposal of await proposals(db)) await propose(db, actor, draft.id, proposal);
  const dueOn = new Date(Date.parse(today) + 21 * 86_400_000).toISOString().slice(0, 10);
  const officeIds = ['amt-fuer-wohnen', 'umweltamt', 'verkehrsamt'];
  const asked = { to: 'consultation', on: today, dueOn, resolution: null, note: null, officeIds };
  await stepVersion(db, actor, who, draft.id, asked);
  await hearOffices(db, draft.id);
}

/** One office has said what it has to say, one has begun, one is silent so far. */
async function hearOffices(db: CityDb, versionId: string) {
  const version = await readVersion(db, versionId);
  const hearings = await listHearings(db);
  const said = [
    [
      'anmerkung-1',
      'verkehrsamt',
      'Der kühle Ort muss mit dem Bus erreichbar sein, nicht nur zu Fuß (Beispiel).',
      'ziel-neu',
    ],
    ['anmerkung-2', 'verkehrsamt', 'Die Fortschreibung nennt die Wege zur Arbeit kaum (Beispiel).', null],
    ['anmerkung-3', 'umweltamt', 'Trinkwasser gehört in den Titel (Beispiel).', 'ziel-neu'],
  ] as const;
  for (const [id, officeId, text, goal] of said) {
    const hearing = hearings.find((each) => each.officeId === officeId && each.versionId === versionId);
    const about = goal === null ? null : { kind: 'goal' as const, objectId: goal };
    if (hearing) await remark(db, actor, { version, hearing }, { id, about, text });
  }
  const done = hearings.find(({ officeId }) => officeId === 'verkehrsamt');
  if (done) await closeHearing(db, actor, { version, hearing: done });
  const second = (await listDraftComments(db)).find(({ id }) => id === 'anmerkung-2');
  const answer = { answer: 'rejected', answerReason: 'Das ist Sache des Verkehrsplans (Beispiel).' } as const;
  if (second) await answerRemark(db, actor, version, second, { form: answer, expect: second.revision });
}

async function goalsAsTheyStand(db: CityDb): Promise<ReadonlyMap<string, GoalContent>> {
  return new Map(
    (await listGoals(db)).map(({ id, code, title, text, guidelineId, sectorPartId, key }) => [
      id,
      { code, title, text, guidelineId, sectorPartId, key },
    ]),
  );
}

const from = { originText: null, originPath: null };

/** What the version in force changed against the one before. */
async function updates(db: CityDb): Promise<NewProposal[]> {
  const goals = await goalsAsTheyStand(db);
  const texts: Readonly<Record<string, string>> = {
    'ziel-1': 'Gezählt wird jede Wohnung mit Mietpreisbindung im ganzen Stadtgebiet, auch in den Ortsteilen am Rand.',
    'ziel-2': 'Gemeint sind alle Wege unter fünf Kilometern; der Weg zur Schule und zur Arbeit steht voran.',
    'ziel-3': 'Maßgeblich ist der Weg zu Fuß, nicht die Luftlinie.',
  };
  const changed = Object.entries(texts).flatMap(([objectId, text]): NewProposal[] => {
    const content = goals.get(objectId);
    return content
      ? [
          {
            ...from,
            kind: 'goal',
            objectId,
            change: 'change',
            content: { ...content, text },
            reason: 'Das Ziel ließ offen, was gezählt wird (Beispiel).',
            origin: 'office',
          },
        ]
      : [];
  });
  const guideline = (await listGuidelines(db))[1];
  if (!guideline) return changed;
  const { id, code, title } = guideline;
  return [
    {
      ...from,
      kind: 'guideline',
      objectId: id,
      change: 'change',
      content: {
        code,
        title,
        text: 'Beschlossen vom erfundenen Rat; sie gilt für alle Ämter und Unternehmen der Stadt.',
      },
      reason: 'Die städtischen Unternehmen sind ausdrücklich genannt (Beispiel).',
      origin: 'motion',
      originText: 'Beispielantrag 12',
    },
    ...changed,
  ];
}

/** What the open draft proposes. */
async function proposals(db: CityDb): Promise<NewProposal[]> {
  const all = await listGoals(db);
  const goals = await goalsAsTheyStand(db);
  const [first, , , , fifth, sixth] = all;
  const target = first?.targets[0];
  const key = goals.get(first?.id ?? '');
  const found: NewProposal[] = [];
  if (first && key)
    found.push({
      ...from,
      kind: 'goal',
      objectId: first.id,
      change: 'change',
      content: { ...key, text: `${key.text ?? ''} Neu gebundene Wohnungen zählen ab dem Bezug.`.trim() },
      reason: 'Der Umsetzungsbericht zeigt, dass Zusagen und Bezug Jahre auseinanderliegen (Beispiel).',
      origin: 'finding',
      originText: 'Umsetzungsbericht (Beispiel)',
    });
  if (first?.key && target)
    found.push({
      ...from,
      kind: 'target',
      objectId: `${first.id}.${target.indicatorId}`,
      change: 'change',
      content: { goalId: first.id, indicatorId: target.indicatorId, value: (target.value ?? 0) + 2, date: target.date },
      reason: 'Der bisherige Zielwert ist fast erreicht (Beispiel).',
      origin: 'office',
    });
  if (fifth)
    found.push({
      ...from,
      kind: 'goal',
      objectId: fifth.id,
      change: 'keep',
      content: null,
      reason: 'Der Bericht schätzt den Fortschritt gering ein; das Ziel bleibt richtig (Beispiel).',
      origin: 'finding',
    });
  if (sixth)
    found.push({
      ...from,
      kind: 'goal',
      objectId: sixth.id,
      change: 'drop',
      content: null,
      reason: 'Geht in einem anderen Ziel auf (Beispiel).',
      origin: 'plan',
      originText: 'Beispielplan Klima',
    });
  found.push({
    ...from,
    kind: 'goal',
    objectId: 'ziel-neu',
    change: 'new',
    content: {
      code: null,
      title: 'Jeder Ortsteil hat einen kühlen öffentlichen Ort',
      text: 'Ein schattiger Platz mit Trinkwasser, zu Fuß in zehn Minuten erreichbar.',
      guidelineId: key?.guidelineId ?? null,
      sectorPartId: key?.sectorPartId ?? null,
      key: false,
    },
    reason: 'Hitzetage nehmen zu (Beispiel).',
    origin: 'motion',
    originText: 'Beispielantrag 31',
  });
  return found;
}
