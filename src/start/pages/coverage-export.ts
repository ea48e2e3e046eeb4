import { areaTexts } from '#areas/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { tableOf } from '#ui/table/export.ts';
import { readRegister } from '#ui/table/register.ts';
import { loadCoverage } from '../coverage.server.ts';
import { coverageRegister } from '../coverage-register.ts';
import type { Route } from './+types/coverage-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const { rows, parts, division } = await loadCoverage(visit, params.get('gliederung'));
  const register = coverageRegister(areaTexts(visit.language), { money: visit.may('money.read'), parts });
  const reading = readRegister(register, rows, params, { perPage: Number.POSITIVE_INFINITY });
  const name = `abdeckung-${visit.city.id}-${division?.id ?? ''}`;
  return exportRegister(args.request, name, tableOf(register.columns, reading.rows), visit);
}
