import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { tableOf } from '#ui/table/export.ts';
import { readRegister } from '#ui/table/register.ts';
import { placeRegister } from '../place-register.ts';
import { listAllPlaces } from '../places.store.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/places-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = areaTexts(visit.language);
  const register = placeRegister(t);
  const params = new URL(args.request.url).searchParams;
  const rows = await visit.read(listAllPlaces);
  const reading = readRegister(register, rows, params, { perPage: Number.POSITIVE_INFINITY });
  const licence = { key: 'lizenz', label: t('places.licence'), value: (row: (typeof rows)[number]) => row.licence };
  const table = tableOf([...register.columns, licence], reading.rows);
  return exportRegister(args.request, `orte-${visit.city.id}`, table, visit);
}
