import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { loadBaseMap } from '#areas/outside-services.store.server.ts';
import { allow, openTo } from '#platform/access.server.ts';
import type { Route } from './+types/map-worker.ts';

/** The map's worker fetches the tiles of a style; which host it may ask is said with its script, not with the page. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const basemap = await loadBaseMap(visit);
  if (basemap) openTo(args, basemap.origin);
  return new Response(`import ${JSON.stringify(workerUrl)};\n`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'private, no-cache' },
  });
}
