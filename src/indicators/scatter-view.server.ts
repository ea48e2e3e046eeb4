/** What the page of two indicators shows and its files say. */

import { combinedEvidence, type Evidence, unknown } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import { loadDivisions } from '#areas/panels/divisions.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';
import { residentsIndicator } from './residents.store.server.ts';
import { madeAlike, readScatter, type ScatterArea, type ScatterAsked, scatterOf, yearsToSet } from './scatter.ts';
import { figuresAt, yearsOf } from './values-at.store.server.ts';

type Axis = { readonly indicator: Indicator; readonly year: number; readonly evidence: Evidence | null };

export async function loadScatter(visit: Visit, params: URLSearchParams) {
  const until = yearOf(visit.asOf);
  const divisions = await loadDivisions(visit);
  const division = divisions.find(({ id }) => id === params.get('gliederung')) ?? divisions[0] ?? null;
  const { indicators, residents } = await visit.remember('indicators to set', async (db) => ({
    indicators: (await listIndicators(db)).filter((each) => !each.retired),
    residents: await residentsIndicator(db),
  }));
  const asked = readScatter(params, { divisionId: division?.id ?? null, indicators, until });
  const [x, y] = [asked.x, asked.y].map((id) => indicators.find((each) => each.id === id) ?? null);
  const yearsIn = async (indicator: Indicator | null | undefined) =>
    indicator && division ? (await loadYears(visit, indicator, division.id)).filter((year) => year <= until) : [];
  const years = { x: await yearsIn(x), y: await yearsIn(y) };
  const at = yearsToSet(years.x, years.y, asked);
  const weights = asked.weighted ? residents : null;
  const set =
    x && y && division && at.x !== null && at.y !== null
      ? await loadSet(visit, {
          division,
          asked,
          weights,
          x: { indicator: x, year: at.x },
          y: { indicator: y, year: at.y },
        })
      : null;
  const problems = [
    ...asked.problems,
    ...(asked.weighted && !residents ? [{ key: 'no-residents' as const, value: '' }] : []),
    ...(set && set.scatter.notPositive > 0
      ? [{ key: 'not-positive' as const, value: String(set.scatter.notPositive) }]
      : []),
  ];
  return {
    divisions: divisions.map(({ id, name }) => ({ id, name })),
    division: division && { id: division.id, name: division.name, count: division.areas.length },
    indicators: indicators.map(({ id, name, theme }) => ({ id, name, theme })),
    chosen: { x: x?.id ?? null, y: y?.id ?? null },
    years,
    asked: { ...asked, weighted: weights !== null },
    canWeight: residents !== null,
    problems,
    set,
  };
}
export type ScatterView = Awaited<ReturnType<typeof loadScatter>>;
export type ScatterSet = NonNullable<ScatterView['set']>;

function loadYears(visit: Visit, indicator: Indicator, divisionId: string): Promise<number[]> {
  return visit.remember(`years of ${indicator.id} in ${divisionId}`, (db) => yearsOf(db, indicator, divisionId));
}

type Wanted = {
  readonly division: { readonly id: string; readonly areas: readonly { readonly id: string; readonly name: string }[] };
  readonly asked: ScatterAsked;
  readonly weights: Indicator | null;
  readonly x: Omit<Axis, 'evidence'>;
  readonly y: Omit<Axis, 'evidence'>;
};

async function loadSet(visit: Visit, { division, asked, weights, x, y }: Wanted) {
  const key = `set ${division.id} ${x.indicator.id} ${x.year} ${y.indicator.id} ${y.year} ${weights?.id} ${asked.scale}`;
  return visit.remember(key, async (db) => {
    const read = async (indicator: Indicator, year: number) =>
      (await figuresAt(db, indicator, { divisionId: division.id, years: [year] })).get(year);
    const [ofX, ofY] = [await read(x.indicator, x.year), await read(y.indicator, y.year)];
    const ofWeights = weights && (await read(weights, y.year));
    const areas: ScatterArea[] = division.areas.map(({ id, name }) => ({
      id,
      name,
      x: ofX?.get(id) ?? unknown('missing'),
      y: ofY?.get(id) ?? unknown('missing'),
      weight: weights && (ofWeights?.get(id) ?? unknown('missing')),
    }));
    const scatter = scatterOf(areas.toSorted(byName), asked.scale);
    const evidence = (axis: 'x' | 'y') => combinedEvidence(scatter.areas.map((area) => area[axis].evidence)) ?? null;
    return {
      scatter,
      x: { ...x, evidence: evidence('x') } satisfies Axis,
      y: { ...y, evidence: evidence('y') } satisfies Axis,
      alike: madeAlike(x.indicator, y.indicator),
      /** As with rankings: the last of a sensitive theme would be read as the worst. */
      sensitive: x.indicator.sensitive || y.indicator.sensitive,
    };
  });
}

const collator = new Intl.Collator('de', { numeric: true });
const byName = (a: ScatterArea, b: ScatterArea) => collator.compare(a.name, b.name);
