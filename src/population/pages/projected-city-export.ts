import { total } from '#analysis/population.ts';
import { allow } from '#platform/access.server.ts';
import { exportTable, formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { chartDrawing } from '#ui/chart/render.server.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { loadPopulation } from '../projection-view.server.ts';
import { populationTexts } from '../texts.en.ts';
import type { Route } from './+types/projected-city-export.ts';

/** The city of a projection over the years: the picture with its interval, or the numbers. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = populationTexts(visit.language);
  const ui = uiTexts(visit.language);
  const { shown } = await loadPopulation(visit, new URL(args.request.url).searchParams);
  if (!shown) throw notFound();
  const { result, set, fan, methodVersion, scenario, version } = shown;
  const about = {
    name: 'bevoelkerung',
    title: t('page.chartTitle'),
    source: set?.source,
    licence: set?.licence,
    page: '/bevoelkerung',
  };
  const format = formatOf(args.request);
  if (format === 'csv' || format === 'xlsx') {
    const head = [
      t('page.year'),
      t('page.people'),
      t('page.low'),
      t('page.high'),
      t('page.births'),
      t('page.deaths'),
      t('page.moves'),
      ui('file.evidence'),
      t('page.method'),
      t('scenario.one'),
    ];
    const tenth = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
    const how = [methodVersion, `${scenario}, ${t('scenario.version', { version })}`];
    const table = [
      head,
      ...result.counted.map(({ year, population }) => [
        year,
        total(population),
        null,
        null,
        null,
        null,
        null,
        ui(`evidence.${set?.evidence ?? 'measured'}`),
        null,
        null,
      ]),
      ...result.city.map((each) => [
        each.year,
        ...[each.total, each.low, each.high, each.births, each.deaths, each.moves].map(tenth),
        ui('evidence.forecast'),
        ...how,
      ]),
    ];
    return exportTable(args.request, visit, { ...about, table });
  }
  const subtitle = [visit.city.name, t('page.persons')].join(' · ');
  const notes = [t('page.noPlan'), `${scenario}, ${t('scenario.version', { version })}`, methodVersion];
  return exportPicture(args.request, visit, {
    ...about,
    picture: { title: about.title, subtitle, drawings: [chartDrawing(fan)], notes },
  });
}
