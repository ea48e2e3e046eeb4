/**
 * The script of the map's page. Where WebGL works it puts a movable map in the place of the drawn one; a new year or
 * indicator fetches values only and colours anew, and the words beside it follow from the server. Without it the page is whole.
 */

import { feature } from 'topojson-client';
import { shapeText } from '#areas/drawn-shape.ts';
import { coloured, legendOf, type Shown } from './map-colours.ts';
import { groundOf, watchGround } from './map-ground.ts';
import type { LayerData } from './map-layers.server.ts';
import { collectCorners, createMap, moveTogether, type Painted, prepareMaps } from './map-paint.ts';
import type { MapSettings } from './map-settings.ts';
import { mapQuery, nearestYear, readMapState } from './map-state.ts';
import type { MapValues } from './map-values.ts';

const frame = document.querySelector<HTMLElement>('[data-map]');
const form = document.querySelector<HTMLFormElement>('#map-form');
const said = document.querySelector<HTMLElement>('#map-said');

function hasWebgl(): boolean {
  return Boolean(document.createElement('canvas').getContext('webgl2'));
}

/** The drawn map is on the screen; in a window that nobody looks at there are no frames to wait for. */
function pageSeen(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((seen) => {
      if (seen.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, 1500);
  });
}

async function json<T>(address: string): Promise<T> {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

type Topology = Parameters<typeof feature>[0];

async function areasOf({ base, division, dataYear, revision, only }: MapSettings): Promise<GeoJSON.FeatureCollection> {
  const address = `${base}/karte/flaechen/${encodeURIComponent(division)}?jahr=${dataYear}&stand=${revision}`;
  const topology = await json<Topology>(address);
  const all = feature(topology, topology.objects['areas'] as never) as unknown as GeoJSON.FeatureCollection;
  const features = all.features.filter((each) => only === null || only.includes(String(each.id)));
  return {
    type: 'FeatureCollection',
    features: features.map((each) => ({ ...each, properties: { ...each.properties, key: String(each.id) } })),
  };
}

const fetched = new Map<string, Promise<MapValues>>();
/** All years of an indicator, once they have been fetched ahead. */
const ahead = new Map<string, MapValues>();
/** More numbers than this are not fetched before somebody asks for them. */
const mostAhead = 100_000;
const mostYears = 40;

/** Values of an indicator in these years; asked once. */
function valuesIn({ base, division, revision }: MapSettings, indicator: string, years: readonly number[]) {
  const query = new URLSearchParams({
    gliederung: division,
    indikator: indicator,
    jahre: years.join(','),
    stand: String(revision),
  });
  const address = `${base}/karte/werte?${query}`;
  const found = fetched.get(address) ?? json<MapValues>(address);
  fetched.set(address, found);
  found.catch(() => fetched.delete(address));
  return found;
}

/** Borders and the first values are fetched while the browser gets its drawing ready. */
function fetchFirst(settings: MapSettings): Promise<GeoJSON.FeatureCollection> {
  const areas = areasOf(settings);
  areas.catch(() => {});
  for (const { indicator, year } of settings.pictures)
    if (year !== null) valuesIn(settings, indicator, [year]).catch(() => {});
  return areas;
}

async function start(host: HTMLElement, choices: HTMLFormElement) {
  const settings = JSON.parse(host.dataset['map'] ?? '{}') as MapSettings;
  const fetchedAreas = fetchFirst(settings);
  prepareMaps(settings);
  // Asked after the page is seen: the first answer takes as long as the browser needs to set up its drawing.
  await pageSeen();
  if (!hasWebgl()) return;
  const figures = [...host.querySelectorAll<HTMLElement>('[data-picture]')];
  const painted: Painted[] = [];
  // A base map that does not answer at once must not keep the drawn map away.
  const ground = await groundOf(settings);
  const lacking = () => document.querySelector('#map-ground')?.replaceChildren(settings.words.noGround);
  if (ground === null && settings.basemap) lacking();
  const arrivals: (() => void)[] = [];
  const areas = await fetchedAreas;
  for (const figure of figures) {
    const canvas = document.createElement('div');
    canvas.className = 'map-canvas map-canvas--coming';
    const place = figure.querySelector('.map-frame');
    const before = place?.firstElementChild;
    place?.append(canvas);
    // The drawn picture stays until there is something to see in its place.
    arrivals.push(() => {
      before?.remove();
      canvas.classList.remove('map-canvas--coming');
    });
    // Named apart from the beginning: a screen reader meets two maps.
    const canvasName = `${painted.length + 1}. ${settings.words.canvas}`;
    const named = { ...settings, words: { ...settings.words, canvas: canvasName } };
    const made = await createMap(canvas, areas, named, ground);
    if (ground) watchGround(made.map, ground, lacking);
    painted.push(made);
  }
  const names = new Map(areas.features.map((each) => [String(each.id), String(each.properties?.['name'] ?? '')]));
  moveTogether(painted.map(({ map }) => map));

  let shown: Shown[] = [];
  let state = readMapState(new URLSearchParams(location.search));
  let following: AbortController | undefined;
  const indicators = new Map<string, string>();

  /** What is chosen in the form, as an address. */
  const address = () => {
    const chosen = new URLSearchParams();
    for (const [name, value] of new FormData(choices))
      if (typeof value === 'string' && value !== '') chosen.append(name, value);
    const wanted = readMapState(chosen);
    return `${settings.base}/karte?${new URLSearchParams(mapQuery({ ...wanted, position: state.position }))}`;
  };
  const keep = () => {
    history.replaceState(null, '', address());
    state = readMapState(new URLSearchParams(location.search));
  };

  /** Colours all pictures as the form says. */
  const colour = async (fixed?: readonly number[]) => {
    const wanted = readMapState(new URLSearchParams(address().split('?')[1]));
    const next: Shown[] = [];
    for (const index of painted.keys()) {
      const second = index === 1;
      const indicator = second && settings.compare === 'indicators' ? wanted.indicator2 : wanted.indicator;
      const year = second && settings.compare === 'years' ? wanted.year2 : wanted.year;
      if (indicator === null) return;
      let values =
        ahead.get(indicator) ?? (await valuesIn(settings, indicator, fixed ?? (year === null ? [] : [year])));
      const there = nearestYear(values.there, year ?? 9999);
      if (there !== null && !values.years.some((each) => each.year === there))
        values = await valuesIn(settings, indicator, [there]);
      indicators.set(values.name, indicator);
      next.push({ values, year: there });
    }
    shown = next;
    const looks = coloured(shown, settings, {
      together: settings.compare === 'years',
      all: fixed !== undefined,
      classing: wanted,
      drawn: names,
    });
    for (const [index, { map, paint }] of painted.entries()) {
      const picture = looks[index];
      const figure = figures[index];
      if (!picture || !figure) continue;
      paint(picture.looks, picture.unsure);
      figure.querySelector('[data-title]')?.replaceChildren(picture.title);
      const number = painted.length > 1 ? `${index + 1}. ` : '';
      map.getCanvas().setAttribute('aria-label', `${number}${picture.title}. ${settings.words.canvas}`);
      figure.querySelector('[data-legend]')?.replaceChildren(legendOf(picture.legend));
      const seen = () => {
        if (!map.isSourceLoaded('areas')) return;
        map.off('render', seen);
        arrivals[index]?.();
        host.dataset['painted'] = looks.map(({ title }) => title).join(' | ');
      };
      map.on('render', seen);
      map.triggerRepaint();
    }
    yearsFit(shown[0]);
  };

  /** The slider reaches over the years that the indicator has. */
  const yearsFit = (first: Shown | undefined) => {
    for (const slider of choices.querySelectorAll<HTMLInputElement>('input[type=range]')) {
      const there = first?.values.there ?? [];
      if (there.length === 0) continue;
      slider.min = String(there[0]);
      slider.max = String(there.at(-1));
      tell(slider);
    }
  };
  const tell = (slider: HTMLInputElement) => {
    const output = choices.querySelector(`[data-year="${slider.name}"]`);
    output?.replaceChildren(slider.value);
  };

  /** Words, table and sources of the same picture come from the server. */
  const follow = async () => {
    following?.abort();
    following = new AbortController();
    const { signal } = following;
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (signal.aborted) return;
    const answer = await fetch(`${location.href}&nur-worte=1`, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!answer.ok) throw new Error(String(answer.status));
    for (const part of document.querySelectorAll('[data-follows]')) {
      const other = page.getElementById(part.id);
      if (other) part.replaceWith(other);
    }
    document.title = page.title;
  };
  /** While the reader looks, the other years come: a slider drawn along them then waits for nothing. */
  const fetchAhead = () => {
    for (const { values } of shown) {
      const indicator = indicators.get(values.name);
      const years = values.there.slice(-mostYears);
      if (!indicator || ahead.has(indicator) || years.length * values.areas.length > mostAhead) continue;
      valuesIn(settings, indicator, years).then(
        (all) => ahead.set(indicator, all),
        () => {},
      );
    }
  };
  const failed = (error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    said?.replaceChildren(settings.words.failed);
  };
  const change = () => {
    keep();
    return colour().then(follow).then(fetchAhead).catch(failed);
  };

  await colour();
  setTimeout(fetchAhead, 300);
  const layers = (wanted: readonly string[]) =>
    Promise.all(
      wanted.map((layer) =>
        json<LayerData>(`${settings.base}/karte/ebenen/${layer}?jahr=${settings.dataYear}&stand=${settings.revision}`),
      ),
    ).then((loaded) => {
      for (const { show } of painted) show(loaded);
    });
  if (settings.layers.length > 0) layers(settings.layers).catch(failed);

  choices.addEventListener('input', (event) => {
    const slider = event.target;
    if (!(slider instanceof HTMLInputElement) || slider.type !== 'range') return;
    tell(slider);
    colour().catch(failed);
  });
  /** A new division or comparison is a new page; all else happens in place. */
  choices.addEventListener('submit', (event) => {
    for (const field of choices.elements) if ('disabled' in field) field.disabled = false;
    const wanted = readMapState(new URLSearchParams(address().split('?')[1]));
    const newPage =
      wanted.division !== settings.division ||
      wanted.compare !== settings.compare ||
      wanted.category !== state.category ||
      (wanted.shape ?? null) !== state.shape;
    event.preventDefault();
    if (newPage) {
      location.assign(address());
      return;
    }
    change();
    layers(wanted.layers).catch(failed);
  });

  for (const [index, { map }] of painted.entries()) {
    map.on('moveend', (event) => {
      if (!('originalEvent' in event) || !event.originalEvent) return;
      const { lng, lat } = map.getCenter();
      state = { ...state, position: { lon: lng, lat, zoom: map.getZoom() } };
      history.replaceState(null, '', address());
    });
    map.on('mousemove', 'areas', (event) => {
      const id = String(event.features?.[0]?.properties['key'] ?? '');
      const point = map.queryRenderedFeatures(event.point, { layers: ['points'] })[0];
      const label = point?.properties['label'] ?? shown[index]?.labelOf?.(id) ?? names.get(id);
      said?.replaceChildren(String(label ?? ''));
      if (!drawing) map.getCanvas().style.cursor = 'pointer';
    });
    map.on('mouseleave', 'areas', () => {
      if (!drawing) map.getCanvas().style.cursor = '';
    });
    map.on('click', 'areas', (event) => {
      const id = event.features?.[0]?.properties['key'];
      if (id && !drawing) location.assign(`${settings.base}/raeume/${encodeURIComponent(String(id))}`);
    });
  }

  let drawing = false;
  const button = (name: string) => choices.querySelector<HTMLButtonElement>(`[${name}]`);
  const [finish, cancel, play, share] = ['data-draw-finish', 'data-draw-cancel', 'data-play', 'data-share'].map(button);
  for (const starter of choices.querySelectorAll<HTMLButtonElement>('[data-draw]')) {
    starter.hidden = false;
    starter.addEventListener('click', () => draw(starter.dataset['draw'] === 'polygon' ? 'polygon' : 'rectangle'));
  }
  const draw = (kind: 'rectangle' | 'polygon') => {
    const [first] = painted;
    if (!first || drawing) return;
    drawing = true;
    const corners: (readonly [number, number])[] = [];
    said?.replaceChildren(kind === 'polygon' ? settings.words.polygonHow : settings.words.rectangleHow);
    const stop = collectCorners(first.map, (corner) => {
      corners.push(corner);
      first.sketch(corners);
      if (finish) finish.hidden = kind === 'rectangle' || corners.length < 3;
      if (kind === 'rectangle' && corners.length === 2) done();
    });
    const end = () => {
      stop();
      for (const each of [finish, cancel]) if (each) each.hidden = true;
      said?.replaceChildren('');
      first.sketch([]);
      setTimeout(() => {
        drawing = false;
      }, 0);
    };
    const done = () => {
      const query = { ...mapQuery(state), flaeche: shapeText(kind, corners) };
      end();
      location.assign(`${settings.base}/karte?${new URLSearchParams(query)}`);
    };
    if (finish) finish.onclick = done;
    if (cancel) {
      cancel.hidden = false;
      cancel.onclick = end;
    }
  };

  const slider = choices.querySelector<HTMLInputElement>('input[name=jahr]');
  if (play && slider) {
    const words = [play.textContent, play.dataset['stop'] ?? ''];
    let timer: ReturnType<typeof setInterval> | undefined;
    const stop = () => {
      clearInterval(timer);
      timer = undefined;
      play.replaceChildren(words[0] ?? '');
      change();
    };
    play.hidden = false;
    play.addEventListener('click', () => {
      if (timer !== undefined) return stop();
      const years = (shown[0]?.values.there ?? []).slice(-40);
      if (Number(slider.value) >= (years.at(-1) ?? 0)) slider.value = String(years[0]);
      play.replaceChildren(words[1] ?? '');
      const step = () => {
        const next = years.find((year) => year > Number(slider.value));
        if (next === undefined) return stop();
        slider.value = String(next);
        tell(slider);
        colour(years).catch(failed);
      };
      timer = setInterval(step, 900);
      colour(years).catch(failed);
    });
  }
  if (share) {
    share.hidden = false;
    share.addEventListener('click', () => {
      keep();
      const copied = navigator.clipboard?.writeText(location.href) ?? Promise.reject(new Error('no clipboard'));
      copied.then(
        () => said?.replaceChildren(settings.words.shared),
        () => said?.replaceChildren(settings.words.notShared),
      );
    });
  }
}

if (frame && form && 'WebGL2RenderingContext' in window)
  start(frame, form).catch(() => frame.setAttribute('data-failed', ''));
