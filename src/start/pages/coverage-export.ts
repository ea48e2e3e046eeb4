import { exportAreas } from '#areas/panels/geo-file.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { loadCoverage } from '../coverage.server.ts';
import { loadCoverageMap } from '../coverage-map.server.ts';
import { coverageRegister } from '../coverage-register.ts';
import type { Route } from './+types/coverage-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = areaTexts(visit.language);
  const coverage = await loadCoverage(visit, new URL(args.request.url).searchParams.get('gliederung'));
  const { rows, parts, division } = coverage;
  if (!division) throw notFound();
  const name = `abdeckung-${division.id}`;
  if (formatOf(args.request) !== 'svg' && formatOf(args.request) !== 'png') {
    const register = coverageRegister(visit.language, { money: visit.may('money.read'), parts });
    const title = t('coverage.caption', { division: division.name });
    return exportAreas(args.request, visit, { name, title, register, rows, divisionId: division.id });
  }
  const map = await loadCoverageMap(visit, coverage);
  if (!map) throw notFound();
  const subtitle = `${visit.city.name} · ${division.name}`;
  const picture = { title: t('coverage.map'), subtitle, drawings: [mapDrawing(map)], notes: [] };
  return exportPicture(args.request, visit, { name, picture });
}
