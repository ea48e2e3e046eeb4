/** The report on where the thread breaks, what must be decided, and which areas stand out. */

import { breakKinds } from '#analysis/thread.ts';
import { formatDate } from '#ui/format.ts';
import type { Block, Part, TableBlock } from './document.ts';
import type { AlertData } from './report-data.ts';
import { heading, paragraph, type Small, table, type Writing } from './writing.ts';

/** Objects of one kind that are named; the rest is counted. */
const mostNamed = 40;

export function breaks({ data, t, language }: Writing): Part {
  const alerts = alertBlocks({ data, t, language }, 'note');
  if (data.breaks.length === 0)
    return { kind: 'breaks', title: t('doc.breaks'), blocks: [paragraph(t('doc.noBreaks')), ...alerts] };
  const kinds = breakKinds.filter((kind) => data.breaks.some((each) => each.kind === kind));
  return {
    kind: 'breaks',
    title: t('doc.breaks'),
    blocks: [
      paragraph(t('doc.breaksLead'), 'note'),
      breakTable({ data, t, language }, breakKinds.length),
      ...kinds.flatMap((kind): Block[] => {
        const found = data.breaks.filter((each) => each.kind === kind);
        const rest = found.length - mostNamed;
        return [
          heading(t(`docBreak.${kind}`)),
          table(
            t(`docBreak.${kind}`),
            [t('doc.where'), t('doc.office')],
            found.slice(0, mostNamed).map((each) => [each.title, each.office ?? '–']),
            [],
            [3, 2],
          ),
          ...(rest > 0 ? [paragraph(t('doc.breaksMore', { count: rest }), 'note')] : []),
        ];
      }),
      ...alerts,
    ],
  };
}

/** Areas whose figures stand out, as far as their owners say that it matters. */
function alertBlocks({ data, t }: Small, effect: AlertData['effect']): Block[] {
  const found = (data.alerts ?? []).filter((each) => each.effect === effect);
  if (found.length === 0) return [];
  const rest = found.length - mostNamed;
  return [
    heading(t(`docAlert.${effect}`)),
    table(
      t(`docAlert.${effect}`),
      [t('doc.where'), t('doc.indicator'), t('docAlert.meaning'), t('doc.office')],
      found
        .slice(0, mostNamed)
        .map((each) => [`${each.area}, ${each.year}`, each.indicator, each.comment ?? '–', each.office ?? '–']),
      [],
      [2, 2, 4, 2],
    ),
    ...(rest > 0 ? [paragraph(t('doc.breaksMore', { count: rest }), 'note')] : []),
  ];
}

export function breakTable({ data, t }: Small, most: number): TableBlock {
  const counts = breakKinds
    .map((kind) => ({ kind, count: data.breaks.filter((each) => each.kind === kind).length }))
    .filter((each) => each.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
  return table(
    t('doc.breaks'),
    [t('doc.kind'), t('doc.count')],
    counts.map(({ kind, count }) => [t(`docBreak.${kind}`), String(count)]),
    [1],
    [4, 1],
  );
}

export function decisions({ data, t, language }: Writing): Part {
  const alerts = alertBlocks({ data, t, language }, 'decision');
  if (data.decisions.length === 0)
    return {
      kind: 'decisions',
      title: t('doc.decisions'),
      blocks: alerts.length > 0 ? alerts : [paragraph(t('doc.noDecisions'))],
    };
  const rows = data.decisions.map((each) => [
    each.measure,
    each.decision,
    each.lead ?? '–',
    each.by ? formatDate(each.by, language) : '–',
  ]);
  return {
    kind: 'decisions',
    title: t('doc.decisions'),
    blocks: [
      paragraph(t('doc.decisionsLead'), 'note'),
      table(
        t('doc.decisions'),
        [t('doc.measure'), t('doc.decision'), t('doc.office'), t('doc.by')],
        rows,
        [],
        [3, 4, 2, 1.2],
      ),
      ...alerts,
    ],
  };
}
