/** The data behind a report as CSV files by name: what a consultant needs to compute it again. */

import { yearOf } from '#analysis/period.ts';
import type { Language } from '#ui/language.ts';
import { toCsv } from '#ui/table/export.ts';
import type { CellValue } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { ReportData } from './report-data.ts';

type Table = {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
};

export function dataFiles(data: ReportData, language: Language): [string, string][] {
  return tables(data, language).map(({ name, head, rows }) => [`data/${name}.csv`, toCsv([head, ...rows])]);
}

/** Euros, with what is unknown left empty. */
function euros(cents: number | null): number | null {
  return cents === null ? null : cents / 100;
}

function tables(data: ReportData, language: Language): Table[] {
  const ui = uiTexts(language);
  return [
    {
      name: 'goals',
      head: [
        'id',
        'code',
        'title',
        'guideline',
        'sector_part',
        'owner',
        'influence',
        'key',
        'measures',
        'money_eur',
        'comment',
      ],
      rows: data.goals.map((each) => [
        each.id,
        each.code,
        each.title,
        each.guideline,
        each.part,
        each.owner,
        each.influence,
        each.key ? 1 : 0,
        each.measures,
        euros(each.cents),
        each.comment,
      ]),
    },
    {
      name: 'targets',
      head: [
        'goal_id',
        'indicator_id',
        'target_value',
        'target_date',
        'grade',
        'reason',
        'year',
        'gap',
        'change_per_year',
        'n',
        'projected',
      ],
      rows: data.goals.flatMap((goal) =>
        goal.targets.map(({ indicatorId, value, date, standing: how }) => [
          goal.id,
          indicatorId,
          value,
          date,
          ...(how.ok
            ? [how.grade, null, how.year, how.gap ?? null, how.changePerYear, how.n, how.projected ?? null]
            : [null, how.reason, null, null, null, null, null]),
        ]),
      ),
    },
    {
      name: 'assessments',
      head: ['goal_id', 'rating', 'group', 'n', 'n_text', 'from', 'to', 'evidence', 'source'],
      rows: data.goals.flatMap((goal) =>
        goal.assessments.map((each) => [
          goal.id,
          each.rating,
          each.group,
          each.n,
          each.nText,
          each.from,
          each.to,
          ui('evidence.assessed'),
          each.source,
        ]),
      ),
    },
    {
      name: 'measures',
      head: [
        'id',
        'code',
        'title',
        'lead',
        'sector_part',
        'goals',
        'areas',
        'state',
        'course',
        'due_on',
        'reported_on',
        'report',
        'obstacle',
        'evidence',
        'money_eur',
      ],
      rows: data.measures.map((each) => [
        each.id,
        each.code,
        each.title,
        each.lead,
        each.part,
        each.goals.join(' | '),
        each.areas.join(' | '),
        each.state,
        each.course,
        each.dueOn,
        each.reportedOn,
        each.sentence,
        each.obstacle,
        each.evidence && ui(`evidence.${each.evidence}`),
        euros(each.cents),
      ]),
    },
    {
      name: 'money',
      head: ['year', 'stage', 'origin', 'amount_eur'],
      rows: data.money.map((each) => [each.year, each.stage, each.origin, euros(each.cents)]),
    },
    {
      name: 'indicators',
      head: ['id', 'name', 'unit', 'definition', 'source', 'method_version', 'evidence', 'tied_to_goal'],
      rows: data.indicators.map((each) => [
        each.id,
        each.name,
        each.unit,
        each.definition,
        each.source,
        each.methodVersion,
        ui(`evidence.${each.evidence}`),
        each.tied ? 1 : 0,
      ]),
    },
    {
      name: 'values',
      head: ['indicator_id', 'year', 'value', 'state', 'evidence', 'new_borders'],
      rows: data.indicators.flatMap((each) =>
        each.points.map(({ year, figure }) => [
          each.id,
          year,
          figure.state === 'known' ? figure.value : null,
          figure.state,
          ui(`evidence.${figure.evidence}`),
          each.breaks?.some((day) => yearOf(day) === year) ? 1 : 0,
        ]),
      ),
    },
    {
      name: 'areas',
      head: ['id', 'name', 'category', 'themes', 'measures', 'money_eur', 'contact', 'approximate'],
      rows: data.areas.map((each) => [
        each.id,
        each.name,
        each.category,
        each.themes.join(' | '),
        each.measures,
        euros(each.cents),
        each.contact,
        each.approximate ? 1 : 0,
      ]),
    },
    {
      name: 'breaks',
      head: ['kind', 'object', 'id', 'title', 'office'],
      rows: data.breaks.map((each) => [each.kind, each.objectKind, each.id, each.title, each.office]),
    },
    {
      name: 'alerts',
      head: ['id', 'indicator', 'area', 'year', 'office', 'comment', 'effect'],
      rows: (data.alerts ?? []).map((each) => [
        each.id,
        each.indicator,
        each.area,
        each.year,
        each.office,
        each.comment,
        each.effect,
      ]),
    },
    {
      name: 'decisions',
      head: ['measure_id', 'measure', 'lead', 'decision', 'by'],
      rows: data.decisions.map((each) => [each.measureId, each.measure, each.lead, each.decision, each.by]),
    },
  ];
}
