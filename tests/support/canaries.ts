/**
 * A city in which all that nobody released bears a word or a number that stands nowhere else in the world, beside things that
 * are released and hang on them: whoever finds one of them without being let in has found a hole.
 */

import { openRound } from '#annual-report/annual-report.store.server.ts';
import { listAreas, listDivisions, saveArea } from '#areas/areas.store.server.ts';
import { importDivision } from '#areas/divisions.store.server.ts';
import { saveMoney, saveProduct } from '#budget/budget.store.server.ts';
import { retireListed, saveCell, saveGoal, saveListed } from '#concept/concept.store.server.ts';
import { challengeForm, guidelineForm, sectorPartForm } from '#concept/goal.ts';
import { doneApplying } from '#concept/versions/statements.store.server.ts';
import { saveIndicator } from '#indicators/indicators.store.server.ts';
import { protectStale } from '#indicators/protected-tables.store.server.ts';
import { noProtection } from '#indicators/protection.ts';
import { protect } from '#indicators/protections.store.server.ts';
import { reportProgress, saveMeasure } from '#measures/measures.store.server.ts';
import { addGrant, invite, saveOffice } from '#people/people.store.server.ts';
import { createCity } from '#platform/city.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Decision, decideReleases } from '#publication/publication.store.server.ts';
import { idsOf, type Made } from './canary-ids.ts';
import { decision, hidden, hiddenWords, shown } from './canary-words.ts';
import { actor, database, emptyCity, person, type TestCity } from './city.ts';
import { conflictReleases, hiddenConflicts } from './conflict-canaries.ts';
import { councilOfCanaries, councilReleases } from './council-canaries.ts';
import { areaOf, divisionOf, goalOf, indicatorOf, measureOf, moneyOf, officeOf, productOf, reportOf } from './forms.ts';
import { reportsOfCanaries } from './report-canaries.ts';
import { square } from './shapes.ts';
import { together } from './together-canaries.ts';
import { receive, value } from './values.ts';
import { firstVersion, laterVersions } from './version-canaries.ts';
import { type Ids, work } from './work-canaries.ts';
import { written } from './written-canaries.ts';

const embargo = '2190-01-01';

/** Money in cents as it is typed, and how it would be shown: 7.318.264,59 €, or 7,3 Mio. in short. */
const money = { typed: '7.318.264,59', whole: 7318264, short: /7[.,]3\d?\s*(Mio|m|million)/i };
/** A value, in no way a year, a place or a size. */
const numbers = { target: 483917, value: 562839, complement: 618247, area: 927461, longitude: '12.357913' };
/** Below the minimum, with the rate that would tell it. */
const small = { count: 7, of: 1337, rate: /(?<![\d.])0[.,]524(?!\d)/ };

export type Canaries = {
  readonly city: TestCity;
  /** Nothing of it is public, not even its name. */
  readonly closed: string;
  /** What can stand at each place of an address: what there is of its kind, released or not, and what there is not. */
  readonly ids: Ids;
  readonly words: readonly string[];
  readonly patterns: readonly (readonly [name: string, pattern: RegExp])[];
  /** Of the patterns: what is held back from everybody but the statistics office. */
  readonly held: readonly string[];
  /** What is released: to see that the sweep reads pages at all. */
  readonly open: readonly string[];
  decide(decisions: readonly Decision[]): Promise<unknown>;
};

export async function cityOfCanaries(): Promise<Canaries> {
  const city = await emptyCity();
  const closed = await closedCity();
  await spaces(city);
  const made = await plans(city);
  await figures(city);
  await reportsOfCanaries(city);
  await councilOfCanaries(city, { hidden, shown });
  await inside(city, made.person);
  const atWork = await work(city, made.round);
  const decide = (decisions: readonly Decision[]) =>
    city.write((db) => decideReleases(db, actor, { kind: 'release', id: 'x', title: hidden('Freigabe') }, decisions));
  await decide(releases);
  await decide([decision('measure', 'm-back', 'text', null)]);
  return {
    city,
    closed,
    decide,
    ids: idsOf(made, atWork),
    words: hiddenWords.map(hidden),
    patterns: [
      ['money', grouped(money.whole)],
      ['money in short', money.short],
      ...Object.entries(numbers).map(([name, number]) => [name, grouped(number)] as const),
      ['a rate of few', small.rate],
      [
        'a small count',
        new RegExp(`>\\s*${small.count}\\s*<|[;,]${small.count}(?=[;\\r\\n])|[{,]"value":${small.count}\\b`),
      ],
    ],
    held: ['complement', 'a rate of few', 'a small count'],
    open: [
      'Ziel',
      'Vorhaben',
      'Geldvorhaben',
      'Zahl',
      'Bericht',
      'Leitlinie',
      'Amt',
      'Kontakt',
      'Ortsteil',
      'Konflikt',
      'Streit',
      'Gremium',
      'Beschluss',
      'fassung',
      'Vorlage',
    ].map(shown),
  };
}

/** With whatever stands between thousands, and without; decimals are read as they are. */
function grouped(number: number | string): RegExp {
  const text = String(number);
  if (text.includes('.')) return new RegExp(text.slice(0, -2).replace('.', '[.,]'));
  const groups = Number(number).toLocaleString('en').split(',');
  return new RegExp(`(?<!\\d)${groups.join("[.,\\s'\\u00a0\\u202f]?")}(?!\\d)`);
}

async function closedCity(): Promise<string> {
  const id = `zu-${Math.random().toString(36).slice(2, 8)}`;
  await createCity(database, { id, name: hidden('Stadt'), state: null, reportYear: 2026 }, async (db, founder) => {
    await saveListed(db, founder, 'guideline', {
      id: 'l-hidden',
      form: guidelineForm.parse({ title: hidden('Fremd') }),
    });
  });
  return id;
}

const few = { id: 'a', name: shown('Ortsteil'), code: '01', geometry: square(0, 0) };
/** Its corner is a number of its own. */
const told = {
  type: 'Polygon',
  coordinates: [
    [12.357913, 12.41, 12.41, 12.357913, 12.357913].map((x, i) => [x, [51.3, 51.3, 51.36, 51.36, 51.3][i]]),
  ],
};

async function spaces(city: TestCity) {
  await city.write(async (db) => {
    const file = { name: `${hidden('Datei')}.geojson`, hash: 'x' };
    const units = [
      few,
      ...['b', 'c'].map((id, i) => ({ id, name: shown(id), code: `0${i + 2}`, geometry: square(i + 1, 0) })),
    ];
    await importDivision(db, actor, { id: 'ortsteile', form: divisionOf(), position: 1, areas: units, file });
    const quarters = [
      { id: 'q', name: hidden('Quartier'), code: hidden('Quartier'), geometry: told },
      { id: 'q-told', name: shown('quartier'), code: '12', geometry: square(9, 9) },
    ];
    const form = divisionOf({ name: 'Quartiere', kind: 'planning' });
    await importDivision(db, actor, { id: 'quartiere', form, position: 2, areas: quarters, file });
    const area = (await listAreas(db)).find(({ id }) => id === 'a');
    await saveOffice(db, actor, { id: 'amt-open', form: officeOf({ name: shown('Amt'), contact: shown('Kontakt') }) });
    const secret = officeOf({ name: hidden('Amt'), short: hidden('Amt'), contact: hidden('Kontakt') });
    await saveOffice(db, actor, { id: 'amt-hidden', form: secret });
    const said = areaOf({
      name: few.name,
      code: few.code,
      profile: hidden('Profil'),
      chance: hidden('Chance'),
      strategy: hidden('Strategie'),
      reason: hidden('Begruendung'),
      note: hidden('Notiz'),
      contact: hidden('Raumkontakt'),
      officeId: 'amt-hidden',
    });
    const expect = area?.revision ?? 1;
    await saveArea(db, actor, { id: 'a', divisionId: 'ortsteile', form: said, drawn: true, expect });
  });
}

const indicators = {
  open: { id: 'i-open', form: indicatorOf({ name: shown('Zahl') }) },
  few: { id: 'i-few', form: indicatorOf({ name: hidden('Zaehler'), decimals: 0 }) },
  hidden: {
    id: 'i-hidden',
    form: indicatorOf({
      name: hidden('Zahl'),
      definition: hidden('Definition'),
      method: hidden('Methode'),
      theme: hidden('Eigenschaft'),
    }),
  },
  share: {
    id: 'i-share',
    form: indicatorOf({
      name: shown('anteil'),
      kind: 'rate',
      numeratorId: 'i-few',
      denominatorId: 'i-open',
      decimals: 3,
    }),
  },
};

async function plans(city: TestCity): Promise<Made> {
  const who = await person(hidden('Person'));
  return city.write(async (db) => {
    for (const each of Object.values(indicators)) await saveIndicator(db, actor, each);
    await concept(db, who.id);
    await measures(db, who.id);
    const evidence = await together(db, hidden);
    await written(db);
    await hiddenConflicts(db);
    const ask = { officeId: 'amt-hidden' };
    const asked = [
      { ...ask, kind: 'measure' as const, objectId: 'm-hidden' },
      { ...ask, kind: 'goal' as const, objectId: 'z-hidden' },
    ];
    const form = { year: 2026, title: hidden('Runde'), note: hidden('Runde'), dueOn: '2026-12-01' };
    const round = await openRound(db, actor, form as Parameters<typeof openRound>[2], asked);
    return { person: who.id, round: round.id, evidence };
  });
}

async function concept(db: CityDb, personId: string) {
  const listed = { id: 'l-open', form: guidelineForm.parse({ title: shown('Leitlinie') }) };
  await saveListed(db, actor, 'guideline', listed);
  await firstVersion(db);
  const secret = guidelineForm.parse({ title: hidden('Leitlinie'), text: hidden('Leitlinie') });
  await saveListed(db, actor, 'guideline', { id: 'l-hidden', form: secret });
  const part = sectorPartForm.parse({ title: hidden('Teil'), stage: 'in-force' });
  await saveListed(db, actor, 'sector-part', { id: 'teil', form: part });
  await saveListed(db, actor, 'challenge', { id: 'aufgabe', form: challengeForm.parse({ title: hidden('Aufgabe') }) });
  const cell = { relevance: 'central' as const, reason: hidden('Grund') };
  await saveCell(db, actor, { sectorPartId: 'teil', challengeId: 'aufgabe', form: cell, title: hidden('Teil') });
  const target = { indicatorId: 'i-hidden', value: numbers.target, date: '2030-12-31' };
  const hangsOn = {
    guidelineId: 'l-hidden',
    sectorPartId: 'teil',
    ownerId: personId,
    challengeIds: ['aufgabe'],
    targets: [target],
  };
  const open = goalOf({ ...hangsOn, title: shown('Ziel'), officeId: 'amt-open' });
  await saveGoal(db, actor, { id: 'z-open', form: open });
  const words = { text: hidden('Zieltext'), plain: hidden('Zieleinfach') };
  const closed = goalOf({ ...hangsOn, ...words, title: hidden('Ziel'), officeId: 'amt-hidden' });
  await saveGoal(db, actor, { id: 'z-hidden', form: closed });
  await saveGoal(db, actor, { id: 'z-later', form: goalOf({ title: hidden('Spaeter') }) });
  await saveGoal(db, actor, { id: 'z-gone', form: goalOf({ title: hidden('Beendet') }) });
  await retireListed(db, actor, 'goal', 'z-gone', true);
  await doneApplying(db);
  await laterVersions(db);
}

async function measures(db: CityDb, personId: string) {
  await saveProduct(db, actor, { id: 'p-hidden', form: productOf({ name: hidden('Produkt'), code: '4711' }) });
  const hangsOn = { goalIds: ['z-open', 'z-hidden'], areaIds: ['a', 'q'], personId, officeIds: ['amt-hidden'] };
  const milestones = [{ id: null, title: hidden('Etappe'), dueOn: '2027-01-01', doneOn: null }];
  const secret = { title: hidden('Vorhaben'), summary: hidden('Vorhabentext'), plain: hidden('Vorhabeneinfach') };
  const forms = {
    'm-open': measureOf({ ...hangsOn, milestones, title: shown('Vorhaben'), leadId: 'amt-open' }),
    'm-money': measureOf({ ...hangsOn, milestones, title: shown('Geldvorhaben') }),
    'm-hidden': measureOf({ ...hangsOn, ...secret, milestones, leadId: 'amt-hidden' }),
    'm-back': measureOf({ ...hangsOn, title: hidden('Zurueck') }),
    'm-nameless': measureOf({ ...hangsOn, title: hidden('Namenlos') }),
  };
  for (const [id, form] of Object.entries(forms)) {
    await saveMeasure(db, actor, { id, form });
    const report = { sentence: hidden('Meldung'), obstacle: hidden('Hindernis'), decision: hidden('Entscheidung') };
    await reportProgress(db, actor, { id, title: form.title }, reportOf({ ...report, reportedOn: '2026-10-01' }));
    const amount = moneyOf({ cents: 731826459, programme: hidden('Programm'), productId: 'p-hidden' });
    await saveMoney(db, actor, { id, title: form.title }, { form: amount });
  }
}

async function figures(city: TestCity) {
  const cityArea = await city.read(async (db) => {
    const whole = (await listDivisions(db)).find(({ kind }) => kind === 'city');
    return (await listAreas(db)).find(({ divisionId }) => divisionId === whole?.id)?.id ?? '';
  });
  await receive(
    city,
    [
      ...['a', 'b', 'c'].map((area) => value('i-open', area, 2024, small.of)),
      // Few in a: that of b would tell them, so it is hidden as well.
      value('i-few', 'a', 2024, small.count),
      value('i-few', 'b', 2024, numbers.complement),
      value('i-few', 'c', 2024, 987654),
      value('i-few', cityArea, 2024, small.count + numbers.complement + 987654),
      ...[2022, 2023, 2024].flatMap((year) => [
        value('i-hidden', 'a', year, numbers.area),
        value('i-hidden', 'b', year, 831_000 + year),
        value('i-hidden', 'c', year, 712_000 - year),
        value('i-hidden', cityArea, year, numbers.value),
      ]),
      value('i-open', cityArea, 2024, 246802),
    ],
    actor,
    `${hidden('Datei')}.csv`,
  );
  const rule = { ...noProtection, readers: [] };
  await city.write((db) =>
    protect(db, actor, { ...rule, indicators: ['i-few', 'i-open'], method: 'suppression', threshold: 10 }),
  );
  await protectStale(city);
}

/** What is said inside the administration only. */
async function inside(city: TestCity, personId: string) {
  const grant = { personId, personName: hidden('Person'), role: 'leadership' as const, officeId: null };
  await city.write((db) => addGrant(db, actor, grant));
  const form = { email: `${hidden('Einladung')}@test.example`, role: 'guest' as const, officeId: null };
  await city.write((db) => invite(db, actor, form, 'token'));
}

const releases = [
  decision('guideline', 'l-open', 'text'),
  decision('goal', 'z-open', 'text'),
  decision('goal', 'z-later', 'text', embargo),
  decision('goal', 'z-gone', 'text'),
  decision('measure', 'm-open', 'text'),
  decision('measure', 'm-money', 'text'),
  // Released once and taken back before anybody asks.
  decision('measure', 'm-back', 'text'),
  // Without the name of what it is about, nothing is public.
  ...['state', 'obstacle', 'money'].map((fact) => decision('measure', 'm-nameless', fact)),
  decision('division', 'ortsteile', 'units'),
  // By itself, in a division that is not: its name is public, the map of the others is not.
  decision('area', 'q-told', 'text'),
  decision('indicator', 'i-open', 'city'),
  decision('indicator', 'i-share', 'city'),
  ...conflictReleases(),
  decision('version', 'f-open', 'whole'),
  decision('version', 'f-next', 'whole'),
  decision('version', 'f-later', 'whole', embargo),
  ...councilReleases(),
  decision('report', 'b-open', 'whole'),
  decision('report', 'b-later', 'whole', embargo),
];
