import { allow } from '#platform/access.server.ts';
import { formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { categories } from '../area.ts';
import { dayIn, loadAreaList } from '../area-list.server.ts';
import { areaRegister } from '../area-register.ts';
import { fills } from '../looks.ts';
import { exportAreas } from '../panels/geo-file.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/areas-export.ts';

/** The areas of a division as a table, with their shapes, or as the map beside the table. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = areaTexts(visit.language);
  const params = new URL(args.request.url).searchParams;
  const day = dayIn(params);
  const list = await loadAreaList(visit, params.get('gliederung'), day);
  const { shown, focus, rows, map, overlay } = list;
  if (!shown) throw notFound();
  const about = { name: `raeume-${shown.id}`, licence: shown.licence, source: shown.source };
  const title = t('list.caption', { name: shown.name });
  if (formatOf(args.request) !== 'svg' && formatOf(args.request) !== 'png') {
    const register = areaRegister(t, focus);
    return exportAreas(args.request, day === null ? visit : { ...visit, asOf: day }, {
      ...about,
      title,
      register,
      rows,
      divisionId: shown.id,
    });
  }
  if (!map) throw notFound();
  const marks = focus ? overlay.map(({ d, category }) => ({ d, look: category ? fills[category] : 'subject' })) : [];
  const legend = categories
    .filter((category) => focus && overlay.some((area) => area.category === category))
    .map((category) => ({ look: fills[category], label: t(`category.${category}`) }));
  const drawing = mapDrawing({
    width: map.width,
    height: map.height,
    areas: map.paths.map(({ d }) => ({ d, look: 'ground' })),
    overlay: marks,
    legend,
  });
  const notes = marks.length > 0 ? [t('page.approximate')] : [];
  const picture = { title: shown.name, subtitle: visit.city.name, drawings: [drawing], notes };
  return exportPicture(args.request, visit, { ...about, picture });
}
