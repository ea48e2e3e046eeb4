import { allow } from '#platform/access.server.ts';
import { packed } from '#platform/packed.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadLayer } from '../map-layers.server.ts';
import { layers } from '../map-state.ts';
import type { Route } from './+types/map-layer.ts';

/** What lies on top of the map: points and outlines. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const layer = layers.find((each) => each === args.params.layer);
  if (!layer) throw notFound();
  const key = `layer ${layer} ${visit.asOf} ${visit.language}`;
  return packed(visit, args.request, { stamp: visit.city.revision, key }, () => loadLayer(visit, layer));
}
