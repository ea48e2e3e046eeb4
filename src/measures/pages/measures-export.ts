import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { tableOf } from '#ui/table/export.ts';
import { readRegister } from '#ui/table/register.ts';
import { measureRegister } from '../measure-register.ts';
import { loadRegister } from '../register.server.ts';
import { measureTexts } from '../texts.en.ts';
import type { Route } from './+types/measures-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, choices } = await loadRegister(visit);
  const register = measureRegister(measureTexts(visit.language), choices);
  const reading = readRegister(register, rows, new URL(args.request.url).searchParams, {
    perPage: Number.POSITIVE_INFINITY,
  });
  return exportRegister(args.request, `massnahmen-${visit.city.id}`, tableOf(register.columns, reading.rows), visit);
}
