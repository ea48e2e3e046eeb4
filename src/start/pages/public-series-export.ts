import { exportSeries } from '#indicators/series-file.server.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { seriesOfPublic } from '../public/indicator-view.server.ts';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-series-export.ts';

/** The released series of the whole city. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const indicator = city.indicators.get(args.params.indicator);
  if (!indicator) throw notFound();
  const { lines, chart, continuationWords, breaks, breakNotes } = seriesOfPublic(visit, indicator);
  const page = `/oeffentlich/zahlen/${indicator.id}`;
  return exportSeries(args.request, visit, {
    indicator,
    chart,
    lines,
    breaks,
    notes: [...(continuationWords ? [continuationWords] : []), ...breakNotes],
    page,
  });
}
