/** The report on measures and their money. */

import { states } from '#measures/measure.ts';
import { formatAmount, formatDate, formatNumber } from '#ui/format.ts';
import type { Part, TableBlock } from './document.ts';
import { heading, paragraph, type Small, shortened, table, type Writing } from './writing.ts';

export function measures({ data, t, language }: Writing): Part {
  if (data.measures.length === 0)
    return { kind: 'measures', title: t('doc.measures'), blocks: [paragraph(t('doc.measuresNone'))] };
  const groups = Map.groupBy(data.measures, (each) => each.part ?? t('doc.noPart'));
  const head = [t('doc.measure'), t('doc.lead'), t('doc.state'), t('doc.due'), t('doc.sentence')];
  const date = (value: string | null) => (value ? formatDate(value, language) : '–');
  return {
    kind: 'measures',
    title: t('doc.measures'),
    blocks: [
      paragraph(t('doc.measuresLead', { date: formatDate(data.asOf, language) }), 'note'),
      stateTable({ data, t, language }),
      ...[...groups].flatMap(([part, list_]) => [
        heading(part),
        table(
          part,
          head,
          list_.map((each) => [
            each.code ? `${each.code} ${each.title}` : each.title,
            each.lead ?? t('doc.noLead'),
            [
              each.state ? t(`docState.${each.state}`) : t('doc.stateUnknown'),
              each.course && t(`docMeasureCourse.${each.course}`),
            ]
              .filter(Boolean)
              .join(', '),
            date(each.dueOn),
            each.sentence ? `${shortened(each.sentence)} (${date(each.reportedOn)})` : '–',
          ]),
          [],
          [3, 2, 1.6, 1.2, 3.4],
        ),
      ]),
    ],
  };
}

export function stateTable({ data, t, language }: Small): TableBlock {
  const total = data.measures.length;
  const row = (label: string, count: number) => [
    label,
    String(count),
    `${formatNumber((count / total) * 100, language)} %`,
  ];
  const rows = states.map((state) =>
    row(t(`docState.${state}`), data.measures.filter((each) => each.state === state).length),
  );
  const unknown = data.measures.filter((each) => each.state === null).length;
  return table(
    t('doc.measuresCaption'),
    [t('doc.state'), t('doc.count'), t('doc.share')],
    unknown > 0 ? [...rows, row(t('doc.stateUnknown'), unknown)] : rows,
    [1, 2],
    [3, 1, 1],
  );
}

export function money({ data, t, language }: Writing): Part {
  if (data.money.length === 0)
    return { kind: 'money', title: t('doc.money'), blocks: [paragraph(t('doc.moneyNone'), 'break')] };
  const years = [...new Set(data.money.map((each) => each.year))].sort((a, b) => a - b);
  const cell = (year: number, stage: string, origin: string) => {
    const found = data.money.find((each) => each.year === year && each.stage === stage && each.origin === origin);
    return found ? formatAmount(found.cents, language) : '–';
  };
  const columns = (['planned', 'approved', 'spent'] as const).flatMap((stage) =>
    (['own', 'funding'] as const).map((origin) => ({ stage, origin })),
  );
  const used = columns.filter(({ stage, origin }) =>
    data.money.some((each) => each.stage === stage && each.origin === origin),
  );
  const unknown = data.measures.filter((each) => each.cents === null).length;
  return {
    kind: 'money',
    title: t('doc.money'),
    blocks: [
      paragraph(t('doc.moneyLead'), 'note'),
      table(
        t('doc.moneyCaption'),
        [t('doc.year'), ...used.map(({ stage, origin }) => `${t(`doc.${stage}`)}, ${t(`doc.${origin}`)}`)],
        years.map((year) => [String(year), ...used.map(({ stage, origin }) => cell(year, stage, origin))]),
        used.map((_, index) => index + 1),
      ),
      ...(unknown > 0 ? [paragraph(t('doc.moneyUnknown', { count: unknown }), 'break')] : []),
    ],
  };
}
