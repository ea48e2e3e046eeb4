/** What the public sees of an indicator: the city's series and, where they may be shown, the areas; for page and files. */

import { type Figure, unknown } from '#analysis/figure.ts';
import { breakYears, sinceBreak } from '#analysis/series-break.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { seriesChart } from '#indicators/charts/series-chart.ts';
import { classesOf, classOf } from '#indicators/classes.ts';
import { continuationLines, continuationOf, continuationWords, fanOf } from '#indicators/continuation.ts';
import { figureIn } from '#indicators/indicator.ts';
import { breakNotes, breaksWithin } from '#indicators/panels/break-words.ts';
import type { PublicVisit } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatNumber } from '#ui/format.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { loadAreaFigures, loadPublicMap } from './public-city.server.ts';
import type { PublicCity, PublicIndicator } from './public-city.ts';

export function seriesOfPublic(visit: Pick<PublicVisit, 'language' | 'city'>, indicator: PublicIndicator) {
  const points = indicator.city.filter((point) => point.figure.state !== 'missing');
  const days = breaksWithin(points, indicator.breaks);
  const breaks = breakYears(days);
  const label = publicationTexts(visit.language)('public.inCity');
  const city = { label, points, breaks };
  const comparable = sinceBreak(points, breaks);
  const { decimals } = indicator;
  const { language } = visit;
  const continuation = continuationOf(indicator, comparable);
  const fan = fanOf(continuation, comparable, language);
  const chart = seriesChart({ subject: null, city, fan, decimals, language, size: fan ? 'card' : 'small' });
  return {
    points,
    breaks,
    breakNotes: breakNotes([{ name: visit.city.name, days }], language),
    lines: [city, ...continuationLines(continuation, points, language)],
    chart: points.length > 0 ? chart : null,
    ahead: continuation.ok ? continuation.points : [],
    // Why a series is too short to be carried on is no news for everybody.
    continuationWords: continuation.ok ? continuationWords(continuation, language) : null,
  };
}

/** The units of the first division of which figures may be shown, by name, and their map; nothing where none may be shown. */
export async function areasOfPublic(visit: PublicVisit, city: PublicCity, indicator: PublicIndicator) {
  const divisions = (await loadMapBase(visit, null))?.divisions ?? [];
  for (const { id: divisionId } of divisions) {
    const areas = [...city.areas.values()].filter((area) => area.divisionId === divisionId);
    const figures = areas.length > 0 ? await loadAreaFigures(visit, indicator, divisionId) : null;
    if (!figures) continue;
    const rows = areas
      .map(({ id, name }) => ({ id, name, figure: figures.byArea.get(id) ?? unknown('missing') }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }));
    const map = indicator.sensitive ? null : await loadPublicMap(visit, city, divisionId);
    return {
      year: figures.year,
      inCity: figureIn(indicator.city, figures.year),
      rows,
      divisionId,
      division: areas[0]?.division ?? null,
      map: map && valueMap(visit, indicator, rows, map),
    };
  }
  return null;
}

type Row = { readonly id: string; readonly name: string; readonly figure: Figure };

/** Coloured by classes of value. Not made of a sensitive theme: its darkest place would be read as the worst. */
function valueMap(
  visit: Pick<PublicVisit, 'language'>,
  { decimals }: PublicIndicator,
  rows: readonly Row[],
  { base, paths }: NonNullable<Awaited<ReturnType<typeof loadPublicMap>>>,
) {
  const t = publicationTexts(visit.language);
  const ui = uiTexts(visit.language);
  const number = (value: number) => formatNumber(value, visit.language, decimals);
  const said = (figure: Figure) => (figure.state === 'known' ? number(figure.value) : ui(`state.${figure.state}`));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const classes = classesOf(rows.flatMap(({ figure }) => (figure.state === 'known' ? [figure.value] : [])));
  const look = (figure: Figure | undefined) =>
    figure?.state === 'known'
      ? `ramp-${classOf(classes, figure.value) + 1}`
      : figure?.state === 'suppressed'
        ? 'map__suppressed'
        : 'map__missing';
  return {
    width: base.width,
    height: base.height,
    areas: paths.map(({ id, d }) => {
      const row = byId.get(id);
      return { id, d, look: look(row?.figure), label: row ? `${row.name}: ${said(row.figure)}` : '', listed: !!row };
    }),
    legend: [
      ...classes.map(({ from, to }, index) => ({
        look: `ramp-${index + 1}`,
        label: from === to ? number(from) : t('public.classOf', { from: number(from), to: number(to) }),
      })),
      ...(rows.some(({ figure }) => figure.state === 'suppressed')
        ? [{ look: 'map__suppressed', label: ui('state.suppressed') }]
        : []),
      ...(rows.some(({ figure }) => figure.state !== 'known' && figure.state !== 'suppressed')
        ? [{ look: 'map__missing', label: t('public.notShown') }]
        : []),
    ],
  };
}
