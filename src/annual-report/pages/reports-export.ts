import { allow } from '#platform/access.server.ts';
import { exportTable } from '#platform/download.server.ts';
import { formatMoment } from '#ui/format.ts';
import { loadReports } from '../reports.server.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/reports-export.ts';

/** Frozen reports, or the rounds before them. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const t = reportTexts(visit.language);
  const { rounds, reports } = await loadReports(visit);
  const ofRounds = new URL(args.request.url).pathname.includes('/bericht/runden.');
  const head = ofRounds
    ? (['round', 'year', 'dueOn', 'asked', 'answered', 'state'] as const)
    : (['report', 'year', 'frozenAt', 'frozenBy'] as const);
  const rows = ofRounds
    ? rounds.map((round) => [
        round.title,
        round.year,
        round.dueOn,
        round.asked,
        round.answered,
        round.closedAt ? t('list.closed') : t('list.running'),
      ])
    : reports.map((report) => [
        report.title,
        report.year,
        formatMoment(report.frozenAt, visit.language),
        report.frozenBy,
      ]);
  return exportTable(args.request, visit, {
    name: ofRounds ? 'runden' : 'berichte',
    title: ofRounds ? t('list.rounds') : t('list.reports'),
    page: '/bericht',
    table: [head.map((each) => t(`list.column.${each}`)), ...rows],
  });
}
