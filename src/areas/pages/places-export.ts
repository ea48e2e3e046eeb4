import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { placeRegister } from '../place-register.ts';
import { listAllPlaces } from '../places.store.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/places-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = areaTexts(visit.language);
  const register = placeRegister(t);
  const licence = {
    key: 'lizenz',
    label: t('places.licence'),
    value: (row: { licence: string | null }) => row.licence,
  };
  return exportRegister(args.request, visit, {
    name: 'orte',
    title: t('places.title'),
    register: { ...register, columns: [...register.columns, licence] },
    rows: await visit.read(listAllPlaces),
  });
}
