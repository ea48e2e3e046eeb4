import { areaTexts } from '#areas/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { now, today } from '#platform/clock.server.ts';
import { download } from '#platform/download.server.ts';
import { slug } from '#platform/id.server.ts';
import { makePdf } from '#platform/pdf.server.ts';
import { notFound } from '#platform/refusal.ts';
import { formatDate, formatNumber } from '#ui/format.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { loadLayer } from '../map-layers.server.ts';
import { loadMapLists, resolveMap } from '../map-lists.server.ts';
import { layerColours, layerName } from '../map-looks.ts';
import { sheetSource } from '../map-sheet.ts';
import { mapQuery, readMapState } from '../map-state.ts';
import { loadGround, loadInside, loadPictures, sourcesOf } from '../map-view.server.ts';
import type { Route } from './+types/map-sheet-file.ts';

/** More rows than this are a file, not a sheet. */
const mostRows = 150;

/** The picture of a link as a PDF to print. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const lists = await loadMapLists(visit);
  const resolved = await resolveMap(visit, lists, readMapState(params));
  if (!resolved) throw notFound();
  const { state, division, areas, notes } = resolved;
  const t = areaTexts(visit.language);
  const ui = uiTexts(visit.language);
  const inside = await loadInside(visit, lists, resolved);
  const pictures = await loadPictures(visit, lists, resolved);
  const ground = await loadGround(visit, lists, division.id);
  const layers = await Promise.all(state.layers.map((layer) => loadLayer(visit, layer)));
  const [first] = pictures;
  const query = new URLSearchParams(mapQuery(state));
  const origin = visit.hall.config.baseUrl ?? new URL(args.request.url).origin;
  const paper = params.get('format') === 'a3' ? 'a3' : 'a4';
  const landscape = params.get('seitenlage') === 'quer';
  const source = sheetSource({
    city: visit.city.name,
    language: visit.language,
    title: pictures.map((picture) => picture.title).join(' · '),
    subtitle: `${visit.city.name} · ${t('map.sheetDivision', { division: division.name })}${first?.indicator?.unit ? ` · ${first.indicator.unit}` : ''}`,
    paper,
    landscape,
    ground,
    pictures,
    layers,
    drawnShape: inside?.geometry ?? null,
    lines: [
      ...notes,
      ...sourcesOf(t, { pictures, borders: ground.sources, licence: division.licence, layers }),
      ...(ground.approximate ? [t('map.approximate')] : []),
      `${t('map.sheetDate', { date: formatDate(today(), visit.language) })} · ${t('map.sheetLink', { link: `${origin}/${visit.city.id}/karte?${query}` })}`,
    ],
    marks: state.layers.map((layer) => ({ colour: layerColours[layer].paper, label: layerName(t, layer) })),
    table:
      first?.indicator && areas.length <= mostRows
        ? {
            title: t('map.sheetTable'),
            head: [t('list.name'), ...pictures.map((picture) => picture.title)],
            rows: areas.map((area) => [
              area.name,
              ...pictures.map(({ figures, indicator }) => {
                const figure = figures.get(area.id);
                return figure?.state === 'known'
                  ? formatNumber(figure.value, visit.language, indicator?.decimals ?? 0)
                  : ui(`state.${figure?.state ?? 'missing'}`);
              }),
            ]),
          }
        : null,
    day: today(),
    words: { north: t('map.north'), legend: t('map.legend'), noShapes: t('map.noShapes') },
  });
  const key = `map sheet ${paper} ${landscape} ${origin} ${today()} ${query}`;
  const pdf = await visit.rememberDrawn(key, () => makePdf({ ...source, createdAt: now() }));
  const name = slug(`karte ${first?.title ?? division.name}`).slice(0, 60);
  return download(`${name}-${visit.city.id}.pdf`, 'application/pdf', new Uint8Array(pdf));
}
