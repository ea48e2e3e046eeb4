import type { Point } from '#analysis/trend.ts';
import { allow } from '#platform/access.server.ts';
import { csvType, download } from '#platform/download.server.ts';
import { notFound } from '#platform/refusal.ts';
import { toCsv } from '#ui/table/export.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import { seriesOf } from '../values.store.server.ts';
import type { Route } from './+types/values-export.ts';

/** All values of an indicator, long: area, year, value, state, evidence; the definition and source below. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = indicatorTexts(visit.language);
  const ui = uiTexts(visit.language);
  const { indicator, series, areas } = await visit.read(async (db) => {
    const found = (await listIndicators(db)).find((each) => each.id === args.params.indicator);
    if (!found) throw notFound();
    const rows = await db.selectFrom('area').select(['id', 'code', 'name']).where('city_id', '=', db.cityId).execute();
    return {
      indicator: found,
      series: (await seriesOf(db, [found], null)).get(found.id) ?? new Map<string, readonly Point[]>(),
      areas: new Map(rows.map((row) => [row.id, row])),
    };
  });
  const rows = [...series].flatMap(([areaId, points]) =>
    points.map(({ year, figure }) => [
      areas.get(areaId)?.code ?? areaId,
      areas.get(areaId)?.name ?? '',
      year,
      figure.state === 'known' ? figure.value : null,
      figure.state === 'known' ? '' : ui(`state.${figure.state}`),
      ui(`evidence.${figure.evidence}`),
    ]),
  );
  const head = [t('page.area'), t('page.area'), t('page.year'), t('page.value'), t('list.state'), t('form.evidence')];
  const foot = [indicator.name, indicator.unit, indicator.definition, indicator.source, indicator.licence]
    .filter(Boolean)
    .join(' · ');
  return download(`${indicator.id}-${visit.city.id}.csv`, csvType, toCsv([head, ...rows, [], [foot]]));
}
