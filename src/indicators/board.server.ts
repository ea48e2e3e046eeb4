/** What changed since last year, over all indicators; remembered until the city changes. */

import { yearOf } from '#analysis/period.ts';
import type { Point } from '#analysis/trend.ts';
import { yearChange } from '#analysis/year-change.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { loadAlertLines } from './alerts.server.ts';
import type { BoardRow } from './board-register.ts';
import { comparable } from './comparable.server.ts';
import { cityAreaOf, listIndicators } from './indicators.store.server.ts';
import { listInterpretations } from './interpretations.store.server.ts';
import { seriesOf } from './values.store.server.ts';

export async function loadBoard(visit: Visit): Promise<readonly BoardRow[]> {
  const until = yearOf(visit.asOf);
  const alerts = Map.groupBy(
    (await loadAlertLines(visit)).filter((each) => each.waiting),
    (each) => each.indicatorId,
  );
  const rows = await visit.remember(`board ${until}`, (db) => boardRows(db, until));
  return rows.map((row) => ({ ...row, alerts: alerts.get(row.id)?.length ?? 0 }));
}

async function boardRows(db: CityDb, until: number): Promise<Omit<BoardRow, 'alerts'>[]> {
  const held = (await listIndicators(db)).filter((each) => !each.retired);
  // A count that a rate is made of says the same once more, and how large the city is.
  const counted = new Set(held.map((each) => each.numeratorId));
  const indicators = held.filter((each) => !counted.has(each.id));
  const cityArea = await cityAreaOf(db);
  const divisions = await areasByDivision(db);
  const offices = nameMap(await listNames(db, 'office', 'name'));
  const interpretations = await listInterpretations(db);
  const rows: Omit<BoardRow, 'alerts'>[] = [];
  for (const indicator of indicators) {
    const { id, name, theme, unit, decimals, direction, officeId } = indicator;
    const held = (await seriesOf(db, [indicator], null)).get(id) ?? new Map<string, readonly Point[]>();
    const series = await comparable(db, held);
    const found = yearChange(series.get(cityArea ?? '') ?? [], finest(divisions, series), until);
    if (!found) continue;
    const interpretation = interpretations.find((each) => each.indicatorId === id && each.year === found.year) ?? null;
    const asked = offices.get(interpretation?.officeId ?? '') ?? null;
    rows.push({ ...found, id, name, theme, unit, decimals, direction, officeId, interpretation, asked });
  }
  return rows;
}

/** Areas by division; the city itself is none of its parts. */
async function areasByDivision(db: CityDb): Promise<string[][]> {
  const rows = await db
    .selectFrom('area')
    .innerJoin('division', (join) =>
      join.onRef('division.city_id', '=', 'area.city_id').onRef('division.id', '=', 'area.division_id'),
    )
    .select(['area.id', 'area.division_id'])
    .where('area.city_id', '=', db.cityId)
    .where('division.kind', '<>', 'city')
    .where('area.retired_at', 'is', null)
    .orderBy('area.id')
    .execute();
  return [...Map.groupBy(rows, (row) => row.division_id).values()].map((each) => each.map(({ id }) => id));
}

/** The series of the division in which most areas have values. */
function finest(divisions: readonly (readonly string[])[], series: ReadonlyMap<string, readonly Point[]>) {
  const counted = divisions.map((ids) => ids.flatMap((id) => (series.has(id) ? [series.get(id) ?? []] : [])));
  return counted.toSorted((a, b) => b.length - a.length)[0] ?? [];
}
