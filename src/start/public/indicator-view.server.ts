/** What the public sees of an indicator: the city's series and, where they may be shown, the areas; for page and files. */

import { unknown } from '#analysis/figure.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { seriesChart } from '#indicators/charts/series-chart.ts';
import { classesOf, classOf } from '#indicators/classes.ts';
import { indicatorTexts } from '#indicators/texts.en.ts';
import type { PublicVisit } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatNumber } from '#ui/format.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { loadAreaFigures } from './public-city.server.ts';
import type { PublicCity, PublicIndicator } from './public-city.ts';

export function seriesOfPublic(visit: Pick<PublicVisit, 'language'>, indicator: PublicIndicator) {
  const points = indicator.city.filter((point) => point.figure.state !== 'missing');
  const city = { label: publicationTexts(visit.language)('public.inCity'), points };
  const { decimals } = indicator;
  const chart = seriesChart({ subject: null, city, decimals, language: visit.language, size: 'wide' });
  return { points, label: city.label, chart: points.length > 0 ? chart : null };
}

/** The units of the first division that is public, each with its figure; nothing where none may be shown. */
export async function areasOfPublic(visit: PublicVisit, city: PublicCity, indicator: PublicIndicator) {
  const base = await loadMapBase(visit, null);
  if (!base) return null;
  const figures = await loadAreaFigures(visit, indicator, base.divisionId);
  const rows = base.areas.flatMap(({ id }) => {
    const area = city.areas.get(id);
    return area && figures ? [{ id, name: area.name, figure: figures.byArea.get(id) ?? unknown('missing') }] : [];
  });
  if (!figures || rows.length === 0) return null;
  const t = indicatorTexts(visit.language);
  const ui = uiTexts(visit.language);
  const number = (value: number) => formatNumber(value, visit.language, indicator.decimals);
  const byId = new Map(rows.map((row) => [row.id, row.figure]));
  const classes = classesOf(rows.flatMap(({ figure }) => (figure.state === 'known' ? [figure.value] : [])));
  const looks = base.paths.map(({ id, d }) => {
    const figure = byId.get(id) ?? unknown('missing');
    const look = figure.state === 'known' ? `ramp-${classOf(classes, figure.value) + 1}` : 'map__missing';
    return { id, d, look, name: city.areas.get(id)?.name ?? null };
  });
  const states = [...new Set(rows.flatMap(({ figure }) => (figure.state === 'known' ? [] : [figure.state])))];
  return {
    year: figures.year,
    rows,
    divisionId: base.divisionId,
    division: city.areas.get(rows[0]?.id ?? '')?.division ?? null,
    width: base.width,
    height: base.height,
    looks,
    legend: [
      ...classes.map(({ from, to }, index) => ({
        look: `ramp-${index + 1}`,
        label: from === to ? number(from) : t('page.classes', { from: number(from), to: number(to) }),
      })),
      ...(states.length > 0
        ? [{ look: 'map__missing', label: states.map((state) => ui(`state.${state}`)).join(' / ') }]
        : []),
    ],
  };
}
