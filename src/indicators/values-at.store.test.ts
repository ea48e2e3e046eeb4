import { expect, test } from 'vitest';
import { unknown } from '#analysis/figure.ts';
import { listAreas } from '#areas/areas.store.server.ts';
import { actor, smallCity } from '../../tests/support/city.ts';
import { importValues } from './imports.store.server.ts';
import { figureIn } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';
import { seriesOf } from './values.store.server.ts';
import { countedIndicators, figuresAt, yearsOf } from './values-at.store.server.ts';

test('a map shows the same figures as the series, for units, sums and rates, known or not', async () => {
  const city = await smallCity();
  const value = (
    areaId: string,
    indicatorId: string,
    state: 'known' | 'suppressed' | 'missing',
    number: number | null,
  ) => ({
    indicatorId,
    areaId,
    year: 2020,
    state,
    value: number,
    evidence: 'measured' as const,
  });
  await city.write((db) =>
    importValues(db, actor, { name: 'luecken.csv', hash: 'x' }, [
      value('ot-1', 'zahl-1', 'suppressed', null),
      value('ot-5', 'zahl-1', 'missing', null),
      value('ot-7', 'einwohner', 'known', 0),
      value('bezirk-2', 'einwohner', 'known', 77),
    ]),
  );
  await city.read(async (db) => {
    const areas = await listAreas(db);
    const indicators = await listIndicators(db);
    const series = await seriesOf(db, indicators, null);
    let compared = 0;
    for (const indicator of indicators)
      for (const divisionId of ['ortsteile', 'bezirke', 'schwerpunktraeume', 'stadt']) {
        const found = await figuresAt(db, indicator, { divisionId, years: [2019, 2020, 1950] });
        for (const year of [2019, 2020, 1950])
          for (const area of areas.filter((each) => each.divisionId === divisionId)) {
            const figure = found.get(year)?.get(area.id) ?? unknown('missing');
            const expected = figureIn(series.get(indicator.id)?.get(area.id) ?? [], year);
            expect({ ...figure, evidence: '' }).toEqual({ ...expected, evidence: '' });
            if (figure.state === 'known') expect(figure.evidence).toBe(expected.evidence);
            compared++;
          }
      }
    expect(compared).toBeGreaterThan(300);
  });
});

test('years are those in which something is known of the division or its parts', async () => {
  const city = await smallCity();
  await city.read(async (db) => {
    const all = await listIndicators(db);
    const rate = all.find((each) => each.id === 'rate-1');
    if (!rate) throw new Error('no rate');
    const years = await yearsOf(db, rate, 'ortsteile');
    expect(years).toHaveLength(10);
    expect(await yearsOf(db, rate, 'bezirke')).toEqual(years);
    expect(await yearsOf(db, rate, 'gibt-es-nicht')).toEqual([]);
    expect([...(await countedIndicators(db))].sort()).toEqual(
      all
        .filter((each) => each.kind !== 'rate')
        .map((each) => each.id)
        .sort(),
    );
  });
});
