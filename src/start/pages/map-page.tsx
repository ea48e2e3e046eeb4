import maplibreStyles from 'maplibre-gl/dist/maplibre-gl.css?url';
import { categories } from '#areas/area.ts';
import { loadBaseMap } from '#areas/outside-services.store.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allow, openTo } from '#platform/access.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { hrefIn, useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { MapChoices } from '../map-choices.tsx';
import { loadLayer } from '../map-layers.server.ts';
import { loadMapLists, resolveMap } from '../map-lists.server.ts';
import { LayerLegend, MapPatterns, PictureDrawn, PictureLegend } from '../map-picture.tsx';
import { mapRegister, mapRows } from '../map-register.ts';
import mapScript from '../map-script.ts?worker&url';
import { scriptSettings } from '../map-settings.server.ts';
import { mapQuery, readMapState } from '../map-state.ts';
import { Inside, MapTable, SheetLinks } from '../map-table.tsx';
import { loadGround, loadInside, loadPictures, sourcesOf } from '../map-view.server.ts';
import type { Route } from './+types/map-page.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: maplibreStyles }];

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const lists = await loadMapLists(visit);
  const asked = readMapState(params);
  const resolved = await resolveMap(visit, lists, asked);
  if (!resolved) return { map: null, canImport: visit.may('areas.edit', null) };
  const { state, division, areas, years, notes } = resolved;
  const t = areaTexts(visit.language);
  const inside = await loadInside(visit, lists, resolved);
  const pictures = await loadPictures(visit, lists, resolved);
  const ground = await loadGround(visit, lists, division.id);
  const layers = await Promise.all(state.layers.map((layer) => loadLayer(visit, layer)));
  const rows = mapRows(areas, pictures);
  const place = { city: visit.city.id, year: visit.year, standardYear: visit.city.reportYear };
  const query = mapQuery(state);
  const key = JSON.stringify({ ...query, lage: '', seite: '' });
  const pictured = ground.paths.length > 0;
  const basemap = await loadBaseMap(visit);
  if (basemap) openTo(args, basemap.origin);
  const svgs = [];
  // The script of the page asks for the words alone when it has coloured the map itself.
  for (const [index, picture] of params.has('nur-worte') ? [] : pictures.entries()) {
    if (!pictured) break;
    const draw = () =>
      drawn(
        visit,
        <PictureDrawn
          picture={picture}
          ground={ground}
          layers={layers}
          drawnShape={inside?.geometry ?? null}
          hrefOf={(id) => hrefIn(place, `/raeume/${id}`)}
        />,
      );
    svgs.push(await visit.rememberDrawn(`map ${index} ${key}`, draw));
  }
  return {
    canImport: visit.may('areas.edit', null),
    map: {
      state,
      query,
      years,
      notes,
      svgs,
      pictured,
      choices: {
        divisions: lists.divisions.map(({ id, name }) => ({ id, name })),
        indicators: lists.indicators.map(({ id, name, theme }) => ({ id, name, theme })),
        layers: lists.layers,
        categories: categories.filter((each) =>
          lists.areas.some((area) => area.divisionId === division.id && area.category === each),
        ),
        focus: division.kind === 'focus',
      },
      pictures,
      inside: inside?.groups ?? null,
      reading: readRegister(mapRegister(visit.language, pictures), rows, params, { perPage: 25 }),
      sources: sourcesOf(t, { pictures, borders: ground.sources, licence: division.licence, layers }),
      approximate: ground.approximate,
      settings: scriptSettings(visit, { resolved, ground, inside, basemap }),
      outlined: categories.filter((each) =>
        layers.some((layer) => layer.outlines.some((outline) => outline.category === each)),
      ),
      attribution: basemap?.attribution ?? null,
    },
  };
}

export default function MapPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(areaTexts);
  const href = useHref();
  const { map, canImport } = loaderData;
  const toImport = canImport && <ButtonLink href={href('/raeume/import')}>{t('list.import')}</ButtonLink>;
  if (!map) {
    return (
      <>
        <PageHead title={t('map.title')} lead={t('map.lead')} />
        <Empty action={toImport}>{t('map.noDivision')}</Empty>
      </>
    );
  }
  const [first] = map.pictures;
  const title =
    first?.indicator && first.year !== null
      ? t('map.titleOf', { indicator: first.indicator.name, year: first.year })
      : t('map.title');
  return (
    <>
      <div data-follows="kopf" id="map-head">
        <PageHead title={title} lead={t('map.lead')} />
        {map.notes.map((note) => (
          <Notice key={note} tone="info" title={note} />
        ))}
      </div>
      <Card title={t('map.choose')} id="auswahl">
        <MapChoices {...map} />
      </Card>
      <div className={map.pictures.length > 1 ? 'city-map city-map--pair' : 'city-map'}>
        <Pictures map={map} toImport={toImport} />
        <div data-follows="werte" id="map-words">
          {map.inside && <Inside groups={map.inside} clear={href('/karte', { ...map.query, flaeche: null })} />}
          <Card
            title={t('map.table')}
            lead={t('map.tableLead')}
            id="werte"
            actions={first?.indicator && <a href={href('/vergleich', compareQuery(map.query))}>{t('page.compare')}</a>}
          >
            <MapTable pictures={map.pictures} reading={map.reading} query={map.query} />
          </Card>
        </div>
      </div>
      <script type="module" src={mapScript} />
    </>
  );
}

/** The same division and indicator, where two years stand side by side. */
function compareQuery({ gliederung, indikator }: Data['query']) {
  return { gliederung: gliederung ?? null, indikator: indikator ?? null };
}

type Data = NonNullable<Route.ComponentProps['loaderData']['map']>;

function Pictures({ map, toImport }: { map: Data; toImport: React.ReactNode }) {
  const t = useTexts(areaTexts);
  const { pictures, svgs, sources } = map;
  const empty = pictures.find((picture) => picture.indicator && picture.year === null);
  return (
    <Card id="karte" className="map map-card">
      <MapPatterns />
      {pictures[0]?.indicator === null && <Empty>{t('map.noIndicator')}</Empty>}
      {empty?.indicator && <Empty>{t('map.noValues', { indicator: empty.indicator.name })}</Empty>}
      {!map.pictured && <Empty action={toImport}>{t('map.noShapes')}</Empty>}
      <div className="map-pair" id="map-pictures" data-map={map.pictured ? JSON.stringify(map.settings) : undefined}>
        {pictures.map((picture, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second picture
          <figure className="map" key={index} data-picture={index}>
            <figcaption>
              <h2 data-title>
                <Said>{picture.title}</Said>
              </h2>
            </figcaption>
            <div className="map-frame">{svgs[index] !== undefined && <Drawn piece={svgs[index]} />}</div>
            <div data-legend>
              <PictureLegend picture={picture} />
            </div>
          </figure>
        ))}
      </div>
      <p className="map-said" id="map-said" role="status" />
      <p className="map-ground" id="map-ground" role="status" />
      <SheetLinks query={map.query} />
      <div data-follows="quellen" id="map-sources">
        <LayerLegend layers={map.state.layers} categories={map.outlined} />
        {sources.map((source) => (
          <p className="chart__note" key={source}>
            <Said>{source}</Said>
          </p>
        ))}
        {map.attribution && <p className="chart__note">{map.attribution}</p>}
        {map.approximate && <p className="chart__note">{t('map.approximate')}</p>}
        {pictures.some((picture) => picture.indicator?.sensitive) && (
          <p className="chart__note">{t('map.sensitive')}</p>
        )}
      </div>
    </Card>
  );
}
