import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { CityDb } from '#platform/database.server.ts';
import { database, emptyCity, type TestCity } from '../../tests/support/city.ts';
import { find } from './search.server.ts';
import { findObjects, stemsOf, textsOf } from './search.store.server.ts';
import { folded, searchKinds } from './search.ts';

const measure = (id: string, title: string, more: Record<string, unknown> = {}) => ({
  id,
  title,
  code: null,
  summary: null,
  plain: null,
  sector_part_id: null,
  lead_id: null,
  person_id: null,
  priority: null,
  starts_on: null,
  due_on: null,
  rhythm_months: null,
  source: null,
  retired_at: null,
  revision: 1,
  ...more,
});

async function cityWith(...rows: ReturnType<typeof measure>[]): Promise<TestCity> {
  const city = await emptyCity();
  await city.write(async (db) => {
    for (const row of rows)
      await db
        .insertInto('measure')
        .values({ ...row, city_id: db.cityId } as never)
        .execute();
  });
  return city;
}

const everything = { kinds: searchKinds };
/** Nothing is remembered: each question is put to the city as it is now. */
const asking =
  (city: TestCity): Parameters<typeof find>[0] =>
  (_, load) =>
    city.read(load);
const ids = (city: TestCity, typed: string, searched: Parameters<typeof find>[2] = everything) =>
  find(asking(city), typed, searched, 50).then(({ found }) => found.map(({ id }) => id));

test('finds by stem, umlaut, beginning, part of a word, code and text', async () => {
  const city = await cityWith(
    measure('bahn', 'Straßenbahn nach Grünau', { code: 'M-0012' }),
    measure('bau', 'Wohnungsbauten am Ring'),
    measure('schule', 'Neubau Grundschule'),
    measure('text', 'Ganz anders', { summary: 'Hier fährt einmal die Strassenbahn.' }),
  );
  expect(await ids(city, 'Straßenbahn')).toEqual(['bahn', 'text']);
  expect(await ids(city, 'STRASSENBAHNEN')).toEqual(['bahn', 'text']);
  expect(await ids(city, 'gruenau')).toEqual(['bahn']);
  expect(await ids(city, 'Grunau straß')).toEqual(['bahn']);
  expect(await ids(city, 'Wohnungsbau')).toEqual(['bau']);
  expect(await ids(city, 'Schulen')).toEqual(['schule']);
  expect(await ids(city, 'M-0012')).toEqual(['bahn']);
  expect(await ids(city, 'bahn ring')).toEqual([]);
  expect(await ids(city, 'schul grund neu')).toEqual(['schule']);
  expect(await ids(city, 'chul rund eub grund n')).toEqual(['schule']);
  expect(await ids(city, 'chul rund eub grund fehlt')).toEqual([]);
});

test('forgives slips, says what it took them for, and finds nothing where nothing is near', async () => {
  const city = await cityWith(measure('bahn', 'Straßenbahn Nord'), measure('bau', 'Wohnungsbauten am Ring'));
  for (const typed of ['Strasenbahn', 'Starßenbahn', 'Straßenbhan', 'Strassenbann nord'])
    expect(await ids(city, typed), typed).toEqual(['bahn']);
  expect(await ids(city, 'Wonungsbau')).toEqual(['bau']);
  const { mended } = await find(asking(city), 'Strasenbahn', everything, 9);
  expect(mended).toEqual([{ typed: 'Strasenbahn', meant: 'Straßenbahn' }]);
  expect(await ids(city, 'Xylophon')).toEqual([]);
});

test('finds retired things only if asked, other kinds only if allowed', async () => {
  const city = await cityWith(
    measure('neu', 'Sporthalle neu'),
    measure('alt', 'Sporthalle alt', { retired_at: '2020-01-01T00:00:00Z' }),
  );
  expect(await ids(city, 'Sporthalle')).toEqual(['neu']);
  expect(await ids(city, 'Sporthalle', { ...everything, retired: true })).toEqual(['alt', 'neu']);
  expect(await ids(city, 'Sporthalle', { kinds: ['goal', 'office'] })).toEqual([]);
});

test('what has been changed or taken away is not found any more, at once', async () => {
  const city = await cityWith(measure('bad', 'Freibad'));
  expect(await ids(city, 'Freibad')).toEqual(['bad']);
  const row = (db: CityDb) => db.updateTable('measure').where('city_id', '=', db.cityId).where('id', '=', 'bad');
  await city.write((db) => row(db).set({ title: 'Hallenbad' }).execute());
  expect(await ids(city, 'Freibad')).toEqual([]);
  expect(await ids(city, 'Hallenbad')).toEqual(['bad']);
  await city.write((db) => db.deleteFrom('measure').where('city_id', '=', db.cityId).where('id', '=', 'bad').execute());
  expect(await ids(city, 'Hallenbad')).toEqual([]);
});

test('a city is searched for itself alone, though the functions run with their owner’s rights', async () => {
  await cityWith(measure('fremd', 'Sternwarte'));
  const own = await emptyCity();
  expect(await ids(own, 'Sternwarte')).toEqual([]);
  expect(await ids(own, 'Sternwahrte')).toEqual([]);
  const { rows } = await sql`select * from search_objects('{sternwarte}', '{measure}', true, 9, '{}')`.execute(
    database.kysely,
  );
  expect(rows).toEqual([]);
});

test('all kinds are found, each with what its line needs', async () => {
  const city = await emptyCity();
  await city.write(async (db) => {
    const id = { city_id: db.cityId, id: 'x', source: null, retired_at: null, revision: 1 };
    await db
      .insertInto('guideline')
      .values({ ...id, title: 'Lindenstadt', position: 1, code: 'L', text: 'Leitsatz' })
      .execute();
    await db
      .insertInto('challenge')
      .values({ ...id, title: 'Linden', position: 1, short: 'Li', text: null })
      .execute();
    await db
      .insertInto('office')
      .values({ ...id, name: 'Lindenamt', short: '61', kind: 'office', parent_id: null, contact: null })
      .execute();
    await db
      .insertInto('product')
      .values({ ...id, code: '0101', name: 'Linden pflanzen', field: 'Grün', office_id: null })
      .execute();
  });
  const found = await city.read((db) => findObjects(db, ['linden'], everything, 9));
  const texts = await city.read((db) => textsOf(db, found));
  const seen = found.map(({ kind, id, code, title, retired }) => [
    kind,
    code,
    title,
    texts.get(`${kind} ${id}`) ?? null,
    retired,
  ]);
  expect(seen.sort()).toEqual([
    ['challenge', 'Li', 'Linden', null, false],
    ['guideline', 'L', 'Lindenstadt', 'Leitsatz', false],
    ['office', '61', 'Lindenamt', null, false],
    ['product', '0101', 'Linden pflanzen', 'Grün', false],
  ]);
});

test('words have the stem that the index knows them by; words that say nothing have none', async () => {
  const city = await emptyCity();
  const stems = await city.read((db) => stemsOf(db, ['wohnungen', 'strassenbahnen', 'und', '0012', 'город']));
  expect(Object.fromEntries(stems)).toEqual({
    wohnungen: 'wohnung',
    strassenbahnen: 'strassenbahn',
    und: null,
    '0012': '0012',
    город: 'город',
  });
});

test('the database folds words as the rules do', async () => {
  const words = [
    'Grüne Straßen',
    'neue Steuer',
    'GRUENAU',
    'Bäume-Allee',
    'Çelik, Łódź?',
    'M-0012',
    'e\u0301cole',
    'Aue Quelle',
  ];
  for (const text of words) {
    const { rows } = await sql<{ folded: string }>`select search_fold(${text}) as folded`.execute(database.kysely);
    expect(rows[0]?.folded.trim(), text).toBe(folded(text));
  }
});

test.each([
  '',
  ' ',
  '\u0000',
  '%_\\\'"<>',
  'x'.repeat(10_000),
  '(a|b)*[c-d]{1,2}$',
  "'; drop table measure; --",
  'a & b | !c <-> d:*',
  ':* & !',
  '😀🏙️ 👩‍👩‍👧',
  'und der die das',
  '²³ ½ Ⅻ ٣',
  '中文 город',
  '1e5 -12 2026-11-22 a@b.de http://x.y/z',
])('whatever is typed is no error: %j', async (typed) => {
  const city = await cityWith(measure('x', 'Etwas & mehr'));
  await expect(ids(city, typed)).resolves.toBeInstanceOf(Array);
});

test('finds a composite index by its name, by a part of it, and by what it is for', async () => {
  const city = await emptyCity();
  await city.write((db) =>
    db
      .insertInto('composite_index')
      .values({
        city_id: db.cityId,
        id: 'lebenslagen',
        name: 'Lebenslagen in den Ortsteilen',
        purpose: 'Zeigt, wo Familienförderung zuerst gebraucht wird.',
        source: null,
        version: 1,
        retired_at: null,
        revision: 1,
      })
      .execute(),
  );
  for (const typed of ['Lebenslage', 'ebenslag', 'Familienförderung', 'Lebenslgen'])
    expect([typed, await ids(city, typed)]).toEqual([typed, ['lebenslagen']]);
  expect(await ids(city, 'Lebenslagen', { kinds: ['indicator'] })).toEqual([]);
});

test('what is agreed on is found too: by stem, part of a word, slip and text', async () => {
  const city = await emptyCity();
  await city.write(async (db) => {
    const id = { city_id: db.cityId, id: 'x', source: null, retired_at: null, revision: 1 };
    const into = (table: string, row: object) =>
      db
        .insertInto(table as 'measure')
        .values(row as never)
        .execute();
    await into('challenge', { ...id, title: 'Klima', position: 1, short: null, text: null });
    await into('sector_plan', { ...id, title: 'Stadtklimakonzept', kind: 'concept', note: 'Frischluftschneisen' });
    await into('working_group', { ...id, name: 'Hitzegruppe', kind: 'working', mandate: 'Trinkbrunnen' });
    await into('checklist', { ...id, title: 'Klimaprüfung', challenge_id: 'x' });
    const version = { city_id: db.cityId, checklist_id: 'x', due_on: null, closed_on: null, revision: 1 };
    const asks = (text: string) => JSON.stringify([{ id: 'q', text, type: 'text', options: [], guidance: null }]);
    await into('checklist_version', {
      ...{ ...version, version: 1, state: 'open', opened_on: '2026-01-01' },
      questions: asks('Wo gibt es Schattenplätze?'),
    });
    await into('checklist_version', {
      ...{ ...version, version: 2, state: 'draft', opened_on: null },
      questions: asks('Und Nebelduschen?'),
    });
    await into('strategy', { ...id, title: 'Schwammstadt', text: null, office_id: null, position: 1 });
  });
  const kinds = async (typed: string) =>
    (await find(asking(city), typed, everything, 9)).found.map(({ kind }) => kind).sort();
  expect(await kinds('Stadtklimakonzepte')).toEqual(['sector-plan']);
  expect(await kinds('klimakonzept')).toEqual(['sector-plan']);
  expect(await kinds('Frischluftschneise')).toEqual(['sector-plan']);
  expect(await kinds('hitzegrupe')).toEqual(['working-group']);
  expect(await kinds('Trinkbrunnen')).toEqual(['working-group']);
  expect(await kinds('Klimapruefung')).toEqual(['checklist']);
  expect(await kinds('Schattenplatz')).toEqual(['checklist']);
  expect(await kinds('Nebeldusche')).toEqual([]);
  expect(await kinds('Schwamstadt')).toEqual(['strategy']);
  expect(await kinds('wammstadt')).toEqual(['strategy']);
});

test('a conflict that is merely noted, and a draft of a version, are found by those inside only', async () => {
  const city = await emptyCity();
  await city.write(async (db) => {
    const into = (table: string, row: object) =>
      db
        .insertInto(table as 'measure')
        .values(row as never)
        .execute();
    const conflict = { city_id: db.cityId, summary: 'Beides geht nicht', found_on: '2026-01-01', revision: 1 };
    const uses = sql`'{}'::text[]`;
    await into('conflict', { ...conflict, uses, id: 'noted', title: 'Streuobstwiese oder Halle', state: 'noted' });
    const dropped = { state: 'dropped', state_reason: 'Ein Irrtum' };
    await into('conflict', { ...conflict, uses, id: 'dropped', title: 'Streuobstwiese oder Weg', ...dropped });
    const stage = { city_id: db.cityId, meaning: 'draft', role: null, days: null, freezes: 'nothing', revision: 1 };
    const stages = { resolution: false, position: 1, retired_at: null };
    await into('version_stage', { ...stage, ...stages, id: 's-in', title: 'Entwurf', council: false });
    await into('version_stage', { ...stage, ...stages, id: 's-out', title: 'Ratslesung', council: true });
    const version = { city_id: db.cityId, state: 'open', created_at: '2026-01-01T00:00:00Z', revision: 1 };
    await into('version', { ...version, id: 'draft', title: 'Fortschreibung Alpha', stage_id: 's-in' });
    await into('version', { ...version, id: 'read', title: 'Fortschreibung Beta', stage_id: 's-out' });
  });
  const inside = { ...everything, within: ['untold', 'drafts'] as const };
  expect(await ids(city, 'Streuobstwiese')).toEqual([]);
  expect(await ids(city, 'Streuobstwisee')).toEqual([]);
  expect(await ids(city, 'Streuobstwiese', inside)).toEqual(['noted']);
  expect(await ids(city, 'Streuobstwisee', inside)).toEqual(['noted']);
  expect(await ids(city, 'Streuobstwiese', { ...inside, retired: true })).toEqual(['noted', 'dropped']);
  expect(await ids(city, 'Fortschreibung')).toEqual(['read']);
  expect(await ids(city, 'Fortschreibung', inside)).toEqual(['draft', 'read']);
});
