import { conceptTexts } from '#concept/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { exportTable } from '#platform/download.server.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { loadMatrix } from '../matrix.server.ts';
import { startTexts } from '../texts.en.ts';

/** The matrix as a list, one row for each of its cells: what a table program can filter and turn into a grid again. */
import type { Route } from './+types/matrix-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = startTexts(visit.language);
  const concept = conceptTexts(visit.language);
  const ui = uiTexts(visit.language);
  const money = visit.may('money.read');
  const { columns, rows } = await loadMatrix(visit, new URL(args.request.url).searchParams);
  const head = [
    t('matrix.challenge'),
    t('matrix.part'),
    concept('cell.relevance'),
    concept('cell.reason'),
    t('nav.goals'),
    t('nav.measures'),
    t('matrix.done'),
    t('matrix.offices'),
    ...(money ? [`${t('matrix.money')} (€)`] : []),
  ];
  const table = rows.flatMap((row) =>
    row.cells.map((cell, index) => [
      row.title,
      columns[index]?.title ?? null,
      concept(`relevance.${cell.relevance ?? 'unset'}`),
      cell.reason,
      cell.goals,
      cell.measures,
      cell.done,
      cell.offices,
      ...(money ? [cell.cents === null ? ui('unknown') : cell.cents / 100] : []),
    ]),
  );
  return exportTable(args.request, visit, { name: 'matrix', title: t('nav.matrix'), table: [head, ...table] });
}
