import type { Point } from '#analysis/trend.ts';
import { allow } from '#platform/access.server.ts';
import { exportTable } from '#platform/download.server.ts';
import { notFound } from '#platform/refusal.ts';
import { figureCell } from '#ui/table/export.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import { seriesOf } from '../values.store.server.ts';
import type { Route } from './+types/values-export.ts';

/** All values of an indicator, long, as our own import reads them: indicator, area, year, value or why there is none, evidence. */
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
  const { id, name, unit, definition, source, licence } = indicator;
  const head = [
    t('page.indicator'),
    t('page.key'),
    t('page.area'),
    t('page.year'),
    t('page.value'),
    t('page.unit'),
    ui('file.evidence'),
  ];
  // A district may have the code of a quarter, and its name: then our own key says which is meant.
  const bare = (code: string | null) => code?.replace(/^0+(?=\d)/, '') ?? '';
  const codes = Map.groupBy(areas.values(), ({ code }) => bare(code));
  const keyOf = (areaId: string) => {
    const code = areas.get(areaId)?.code ?? null;
    return code !== null && codes.get(bare(code))?.length === 1 ? code : areaId;
  };
  const rows = [...series].flatMap(([areaId, points]) =>
    points.map(({ year, figure }) => [
      id,
      keyOf(areaId),
      areas.get(areaId)?.name ?? null,
      year,
      figureCell(figure, ui),
      unit,
      ui(`evidence.${figure.evidence}`),
    ]),
  );
  return exportTable(args.request, visit, {
    name: id,
    title: [name, definition].filter(Boolean).join(': ').slice(0, 400),
    source,
    licence,
    page: `/indikatoren/${id}`,
    table: [head, ...rows],
  });
}
