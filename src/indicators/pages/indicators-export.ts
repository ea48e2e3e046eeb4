import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { tableOf } from '#ui/table/export.ts';
import { readRegister } from '#ui/table/register.ts';
import { loadCatalogue } from '../catalogue.server.ts';
import { indicatorRegister } from '../indicator-register.ts';
import type { Route } from './+types/indicators-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, themes } = await loadCatalogue(visit);
  const register = indicatorRegister(visit.language, themes);
  const reading = readRegister(register, rows, new URL(args.request.url).searchParams, {
    perPage: Number.POSITIVE_INFINITY,
  });
  return exportRegister(args.request, `indikatoren-${visit.city.id}`, tableOf(register.columns, reading.rows), visit);
}
