/** A frozen report learns which of its numbers were revised since; a rate by its counts, and only of years it shows. */

import { expect, test } from 'vitest';
import type { ReportData } from '#annual-report/report-data.ts';
import { revisionsSince } from '#annual-report/revisions.server.ts';
import type { TestCity } from './support/city.ts';
import { cityOfFigures, receive, value } from './support/values.ts';

const shown = (id: string, ...years: number[]) => ({ id, name: id, points: years.map((year) => ({ year })) });
const since = (city: TestCity, at: string, ...indicators: ReturnType<typeof shown>[]) =>
  city.read((db) => revisionsSince(db, at, { indicators } as unknown as Pick<ReportData, 'indicators'>));

async function revisedCity() {
  const city = await cityOfFigures();
  const both = (told: number) => [value('part', 'stadt', 2020, told), value('part', 'a', 2019, told)];
  await receive(city, both(1));
  await receive(city, both(2), undefined, 'neu.csv', { reason: 'Zensus' });
  return city;
}

test('names indicator, years and reason', async () => {
  const city = await revisedCity();
  const found = await since(
    city,
    '2020-01-01T00:00:00Z',
    shown('part', 2019, 2020),
    shown('share', 2020),
    shown('age', 2020),
  );
  expect(found).toMatchObject([
    { indicatorId: 'part', years: [2020], reasons: ['Zensus'] },
    { indicatorId: 'share', years: [2020], reasons: ['Zensus'] },
  ]);
});

test('is silent of what came before it, and of years it does not show', async () => {
  const city = await revisedCity();
  expect(await since(city, '2100-01-01T00:00:00Z', shown('part', 2020))).toEqual([]);
  expect(await since(city, '2020-01-01T00:00:00Z', shown('part', 2018))).toEqual([]);
});
