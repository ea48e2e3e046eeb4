/** What the segregation page shows and its files say: the counts of two groups in the areas of a division, year by year. */

import { setImmediate } from 'node:timers/promises';
import { unknown } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { LineChart } from '#ui/chart/line-chart.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';
import { areasIn } from './indices.store.server.ts';
import { residentsIndicator } from './residents.store.server.ts';
import { type SegregationYear, segregationOf } from './segregation-years.ts';
import { indicatorTexts } from './texts.en.ts';
import { seriesOf } from './values.store.server.ts';

const draws = 100;
const seed = 1;
/** So many areas in all years together are computed within a page; of a finer division only the latest years. */
const mostAreas = 1600;

/** The groups and the division that an address asks for (`gruppe`, `gegen`, `gliederung`). */
export async function loadSegregation(visit: Visit, params: URLSearchParams) {
  const base = await loadMapBase(visit, params.get('gliederung'));
  const { counts, residents } = await visit.remember('countable groups', async (db) => ({
    counts: (await listIndicators(db)).filter((each) => each.kind === 'count' && !each.retired),
    residents: await residentsIndicator(db),
  }));
  const group = counts.find((each) => each.id === params.get('gruppe') && each.id !== residents?.id) ?? null;
  const against = counts.find((each) => each.id === params.get('gegen') && each.id !== group?.id) ?? null;
  const rest = against === null || against.id === residents?.id;
  const other = rest ? residents : against;
  const division = base?.divisions.find((each) => each.id === base.divisionId) ?? null;
  const until = yearOf(visit.asOf);
  const years =
    group && other && division
      ? await visit.remember(`segregation ${group.id} ${other.id} ${rest} ${division.id} ${until}`, (db) =>
          yearsOf(db, { group, other, rest, divisionId: division.id, until }),
        )
      : [];
  return {
    groups: counts.filter((each) => each.id !== residents?.id).map(({ id, name }) => ({ id, name })),
    divisions: base?.divisions ?? [],
    division,
    group: group && {
      id: group.id,
      name: group.name,
      source: group.source,
      licence: group.licence,
      evidence: group.evidence,
    },
    against: rest ? null : against && { id: against.id, name: against.name },
    countsResidents: residents !== null,
    until,
    years,
    chart: chartOf(years, visit.language),
  };
}

type Asked = {
  readonly group: Indicator;
  readonly other: Indicator;
  readonly rest: boolean;
  readonly divisionId: string;
  readonly until: number;
};

async function yearsOf(db: CityDb, { group, other, rest, divisionId, until }: Asked): Promise<SegregationYear[]> {
  const areas = await areasIn(db, divisionId);
  const ids = areas.map((area) => area.id);
  const series = await seriesOf(db, [group, other], ids);
  const figuresOf = (id: string) =>
    new Map(
      [...(series.get(id) ?? [])].map(([areaId, points]) => [
        areaId,
        new Map(points.map(({ year, figure }) => [year, figure])),
      ]),
    );
  const [ofGroup, ofOther] = [figuresOf(group.id), figuresOf(other.id)];
  const years = [...new Set([...ofGroup.values()].flatMap((points) => [...points.keys()]))]
    .filter((year) => year <= until)
    .sort((a, b) => a - b)
    .slice(-Math.max(1, Math.floor(mostAreas / Math.max(1, areas.length))));
  const found: SegregationYear[] = [];
  for (const year of years) {
    const pairs = ids.map((area) => ({
      area,
      group: ofGroup.get(area)?.get(year) ?? unknown('missing'),
      other: ofOther.get(area)?.get(year) ?? unknown('missing'),
    }));
    found.push(segregationOf(year, pairs, { rest, draws, seed }));
    // A year takes a tenth of a second: others are served in between.
    await setImmediate();
  }
  return found;
}

/** The unevenness with its limits, and what chance alone would give; in percent. */
function chartOf(years: readonly SegregationYear[], language: Language): LineChart | null {
  const t = indicatorTexts(language);
  const said = years.flatMap((each) =>
    each.refused === null ? [{ year: each.year, ...each.indices.unevenness }] : [],
  );
  if (said.length < 2) return null;
  const line = (of: (each: (typeof said)[number]) => number) =>
    years.map(({ year }) => {
      const found = said.find((each) => each.year === year);
      return { year, value: found ? of(found) * 100 : null };
    });
  return {
    lines: [
      { label: t('segregation.chance'), role: 'city', points: line((each) => each.chance) },
      { label: t('segregation.here'), role: 'subject', points: line((each) => each.value) },
    ],
    band: {
      label: t('segregation.range'),
      points: said.map(({ year, lower, upper }) => ({ year, low: lower * 100, high: upper * 100 })),
    },
    width: 600,
    height: 270,
    format: (value) => formatNumber(value, language, 1),
  };
}
