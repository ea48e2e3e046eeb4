/** The short version: two pages for whoever reads nothing else. */

import { formatAmountShort, formatDate } from '#ui/format.ts';
import type { Block, Part } from './document.ts';
import { breakTable } from './part-breaks.ts';
import { firstGoals, goalTable, ratingTable } from './part-goals.ts';
import { stateTable } from './part-measures.ts';
import type { ReportData } from './report-data.ts';
import { heading, list, paragraph, type Words, type Writing } from './writing.ts';

/** More rows would not fit on the two pages of the short version. */
const shortRows = 8;

export function short({ data, t, language }: Writing): Part {
  const sum = data.measures.reduce<number | null>(
    (total, each) => (each.cents === null ? total : (total ?? 0) + each.cents),
    null,
  );
  const done = data.measures.filter((each) => each.state === 'done').length;
  const held = data.joints - data.breaks.length;
  const figures: Block = {
    type: 'figures',
    items: [
      { value: String(data.goals.length), label: t('doc.figureGoals') },
      { value: String(data.measures.length), label: t('doc.figureMeasures') },
      { value: String(done), label: t('doc.figureDone') },
      {
        value: sum === null ? '–' : formatAmountShort(sum, language),
        label: t(sum === null ? 'doc.figureMoneyNone' : 'doc.figureMoney'),
      },
      { value: String(data.breaks.length), label: t('doc.figureBreaks') },
    ],
  };
  return {
    kind: 'short',
    title: t('doc.short'),
    blocks: [
      paragraph(data.joints > 0 ? t('doc.holds', { held, joints: data.joints }) : t('doc.holdsNone'), 'lead'),
      figures,
      heading(t('doc.shortGoals')),
      ...shortGoals(data, t),
      heading(t('doc.shortMeasures')),
      data.measures.length > 0 ? stateTable({ data, t, language }) : paragraph(t('doc.measuresNone')),
      heading(t('doc.shortBreaks')),
      ...(data.breaks.length > 0 ? [breakTable({ data, t, language }, 5)] : [paragraph(t('doc.noBreaks'))]),
      heading(t('doc.shortDecisions')),
      data.decisions.length > 0
        ? list(
            data.decisions
              .slice(0, 5)
              .map(
                (each) =>
                  `${each.measure}: ${each.decision}${each.by ? ` (${t('doc.by')} ${formatDate(each.by, language)})` : ''}`,
              ),
          )
        : paragraph(t('doc.noDecisions')),
    ],
  };
}

/** The key goals by name where they have targets; how many goals were rated how where somebody was asked. */
function shortGoals(data: ReportData, t: Words): Block[] {
  if (data.goals.length === 0) return [paragraph(t('doc.goalsNone'))];
  const withTarget = firstGoals(data).filter((goal) => goal.targets.some((target) => target.value !== null));
  const ratings = ratingTable(data, t);
  return [
    withTarget.length > 0
      ? goalTable(t('doc.shortGoals'), withTarget.slice(0, shortRows), t)
      : paragraph(t('doc.noTargets', { count: data.goals.length }), 'break'),
    ...(ratings && withTarget.length === 0 ? [ratings] : []),
    paragraph(t('doc.moreGoals', { part: t('doc.goals') }), 'note'),
  ];
}
