/** Computed indicators against both engines: what is defined, what it says of areas, sums and the city, and to whom. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type CityDb, inCity } from '#platform/database.server.ts';
import { undo } from '#platform/journal.server.ts';
import { actor, database, person, type TestCity } from '../../tests/support/city.ts';
import { indicatorOf } from '../../tests/support/forms.ts';
import { rowsOf } from '../../tests/support/rows.ts';
import { cityOfFigures, receive, value } from '../../tests/support/values.ts';
import { definitionFrom, type FormulaForm, formulaForm } from './formula-form.ts';
import { previewOf } from './formula-preview.server.ts';
import { formulaVersions, saveFormula } from './formulas.store.server.ts';
import { figureIn } from './indicator.ts';
import { listIndicators, retireIndicator, saveIndicator } from './indicators.store.server.ts';
import { protectStale } from './protected-tables.store.server.ts';
import { seesStored } from './protected-values.store.server.ts';
import { noProtection } from './protection.ts';
import { protect } from './protections.store.server.ts';
import { citySeries, seriesOf } from './values.store.server.ts';
import { figuresAt, yearsOf } from './values-at.store.server.ts';

const form = (given: Record<string, unknown>): FormulaForm =>
  formulaForm.parse({ name: 'Berechnet', direction: 'none', parts: [], ...given });

const define = (city: TestCity, given: Record<string, unknown>, { id, expect: expected, who = actor }: Asked = {}) =>
  city.write((db) =>
    saveFormula(db, who, {
      id,
      form: form(given),
      definition: definitionFrom(form(given)),
      unit: '%',
      ...(expected === undefined ? {} : { expect: expected }),
    }),
  );
type Asked = { id?: string; expect?: number; who?: typeof actor };

const held = async (city: Pick<TestCity, 'read'>, id: string) => {
  const found = (await city.read(listIndicators)).find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

/** 2020 and 2021 in a, b and the city; c has no whole. */
async function cityOfYears(): Promise<TestCity> {
  const city = await cityOfFigures();
  await receive(city, [
    ...[value('part', 'a', 2020, 10), value('part', 'b', 2020, 30), value('part', 'c', 2020, 5)],
    ...[value('part', 'a', 2021, 15), value('part', 'b', 2021, 30), value('part', 'c', 2021, 0)],
    ...[value('all', 'a', 2020, 100), value('all', 'b', 2020, 100), value('all', 'c', 2020, 0)],
    ...[value('all', 'a', 2021, 100), value('all', 'b', 2021, 300), value('all', 'c', 2021, 0)],
    ...[value('part', 'stadt', 2020, 45), value('part', 'stadt', 2021, 45)],
    ...[value('all', 'stadt', 2020, 200), value('all', 'stadt', 2021, 400)],
    ...[value('age', 'a', 2020, 40), value('age', 'b', 2020, 'suppressed'), value('age', 'a', 2021, 42)],
  ]);
  return city;
}

/** What a reader gets in a year, asked both ways; both ways must say the same. */
async function seen(city: Pick<TestCity, 'read'>, id: string, year: number) {
  const indicator = await held(city, id);
  return city.read(async (db) => {
    const series = (await seriesOf(db, [indicator], null)).get(id) ?? new Map();
    const told: Record<string, unknown> = {};
    for (const divisionId of ['ortsteile', 'quartiere', 'stadt']) {
      const at = (await figuresAt(db, indicator, { divisionId, years: [year] })).get(year);
      for (const [area, figure] of at ?? []) {
        const one = (await seriesOf(db, [indicator], [area])).get(id);
        for (const other of [figureIn(series.get(area) ?? [], year), figureIn(one?.get(area) ?? [], year)])
          expect([area, other.state === 'missing' ? 'missing' : other]).toEqual([
            area,
            figure.state === 'missing' ? 'missing' : figure,
          ]);
        told[area] = figure.state === 'known' ? Math.round(figure.value * 100) / 100 : figure.state;
      }
    }
    return told;
  });
}

describe('a computed indicator', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a share: zero below does not apply, sums are of counts',
      { kind: 'share', partId: 'part', wholeId: 'all' },
      { a: 15, b: 10, c: 'not-applicable', ab: 11.25, stadt: 11.25 },
    ],
    [
      'a rate per thousand',
      { kind: 'rate', partId: 'part', wholeId: 'all', per: '1000' },
      { a: 150, b: 100, c: 'not-applicable', ab: 112.5, stadt: 112.5 },
    ],
    [
      'a change in percent',
      { kind: 'change', inputId: 'part', years: '1', as: 'relative' },
      { a: 50, b: 0, c: -100, ab: 12.5, stadt: 0 },
    ],
    [
      'a change in its unit, since a year',
      { kind: 'change', inputId: 'all', sinceYear: '2020', as: 'absolute' },
      { a: 0, b: 200, c: 0, ab: 200, stadt: 200 },
    ],
    [
      'an index: from zero it does not apply',
      { kind: 'index', inputId: 'all', base: '2020' },
      { a: 100, b: 300, c: 'not-applicable', ab: 200, stadt: 200 },
    ],
    [
      'against the city, of a rate',
      { kind: 'against-reference', inputId: 'share', as: 'absolute' },
      { a: 3.75, b: -1.25, c: 'not-applicable', ab: 0, stadt: 0 },
    ],
    [
      'a change of a rate',
      { kind: 'change', inputId: 'share', years: '1', as: 'absolute' },
      { a: 5, b: -20, c: 'not-applicable', ab: -8.75, stadt: -11.25 },
    ],
    [
      'a mean, weighted by counts: means of areas put together are not known',
      {
        kind: 'weighted-mean',
        parts: [
          { inputId: 'age', weightId: 'part' },
          { inputId: 'share', weightId: 'all' },
        ],
      },
      { a: 18.52, b: 'missing', c: 'not-applicable', ab: 'missing', stadt: 'missing' },
    ],
  ])('%s', async (_, given, expected) => {
    const city = await cityOfYears();
    if (given['kind'] === 'weighted-mean')
      await receive(city, [value('age', 'c', 2021, 30), value('part', 'c', 2021, 0)], actor, 'mehr.csv');
    const { id } = await define(city, given);
    expect(await seen(city, id, 2021)).toEqual(expected);
    const indicator = await held(city, id);
    expect(indicator.evidence).toBe('computed');
    const years = await city.read((db) => yearsOf(db, indicator, 'ortsteile'));
    expect(years).toContain(2021);
  });

  test('has no year for which its inputs do not go back far enough', async () => {
    const city = await cityOfYears();
    const { id } = await define(city, { kind: 'change', inputId: 'part', years: '1', as: 'relative' });
    const indicator = await held(city, id);
    expect(await city.read((db) => yearsOf(db, indicator, 'ortsteile'))).toEqual([2021]);
    const series = (await city.read(citySeries)).series.get(id);
    expect(series?.map(({ year }) => year)).toEqual([2021]);
  });

  test('does not compare across a change of borders', async () => {
    const city = await cityOfYears();
    const { id } = await define(city, { kind: 'change', inputId: 'part', years: '1', as: 'relative' });
    expect(await seen(city, id, 2021)).toMatchObject({ a: 50, b: 0 });
    const geom = 'MULTIPOLYGON(((12 51,12.1 51,12.1 51.1,12 51.1,12 51)))';
    await city.write((db) =>
      sql`insert into area_shape (city_id, area_id, valid_from, approximate, changed_at, geom, breaks)
        values (${db.cityId}, 'a', '2021-01-01', false, now(), st_geomfromtext(${geom}, 4326), true)`.execute(db),
    );
    expect(await seen(city, id, 2021)).toMatchObject({ a: 'not-applicable', b: 0 });
  });

  test('is computed from computed ones, and never from itself', async () => {
    const city = await cityOfYears();
    const { id: growth } = await define(city, { kind: 'change', inputId: 'all', years: '1', as: 'relative' });
    const { id: above } = await define(city, { kind: 'against-reference', inputId: growth, as: 'absolute' });
    expect(await seen(city, above, 2021)).toEqual({ a: -100, b: 100, c: 'not-applicable', ab: 0, stadt: 0 });
    const circle = define(city, { kind: 'index', inputId: above, base: '2020' }, { id: growth });
    await expect(circle).rejects.toMatchObject({ key: 'formula-outdated' });
    const covered = define(city, { kind: 'share', partId: 'all', wholeId: 'part' }, { id: 'part' });
    await expect(covered).rejects.toMatchObject({ key: 'formula-stored' });
  });

  test('keeps its versions, and what is saved without a change is none', async () => {
    const city = await cityOfYears();
    const ada = await person();
    const { id } = await define(city, { kind: 'share', partId: 'part', wholeId: 'all' });
    const same = { kind: 'share', partId: 'part', wholeId: 'all', name: 'Anders genannt' };
    await define(city, same, { id, expect: 1 });
    expect(await held(city, id)).toMatchObject({ name: 'Anders genannt', formulaVersion: 1, methodVersion: '1' });
    const next = { kind: 'index', inputId: 'part', base: '2020', reason: 'besser zu lesen' };
    const { entryId } = await define(city, next, { id, expect: 2, who: ada });
    expect(await held(city, id)).toMatchObject({ kind: 'computed', formulaVersion: 2, methodVersion: '2' });
    const versions = await city.read((db) => formulaVersions(db, id));
    expect(versions.map(({ version, definition, reason }) => [version, definition.kind, reason])).toEqual([
      [2, 'index', 'besser zu lesen'],
      [1, 'share', null],
    ]);
    const changed = (db: CityDb) =>
      sql`update indicator_formula set reason = 'x' where city_id = ${db.cityId}`.execute(db);
    await expect(city.write(changed)).rejects.toThrow(/not changed/);
    await city.write((db) => undo(db, ada, entryId ?? 0, {}));
    expect(await held(city, id)).toMatchObject({ kind: 'rate', formulaVersion: 1 });
    expect(await seen(city, id, 2021)).toMatchObject({ a: 15 });
  });

  test('is not changed by the plain form', async () => {
    const city = await cityOfYears();
    const { id } = await define(city, { kind: 'index', inputId: 'part', base: '2020' });
    const plain = indicatorOf({ name: 'Neu genannt', kind: 'count', evidence: 'measured' });
    await city.write((db) => saveIndicator(db, actor, { id, form: plain, expect: 1, computed: true }));
    expect(await held(city, id)).toMatchObject({ name: 'Neu genannt', kind: 'computed', evidence: 'computed' });
  });

  test('goes on where an input has ended; a new one cannot be made of it', async () => {
    const city = await cityOfYears();
    const { id } = await define(city, { kind: 'index', inputId: 'part', base: '2020' });
    const part = await held(city, 'part');
    await city.write((db) => retireIndicator(db, actor, part, true));
    expect(await seen(city, id, 2021)).toMatchObject({ a: 150 });
    await expect(define(city, { kind: 'index', inputId: 'part', base: '2020' })).rejects.toMatchObject({ status: 409 });
  });

  test('an input cannot be taken back as if it had never been', async () => {
    const city = await cityOfYears();
    const ada = await person();
    const { entryId } = await city.write((db) =>
      saveIndicator(db, ada, { id: 'fresh', form: indicatorOf({ name: 'Frisch' }) }),
    );
    await define(city, { kind: 'share', partId: 'fresh', wholeId: 'all' });
    await expect(city.write((db) => undo(db, ada, entryId ?? 0, {}))).rejects.toThrow();
    expect(await held(city, 'fresh')).toMatchObject({ name: 'Frisch' });
  });
});

describe('what is held back', () => {
  const cleared = (city: TestCity) => ({
    read: <T>(work: Parameters<typeof inCity<T>>[3]) => inCity(database, city.id, 'read', work, [seesStored]),
  });

  test('stays so in what is computed from it, until its table is made and after', async () => {
    const city = await cityOfYears();
    const ids = [];
    for (const given of [
      { kind: 'share', partId: 'part', wholeId: 'all' },
      { kind: 'index', inputId: 'part', base: '2020' },
      { kind: 'change', inputId: 'part', years: '1', as: 'absolute' },
      { kind: 'against-reference', inputId: 'share', as: 'relative' },
      {
        kind: 'weighted-mean',
        parts: [
          { inputId: 'age', weightId: 'part' },
          { inputId: 'share', weightId: 'part' },
        ],
      },
    ])
      ids.push((await define(city, given)).id);
    const rule = { ...noProtection, indicators: ['part'], method: 'suppression' as const, threshold: 20, readers: [] };
    await city.write((db) => protect(db, actor, rule));
    for (const id of ids) expect([id, (await seen(city, id, 2021))['a']]).toEqual([id, 'suppressed']);
    await protectStale(city);
    const part = await seen(city, 'part', 2021);
    expect(part['a']).toBe('suppressed');
    for (const id of ids) {
      const here = await seen(city, id, 2021);
      for (const [area, told] of Object.entries(part))
        if (told === 'suppressed') expect([id, area, here[area]]).toEqual([id, area, 'suppressed']);
    }
    expect((await seen(cleared(city), ids[0] ?? '', 2021))['a']).toBe(15);
  });
});

describe('the preview', () => {
  test('says what would be stored, in which divisions, and why not', async () => {
    const city = await cityOfYears();
    const given = form({ kind: 'share', partId: 'part', wholeId: 'all' });
    const indicators = await city.read(listIndicators);
    const divisions = [
      { id: 'ortsteile', name: 'Ortsteile' },
      { id: 'quartiere', name: 'Quartiere' },
    ];
    const about = { id: null, indicators, divisions, until: 2026, unit: '%', language: 'de' as const };
    const preview = await city.read((db) => previewOf(db, given, definitionFrom(given), about));
    expect(preview.shown).toMatchObject({ division: 'Ortsteile', year: 2021 });
    expect(preview.divisions.map(({ known, areas }) => [known, areas])).toEqual([
      [2, 3],
      [1, 1],
    ]);
    expect(preview.rows.map(({ id, why }) => [id, why])).toEqual([
      ['stadt', null],
      ['a', null],
      ['b', null],
      ['c', 'zero'],
    ]);
    const other = form({ kind: 'index', inputId: 'age', base: '1990' });
    const empty = await city.read((db) => previewOf(db, other, definitionFrom(other), about));
    expect(empty.shown).toBeNull();
    expect(empty.divisions.map(({ lacking }) => lacking)).toEqual([[], ['Alter']]);
  });
});

test('what is computed of one city is nothing to another', async () => {
  const [here, there] = [await cityOfYears(), await cityOfFigures()];
  const { id } = await define(here, { kind: 'share', partId: 'part', wholeId: 'all' });
  expect((await there.read(listIndicators)).map((each) => each.id)).not.toContain(id);
  expect(await rowsOf(there, 'indicator_formula')).toEqual([]);
});
