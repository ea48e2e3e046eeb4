import { allow } from '#platform/access.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { networkDrawing } from '#ui/chart/render.server.ts';
import { networkOf } from '../impact-network.ts';
import { loadImpacts } from '../impacts.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/network-export.ts';

/** The network with the names of its numbers. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'impacts.read');
  const t = conflictTexts(visit.language);
  const { goals, cells, examples } = await loadImpacts(visit);
  if (cells.length === 0) throw notFound();
  const notes = [
    t('impacts.legend'),
    t(examples ? 'impacts.example' : 'impacts.assessed'),
    ...goals.map(({ name, number }) => `${number} ${name}`),
  ];
  const drawings = [networkDrawing(networkOf(goals, cells))];
  const picture = { title: t('impacts.network'), subtitle: visit.city.name, drawings, notes };
  return exportPicture(args.request, visit, { name: 'wirkungsnetz', page: '/zielkonflikte/wirkungen', picture });
}
