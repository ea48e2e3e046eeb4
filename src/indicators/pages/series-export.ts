import { allow } from '#platform/access.server.ts';
import { continuationLines } from '../continuation.ts';
import { loadIndicatorView } from '../indicator-view.server.ts';
import { exportSeries } from '../series-file.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/series-export.ts';

/** The series of an indicator, as the address asks for it: with an area, or the city alone. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = indicatorTexts(visit.language);
  const params = new URL(args.request.url).searchParams;
  const { indicator, view } = await loadIndicatorView(visit, args.params.indicator, params);
  const { subject, city, chart, breaks, breakNotes, continuation, continuationWords: said } = view;
  return exportSeries(args.request, visit, {
    indicator,
    chart,
    lines: [
      ...(subject ? [{ label: subject.name, points: subject.points }] : []),
      { label: t('page.city'), points: city },
      ...(continuation ? continuationLines(continuation, city, visit.language) : []),
    ],
    breaks,
    notes: [...(chart?.band ? [t('page.spread')] : []), ...(said ? [said] : []), ...breakNotes],
    page: `/indikatoren/${indicator.id}`,
  });
}
