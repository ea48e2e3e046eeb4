/** A city whose figures can be added up by hand: units a, b and c, an area `ab` of two of them, counts, a mean and a rate. */

import type { Evidence, FigureState } from '#analysis/figure.ts';
import { importValues, type ReceivedFile, type ReceivedValue } from '#indicators/imports.store.server.ts';
import { saveIndicator } from '#indicators/indicators.store.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { actor, emptyCity, type TestCity } from './city.ts';
import { indicatorOf } from './forms.ts';
import { received, storeUnits } from './shapes.ts';

/** `part` and `all` are counts, `share` the percentage of the one in the other, `age` a mean. */
export async function cityOfFigures(): Promise<TestCity> {
  const city = await emptyCity();
  await storeUnits(city, [received('a', null), received('b', null), received('c', null)]);
  await storeUnits(city, [received('ab', null)], 'quartiere');
  await city.write(async (db) => {
    const rows = ['a', 'b'].map((part_id) => ({ city_id: db.cityId, area_id: 'ab', part_id }));
    await db.insertInto('area_part').values(rows).execute();
    await saveIndicator(db, actor, { id: 'part', form: indicatorOf({ name: 'Teil' }) });
    await saveIndicator(db, actor, { id: 'all', form: indicatorOf({ name: 'Alle' }) });
    await saveIndicator(db, actor, { id: 'age', form: indicatorOf({ name: 'Alter', kind: 'mean' }) });
    const share = indicatorOf({ name: 'Anteil', kind: 'rate', numeratorId: 'part', denominatorId: 'all', per: 100 });
    await saveIndicator(db, actor, { id: 'share', form: share });
  });
  return city;
}

/** A number, or why there is none. */
export type Told = number | Exclude<FigureState, 'known'>;

export function value(
  indicatorId: string,
  areaId: string,
  year: number,
  told: Told,
  evidence: Evidence = 'measured',
): ReceivedValue {
  const known = typeof told === 'number';
  return { indicatorId, areaId, year, state: known ? 'known' : told, value: known ? told : null, evidence };
}

export function receive(
  city: TestCity,
  values: readonly ReceivedValue[],
  who: Actor = actor,
  name = 'werte.csv',
  how: Pick<ReceivedFile, 'source' | 'licence' | 'mode' | 'reason'> = {},
) {
  return city.write((db) => importValues(db, who, { name, hash: `hash of ${name}`, ...how }, values));
}
