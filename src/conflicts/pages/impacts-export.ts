import { allow } from '#platform/access.server.ts';
import { exportTable } from '#platform/download.server.ts';
import { loadImpacts } from '../impacts.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/impacts-export.ts';

/** Every rated pair with its spread: how offices see it, not what was measured. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'impacts.read');
  const t = conflictTexts(visit.language);
  const { all, cells, examples } = await loadImpacts(visit);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const head = [
    t('impacts.from'),
    t('impacts.to'),
    t('impacts.median'),
    t('impacts.low'),
    t('impacts.high'),
    t('impacts.n'),
    t('impacts.evidence'),
  ];
  const rows = cells.map(({ from, to, median, low, high, n }) => [
    names.get(from) ?? from,
    names.get(to) ?? to,
    median,
    low,
    high,
    n,
    t(examples ? 'impacts.example' : 'impacts.assessed'),
  ]);
  const about = { name: 'zielkonflikte-wirkungen', title: t('impacts.matrix'), page: '/zielkonflikte/wirkungen' };
  return exportTable(args.request, visit, { ...about, table: [head, ...rows] });
}
