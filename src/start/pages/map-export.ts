import { exportAreas } from '#areas/panels/geo-file.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { formatOf } from '#platform/download.server.ts';
import { slug } from '#platform/id.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadLayer } from '../map-layers.server.ts';
import { loadMapLists, resolveMap } from '../map-lists.server.ts';
import { layerColours, layerName } from '../map-looks.ts';
import { mapRegister, mapRows } from '../map-register.ts';
import { sheetPicture } from '../map-sheet.ts';
import { readMapState } from '../map-state.ts';
import { loadGround, loadInside, loadPictures, sourcesOf } from '../map-view.server.ts';
import type { Route } from './+types/map-export.ts';

/** The map of a link: its values as a table or with shapes, or its pictures one below the other. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = areaTexts(visit.language);
  const lists = await loadMapLists(visit);
  const resolved = await resolveMap(visit, lists, readMapState(new URL(args.request.url).searchParams));
  if (!resolved) throw notFound();
  const { division, areas, state } = resolved;
  const pictures = await loadPictures(visit, lists, resolved);
  const indicators = pictures.flatMap(({ indicator }) => indicator ?? []);
  const title = pictures.map((picture) => picture.title).join(' · ');
  const together = (words: readonly (string | null)[]) => [...new Set(words)].filter(Boolean).join('; ') || null;
  const about = {
    name: slug(`karte ${title}`).slice(0, 60),
    source: indicators.length > 0 ? together(indicators.map(({ source }) => source)) : division.source,
    licence: indicators.length > 0 ? together(indicators.map(({ licence }) => licence)) : division.licence,
    page: '/karte',
  };
  if (formatOf(args.request) !== 'svg' && formatOf(args.request) !== 'png') {
    const register = mapRegister(visit.language, pictures);
    const rows = mapRows(areas, pictures);
    return exportAreas(args.request, visit, { ...about, title, register, rows, divisionId: division.id });
  }
  const ground = await loadGround(visit, lists, division.id);
  if (ground.paths.length === 0) throw notFound();
  const inside = await loadInside(visit, lists, resolved);
  const layers = await Promise.all(state.layers.map((layer) => loadLayer(visit, layer)));
  const marks = state.layers.map((layer) => ({ colour: layerColours[layer].paper, label: layerName(t, layer) }));
  const drawings = pictures.map((picture, index) => ({
    svg: sheetPicture(
      { ground, layers, drawnShape: inside?.geometry ?? null, words: { north: t('map.north') } },
      picture,
    ),
    width: ground.width,
    height: ground.height + 34,
    ...(pictures.length > 1 ? { title: picture.title } : {}),
    legend: [...picture.legend, ...(index === pictures.length - 1 ? marks : [])],
  }));
  const unit = indicators[0]?.unit;
  const subtitle = [visit.city.name, t('map.sheetDivision', { division: division.name }), unit]
    .filter(Boolean)
    .join(' · ');
  const borders = sourcesOf(t, { pictures: [], borders: ground.sources, licence: division.licence, layers });
  const notes = [...borders, ...(ground.approximate ? [t('map.approximate')] : [])];
  return exportPicture(args.request, visit, { ...about, picture: { title, subtitle, drawings, notes } });
}
