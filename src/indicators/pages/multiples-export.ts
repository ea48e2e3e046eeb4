import { allow } from '#platform/access.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadIndicatorView } from '../indicator-view.server.ts';
import { multiplesView } from '../multiples-view.server.ts';
import type { Route } from './+types/multiples-export.ts';

/** The series of every area as one picture. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const seen = await loadIndicatorView(visit, args.params.indicator, new URL(args.request.url).searchParams);
  const view = multiplesView(visit, seen);
  if (!view) throw notFound();
  const { id, name, unit, source, licence } = seen.indicator;
  const division = seen.base?.divisions.find((each) => each.id === seen.base?.divisionId)?.name;
  const subtitle = [visit.city.name, division, unit].filter(Boolean).join(' · ');
  const picture = { title: name, subtitle, drawings: [view.drawing()], notes: [view.note, ...view.breakNotes] };
  const about = { name: `${id}-${seen.base?.divisionId ?? ''}-einzeln`, source, licence, page: `/indikatoren/${id}` };
  return exportPicture(args.request, visit, { ...about, picture });
}
