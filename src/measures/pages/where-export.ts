import { exportWhere } from '#areas/panels/where.server.ts';
import { allow } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadRegister } from '../register.server.ts';
import type { Route } from './+types/where-export.ts';

/** Where a measure is, as a picture. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows } = await loadRegister(visit);
  const measure = rows.find((each) => each.id === args.params.measure);
  if (!measure || measure.areaIds.length === 0) throw notFound();
  const { id, title, areaIds } = measure;
  return exportWhere(args.request, visit, { areaIds, title, name: id, page: `/massnahmen/${id}` });
}
