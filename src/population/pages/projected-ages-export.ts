import { allow } from '#platform/access.server.ts';
import { exportTable, formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { pyramidDrawing } from '#ui/chart/render.server.ts';
import { loadPopulation } from '../projection-view.server.ts';
import { populationTexts } from '../texts.en.ts';
import type { Route } from './+types/projected-ages-export.ts';

/** The ages of the city now and then: the pyramid, or its numbers. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = populationTexts(visit.language);
  const { shown } = await loadPopulation(visit, new URL(args.request.url).searchParams);
  if (!shown?.pyramid) throw notFound();
  const { pyramid, from, to, set, scenario, version } = shown;
  const about = {
    name: 'bevoelkerung-alter',
    title: t('page.agesTitle', { from, to }),
    source: set?.source,
    licence: set?.licence,
    page: '/bevoelkerung',
  };
  const format = formatOf(args.request);
  if (format === 'csv' || format === 'xlsx') {
    const whole = (value: number) => Math.round(value);
    const table = [
      [
        t('page.age'),
        `${t('page.male')} ${from}`,
        `${t('page.male')} ${to}`,
        `${t('page.female')} ${from}`,
        `${t('page.female')} ${to}`,
      ],
      ...pyramid.rows.map(({ age, left, leftThen, right, rightThen, isLeftHeld, isRightHeld }) => [
        age,
        isLeftHeld ? t('page.held') : whole(left),
        whole(leftThen),
        isRightHeld ? t('page.held') : whole(right),
        whole(rightThen),
      ]),
    ];
    return exportTable(args.request, visit, { ...about, table });
  }
  const notes = [
    t('page.agesNote', { from, to }),
    t('page.noPlan'),
    `${scenario}, ${t('scenario.version', { version })}`,
  ];
  return exportPicture(args.request, visit, {
    ...about,
    picture: { title: about.title, subtitle: visit.city.name, drawings: [pyramidDrawing(pyramid)], notes },
  });
}
