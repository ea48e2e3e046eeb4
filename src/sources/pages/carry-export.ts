import { indicatorTexts } from '#indicators/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { notFound } from '#platform/refusal.ts';
import { carriedRegister } from '../carried-register.ts';
import { loadCarrying } from '../carrying.server.ts';
import { frameName } from '../frame-name.ts';
import type { Route } from './+types/carry-export.ts';

/** The carried values that an address asks for, each with its error. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { carried, chosen } = await loadCarrying(visit, new URL(args.request.url).searchParams);
  const { indicator, year, from, to } = chosen;
  if (!carried || !indicator || !from || !to) throw notFound();
  const t = indicatorTexts(visit.language);
  const names = { from: frameName(from, visit.language), to: frameName(to, visit.language) };
  return exportRegister(args.request, visit, {
    name: `uebertragen-${indicator.id}-${year}`,
    title: t('carry.result', { indicator: indicator.name, year: year ?? '', ...names }),
    source: indicator.source,
    licence: indicator.licence,
    register: carriedRegister(visit.language),
    rows: carried.rows,
  });
}
