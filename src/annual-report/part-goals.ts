/** The report on goals and on what changes in the city. */

import { breakYears } from '#analysis/series-break.ts';
import type { Standing } from '#analysis/standing.ts';
import { ratings } from '#concept/goal.ts';
import { breakNotes } from '#indicators/panels/break-words.ts';
import { indicatorTexts } from '#indicators/texts.en.ts';
import { formatAmountShort, formatDate, formatNumber, unitBetween } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { Block, ChartBlock, Part, TableBlock } from './document.ts';
import type { GoalData, IndicatorData, ReportData } from './report-data.ts';
import { heading, paragraph, table, type Words, type Writing } from './writing.ts';

/** The goals the report puts first: the key goals, or all where none is marked. */
export function firstGoals(data: ReportData): readonly GoalData[] {
  const keys = data.goals.filter((goal) => goal.key);
  return keys.length > 0 ? keys : data.goals;
}

function standingWords(standing: Standing, t: Words): string {
  return standing.ok ? t(`docGrade.${standing.grade}`) : t(`docNoGrade.${standing.reason}`);
}

/** The grade, and how far away the target still is. */
function distanceWords(standing: Standing, { decimals, unit }: IndicatorData, t: Words, language: Language): string {
  const grade = standingWords(standing, t);
  if (!standing.ok || standing.gap === undefined) return grade;
  if (standing.gap <= 0) return t('doc.gradeReached', { grade });
  const gap = `${formatNumber(standing.gap, language, decimals)} ${unitBetween(unit, language)}`.trim();
  return t('doc.gradeGap', { grade, gap });
}

/** How its targets stand by what is measured. */
function measuredStanding({ targets }: GoalData, t: Words): string {
  const said = targets.map(({ standing }) => standingWords(standing, t));
  return said.length > 0 ? said.join(', ') : t('doc.noTarget');
}

/** Goals in rows; what is measured and what is assessed in columns of their own. */
export function goalTable(caption: string, goals: readonly GoalData[], t: Words): TableBlock {
  const rated = goals.some((goal) => goal.assessments.length > 0);
  const rating = ({ assessments: [latest] }: GoalData) => (latest ? t(`docRating.${latest.rating}`) : '–');
  return table(
    caption,
    [t('doc.goal'), t('doc.owner'), t('doc.course'), ...(rated ? [t('doc.rated')] : [])],
    goals.map((goal) => [
      goal.title,
      goal.owner ?? t('doc.noOwner'),
      measuredStanding(goal, t),
      ...(rated ? [rating(goal)] : []),
    ]),
    [],
    rated ? [3, 2, 1.6, 1.6] : [3, 2, 2],
  );
}

/** How many goals were given which rating; says nothing of what is measured. */
export function ratingTable({ goals }: ReportData, t: Words): TableBlock | null {
  const latest = goals.flatMap(({ assessments: [first] }) => (first ? [first.rating] : []));
  if (latest.length === 0) return null;
  const counts = ratings.map((rating) => [
    t(`docRating.${rating}`),
    String(latest.filter((each) => each === rating).length),
  ]);
  const none = goals.length - latest.length;
  const rows = none > 0 ? [...counts, [t('doc.notRated'), String(none)]] : counts;
  return table(t('doc.ratings'), [t('doc.rated'), t('doc.count')], rows, [1], [4, 1]);
}

export function goals(writing: Writing): Part {
  const { data, t } = writing;
  const keys = data.goals.filter((goal) => goal.key);
  const others = data.goals.filter((goal) => !goal.key);
  const detailed = keys.length > 0 ? keys : others;
  const rest = keys.length > 0 ? others : [];
  return {
    kind: 'goals',
    title: keys.length > 0 ? t('doc.keyGoals') : t('doc.goals'),
    blocks: [
      paragraph(data.goals.length > 0 ? t('doc.goalsLead') : t('doc.goalsNone'), 'note'),
      ...detailed.flatMap((goal) => goalBlocks(goal, writing)),
      ...(rest.length > 0 ? [heading(t('doc.otherGoals')), goalTable(t('doc.otherGoals'), rest, t)] : []),
      ...rest.flatMap(({ title, comment }) =>
        comment ? [paragraph(t('doc.commentOn', { goal: title, comment }))] : [],
      ),
    ],
  };
}

function goalBlocks(goal: GoalData, { data, t, language }: Writing): Block[] {
  const money =
    goal.cents === null
      ? t('doc.goalMoneyNone')
      : t('doc.goalMoney', { amount: formatAmountShort(goal.cents, language) });
  const facts = t('doc.goalFacts', {
    owner: goal.owner ?? t('doc.noOwner'),
    influence: goal.influence ? t(`docInfluence.${goal.influence}`) : t('doc.influenceUnknown'),
    measures: t('doc.goalMeasures', { count: goal.measures }),
    money,
  });
  const charts = goal.targets.flatMap((target) => {
    const indicator = data.indicators.find((each) => each.id === target.indicatorId);
    return indicator ? [chartOf(indicator, target, t, language)] : [];
  });
  const where = [goal.guideline ?? t('doc.noGuideline'), goal.part ?? t('doc.noPart')].join(' · ');
  return [
    heading(goal.code ? `${goal.code} ${goal.title}` : goal.title, where),
    paragraph(facts),
    ...charts,
    ...(goal.targets.length === 0 ? [paragraph(t('doc.noIndicator'), 'break')] : []),
    ...goal.assessments.map((each) =>
      paragraph(
        t('doc.assessment', {
          group: each.group,
          n: each.n !== null ? `n = ${each.n}` : (each.nText ?? t('doc.nUnknown')),
          from: formatDate(each.from, language),
          to: formatDate(each.to, language),
          rating: t(`docRating.${each.rating}`),
        }),
        'note',
      ),
    ),
    ...(goal.comment ? [paragraph(t('doc.comment', { comment: goal.comment }))] : []),
  ];
}

function chartOf(
  indicator: IndicatorData,
  target: GoalData['targets'][number] | null,
  t: Words,
  language: Language,
): ChartBlock {
  const number = (value: number) => formatNumber(value, language, indicator.decimals);
  const known = indicator.points.flatMap(({ year, figure }) =>
    figure.state === 'known' ? [{ year, value: figure.value }] : [],
  );
  const [first, last] = [known[0], known.at(-1)];
  const value = target?.value ?? null;
  const date = target?.date ?? null;
  const words =
    value !== null && date !== null
      ? t('doc.target', { value: `${number(value)} ${indicator.unit ?? ''}`.trim(), date: formatDate(date, language) })
      : null;
  const days = indicator.breaks ?? [];
  const broken = breakNotes([{ name: t('doc.city'), days }], language);
  const label = (year: number) => indicatorTexts(language)('breaks.label', { year });
  return {
    type: 'chart',
    title: indicator.name,
    lead: [
      words,
      target && value !== null
        ? distanceWords(target.standing, indicator, t, language)
        : trendWords(indicator, t, language),
    ]
      .filter(Boolean)
      .join(' · '),
    alt: [
      first && last
        ? t('doc.altSeries', {
            name: indicator.name,
            first: number(first.value),
            firstYear: first.year,
            last: number(last.value),
            lastYear: last.year,
          })
        : indicator.name,
      ...broken,
    ].join(' '),
    note: [uiTexts(language)(`evidence.${indicator.evidence}`), indicator.unit, indicator.source, ...broken]
      .filter(Boolean)
      .join(' · '),
    lines: [
      {
        label: t('doc.city'),
        role: 'subject',
        points: indicator.points.map(({ year, figure }) => ({
          year,
          value: figure.state === 'known' ? figure.value : null,
        })),
      },
    ],
    ...(days.length > 0 ? { breaks: breakYears(days).map((year) => ({ year, label: label(year) })) } : {}),
    target:
      value !== null && date !== null
        ? { value, year: Number(date.slice(0, 4)), label: t('doc.targetLabel', { value: number(value) }) }
        : null,
    decimals: indicator.decimals,
  };
}

function trendWords(indicator: IndicatorData, t: Words, language: Language): string {
  const { latest, slopePerYear, decimals, unit } = indicator;
  if (!latest) return '';
  const value = `${formatNumber(latest.value, language, decimals)} ${unit ?? ''}`.trim();
  if (slopePerYear === null) return t('doc.latest', { year: latest.year, value });
  const level = Math.abs(slopePerYear) < Math.abs(latest.value) * 0.005;
  return t('doc.trendShort', {
    year: latest.year,
    value,
    trend: t(level ? 'doc.level' : slopePerYear > 0 ? 'doc.rising' : 'doc.falling'),
  });
}

/** Indicators that no goal rests on: the context. Those of goals stand with their goals. */
export function indicators({ data, t, language }: Writing): Part {
  const shownWithGoals = new Set(firstGoals(data).flatMap((goal) => goal.targets.map((target) => target.indicatorId)));
  const rest = data.indicators.filter((each) => !shownWithGoals.has(each.id));
  return {
    kind: 'indicators',
    title: t('doc.indicators'),
    blocks: [
      paragraph(data.indicators.length > 0 ? t('doc.indicatorsLead') : t('doc.indicatorsNone'), 'note'),
      ...[...Map.groupBy(rest, (each) => each.theme)].flatMap(([theme, within]): Block[] => [
        heading(theme ?? t('doc.noTheme')),
        { type: 'charts', charts: within.map((each) => chartOf(each, null, t, language)) },
      ]),
    ],
  };
}
