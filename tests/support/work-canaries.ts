/** What the house works with before anything is released: what is watched and computed, asked for, attached and assumed. */

import { listRequests } from '#annual-report/annual-report.store.server.ts';
import { amendmentFormOn, commentFormOn } from '#council/amendment.ts';
import {
  fileAmendment,
  fileComment,
  listAmendments,
  listPlaceComments,
  statementOf,
} from '#council/amendments.store.server.ts';
import { listCommitteeMembers } from '#council/committees.store.server.ts';
import { listAgenda, saveConsultation } from '#council/consultations.store.server.ts';
import { consultationFormOn } from '#council/paper.ts';
import { attachFile, listPaperFiles } from '#council/paper-files.store.server.ts';
import { listConsultations } from '#council/papers.store.server.ts';
import { watchForm } from '#indicators/alert.ts';
import { saveWatch } from '#indicators/alerts.store.server.ts';
import { cityAreaOf } from '#indicators/indicators.store.server.ts';
import { saveIndex } from '#indicators/indices.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { put, record } from '#platform/journal.server.ts';
import { saveScenario, storeSet } from '#population/population.store.server.ts';
import { projectScenario } from '#population/projection-job.server.ts';
import { hidden } from './canary-words.ts';
import { actor, type TestCity, today } from './city.ts';
import { smallIndex } from './index-content.ts';

export type Ids = Readonly<Record<string, readonly string[]>>;

/** Into a city that has everything else. @returns what stands in the addresses of these things, by the name of the place */
export function work(city: TestCity, roundId: string): Promise<Ids> {
  return city.write(async (db) => ({
    ...(await computed(db)),
    ...(await assumed(db)),
    ...(await spoken(db)),
    request: (await listRequests(db, roundId)).map(({ id }) => id),
    job: [await job(db)],
  }));
}

async function computed(db: CityDb): Promise<Ids> {
  const said = hidden('Index');
  const indicators = [{ indicatorId: 'i-open', weight: 1, worse: 'higher' as const }];
  const content = { ...smallIndex, divisionId: 'ortsteile', indicators };
  await saveIndex(db, actor, { id: 'index', form: { name: said, purpose: said, source: said, reason: said }, content });
  const of = { indicatorId: 'i-hidden', divisionId: 'ortsteile', model: 'poisson', margin: '0' };
  const how = { methods: ['change'], falseShare: '5', years: '5', daysToAnswer: '14' };
  await saveWatch(db, actor, { id: 'regel', form: watchForm.parse({ ...of, ...how }) });
  await alert(db);
  return { index: ['index', 'x'], watch: ['regel', 'x'], alert: ['warnung', 'x'] };
}

/** As a run of the watch would have left it. */
async function alert(db: CityDb) {
  const run = { watch_id: 'regel', ran_at: `${today}T10:00:00Z`, year: 2024, tests: 1, ignored: 0, found: 1 };
  const seen = { limit_p: 0.05, method_version: 'x', import_id: null };
  const about = {
    run_id: 'lauf',
    indicator_id: 'i-hidden',
    index_id: null,
    area_id: 'a',
    year: 2024,
    again_year: 2024,
  };
  const figures = { value: 927461, expected: 1, lower: 0, upper: 2, p: 0.01, q: 0.01, inputs: {}, seen: [] };
  const state = { state: 'explained', reason: null, silent_until: null, comment: hidden('Warnung'), effect: 'none' };
  const due = { found_on: today, office_id: 'amt-hidden', due_on: '2190-01-01' };
  const row = { method: 'change', direction: 'up', ...about, ...figures, ...due, ...state };
  await record(db, actor, { act: 'create', kind: 'watch', id: 'regel', title: hidden('Zahl') }, [
    put('watch_run', { id: 'lauf' }, { ...run, ...seen }),
    put('alert', { id: 'warnung' }, row),
  ]);
}

async function assumed(db: CityDb): Promise<Ids> {
  const ages = { female: [4000, 4100], male: [4200, 4300] };
  const groups = { labels: ['0-49', '50+'], starts: [0, 50], width: 50 };
  const file = { file: `${hidden('Datei')}.csv`, hash: 'y', licence: null, evidence: 'measured' as const };
  const set = { name: hidden('Bestand'), source: hidden('Bestand'), divisionId: 'ortsteile', groups, ...file };
  const counted = [1974, 2024].map((year) => ({ year, population: ages }));
  const { id: setId } = await storeSet(
    db,
    actor,
    set,
    new Map([
      ['a', counted],
      [(await cityAreaOf(db)) ?? '', counted],
    ]),
  );
  const rates = { way: 'counts' as const, steps: 2, boysPerGirl: 1.05, birthSurvivalFemale: 1, birthSurvivalMale: 1 };
  const form = { name: hidden('Annahme'), reason: hidden('Annahme'), assumptions: { ...rates, ages: [] } };
  await saveScenario(db, actor, { id: 'annahme', setId, ...form });
  await projectScenario(db, actor, { scenarioId: 'annahme', version: 1 });
  return { set: [setId, 'x'], scenario: ['annahme', 'x'] };
}

/** What comes before the council: talked about, asked for, said by a place, attached. */
async function spoken(db: CityDb): Promise<Ids> {
  const committee = { committeeId: 'r-hidden' };
  const paper = { id: 'v-hidden', title: hidden('Vorlage') };
  const talk = { ...committee, role: 'hearing', resolution: hidden('Beratung') };
  await saveConsultation(db, actor, paper, consultationFormOn(today).parse(talk));
  const asked = { ...committee, asked: hidden('Aenderung'), reason: hidden('Aenderung'), filedOn: today };
  const form = amendmentFormOn(today).parse(asked);
  for (const [kind, id] of [
    ['goal', 'z-hidden'],
    ['paper', 'v-hidden'],
  ] as const)
    await fileAmendment(db, actor, { statement: await statementOf(db, kind, id), form });
  const comment = commentFormOn(today).parse({ ...committee, text: hidden('Ortsstimme'), resolvedOn: today });
  await fileComment(db, actor, { kind: 'measure', id: 'm-hidden', title: hidden('Vorhaben') }, comment);
  const bytes = Buffer.from(hidden('Anlage'));
  const file = { name: `${hidden('Anlage')}.txt`, mediaType: 'text/plain', bytes, title: null, main: true };
  await attachFile(db, actor, paper, { ...file, closed: false });
  const idsOf = (rows: readonly { readonly id: string }[]) => [...rows.map(({ id }) => id), 'x'];
  return {
    consultation: idsOf(await listConsultations(db)),
    amendment: idsOf(await listAmendments(db)),
    comment: ['anmerkung', ...idsOf(await listPlaceComments(db))],
    attached: (await listPaperFiles(db)).map(({ id }) => id),
    item: (await listAgenda(db)).map(({ id }) => id),
    member: (await listCommitteeMembers(db)).map(({ id }) => id),
  };
}

/** Somebody's own, so nobody else's. */
async function job(db: CityDb): Promise<string> {
  const times = { created_at: `${today}T10:00:00Z`, started_at: null, finished_at: null };
  const state = { state: 'done', done: 1, total: 1, input: '{}', result: null, message: null, cancel_requested: false };
  const row = { city_id: db.cityId, id: 'auftrag', kind: 'x', title: hidden('Auftrag'), requested_by: null };
  await db
    .insertInto('job')
    .values({ ...row, ...state, ...times })
    .execute();
  return row.id;
}
