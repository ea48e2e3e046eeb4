/**
 * From data to document: what the report says, in which order, in which words. Pure; the same data always make the same
 * document.
 */

import { breakKinds } from '#analysis/thread.ts';
import { evidences } from '#analysis/figure.ts';
import { states } from '#measures/measure.ts';
import { formatAmount, formatAmountShort, formatDate, formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { Block, ChartBlock, MapBlock, Part, ReportDocument, TableBlock } from './document.ts';
import type { AreaData, GoalData, IndicatorData, ReportData } from './report-data.ts';
import { methodVersions } from './round.ts';
import { reportTexts } from './texts.en.ts';

type Words = ReturnType<typeof reportTexts>;
type Writing = { readonly data: ReportData; readonly t: Words; readonly language: Language; readonly maps: ReadonlyMap<string, MapBlock> };

export function composeReport(data: ReportData, language: Language, writtenAt: string, maps: ReadonlyMap<string, MapBlock>): ReportDocument {
  const t = reportTexts(language);
  const writing = { data, t, language, maps };
  return {
    city: data.city.name,
    year: data.year,
    title: t('doc.title', { year: data.year }),
    subtitle: t('doc.subtitle', { city: data.city.name }),
    asOf: data.asOf,
    writtenAt,
    language,
    warning: data.city.fictitious ? t('doc.warning') : null,
    parts: [short(writing), goals(writing), indicators(writing), measures(writing), money(writing), areas(writing), breaks(writing), decisions(writing), basis(writing, writtenAt)],
  };
}

const paragraph = (text: string, tone?: 'lead' | 'note' | 'break'): Block => ({ type: 'paragraph', text, ...(tone ? { tone } : {}) });
const heading = (text: string, lead?: string): Block => ({ type: 'heading', text, ...(lead ? { lead } : {}) });
const list = (items: readonly string[]): Block => ({ type: 'list', items });

function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[], numbers: readonly number[] = [], widths?: readonly number[]): TableBlock {
  return { type: 'table', caption, head, rows, numbers, ...(widths ? { widths } : {}) };
}

/** The goals the report puts first: the key goals, or all where none is marked. */
function firstGoals(data: ReportData): readonly GoalData[] {
  const keys = data.goals.filter((goal) => goal.key);
  return keys.length > 0 ? keys : data.goals;
}

/** More rows would not fit on the two pages of the short version. */
const shortRows = 8;

function short({ data, t, language }: Writing): Part {
  const sum = data.measures.reduce<number | null>((total, each) => (each.cents === null ? total : (total ?? 0) + each.cents), null);
  const done = data.measures.filter((each) => each.state === 'done').length;
  const held = data.joints - data.breaks.length;
  const figures: Block = {
    type: 'figures',
    items: [
      { value: String(data.goals.length), label: t('doc.figureGoals') },
      { value: String(data.measures.length), label: t('doc.figureMeasures') },
      { value: String(done), label: t('doc.figureDone') },
      { value: sum === null ? '–' : formatAmountShort(sum, language), label: t(sum === null ? 'doc.figureMoneyNone' : 'doc.figureMoney') },
      { value: String(data.breaks.length), label: t('doc.figureBreaks') },
    ],
  };
  const goalRows = firstGoals(data).slice(0, shortRows);
  return {
    kind: 'short',
    title: t('doc.short'),
    blocks: [
      paragraph(data.joints > 0 ? t('doc.holds', { held, joints: data.joints }) : t('doc.holdsNone'), 'lead'),
      figures,
      heading(t('doc.shortGoals')),
      ...(goalRows.length > 0
        ? [table(t('doc.shortGoals'), [t('doc.goal'), t('doc.course')], goalRows.map((goal) => [goal.title, goalCourse(goal, t)]), [], [2, 1])]
        : [paragraph(t('doc.goalsNone'))]),
      ...(data.goals.length > goalRows.length ? [paragraph(t('doc.moreGoals', { part: t('doc.goals') }), 'note')] : []),
      heading(t('doc.shortMeasures')),
      data.measures.length > 0 ? stateTable({ data, t, language }) : paragraph(t('doc.measuresNone')),
      heading(t('doc.shortBreaks')),
      ...(data.breaks.length > 0 ? [breakTable({ data, t, language }, 5)] : [paragraph(t('doc.noBreaks'))]),
      heading(t('doc.shortDecisions')),
      data.decisions.length > 0
        ? list(data.decisions.slice(0, 5).map((each) => `${each.measure}: ${each.decision}${each.by ? ` (${t('doc.by')} ${formatDate(each.by, language)})` : ''}`))
        : paragraph(t('doc.noDecisions')),
    ],
  };
}

function goalCourse(goal: GoalData, t: Words): string {
  if (goal.targets.length === 0) {
    const [latest] = goal.assessments;
    return latest ? `${t(`docRating.${latest.rating}`)} (${uiTexts('de')('evidence.assessed')})` : t('doc.noTarget');
  }
  return goal.targets.map((target) => (target.value === null ? t('doc.noTarget') : t(`docCourse.${target.course}`))).join(', ');
}

type Small = Omit<Writing, 'maps'>;

function stateTable({ data, t, language }: Small): TableBlock {
  const total = data.measures.length;
  const row = (label: string, count: number) => [label, String(count), `${formatNumber((count / total) * 100, language)} %`];
  const rows = states.map((state) => row(t(`docState.${state}`), data.measures.filter((each) => each.state === state).length));
  const unknown = data.measures.filter((each) => each.state === null).length;
  return table(t('doc.measuresCaption'), [t('doc.state'), t('doc.count'), t('doc.share')], unknown > 0 ? [...rows, row(t('doc.stateUnknown'), unknown)] : rows, [1, 2], [3, 1, 1]);
}

function breakTable({ data, t }: Small, most: number): TableBlock {
  const counts = breakKinds
    .map((kind) => ({ kind, count: data.breaks.filter((each) => each.kind === kind).length }))
    .filter((each) => each.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
  return table(t('doc.breaks'), [t('doc.kind'), t('doc.count')], counts.map(({ kind, count }) => [t(`docBreak.${kind}`), String(count)]), [1], [4, 1]);
}

function goals(writing: Writing): Part {
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
      ...(rest.length > 0
        ? [heading(t('doc.otherGoals')), table(t('doc.otherGoals'), [t('doc.goal'), t('doc.owner'), t('doc.course')], rest.map((goal) => [goal.title, goal.owner ?? t('doc.noOwner'), goalCourse(goal, t)]), [], [3, 2, 2])]
        : []),
    ],
  };
}

function goalBlocks(goal: GoalData, { data, t, language }: Writing): Block[] {
  const money = goal.cents === null ? t('doc.goalMoneyNone') : t('doc.goalMoney', { amount: formatAmountShort(goal.cents, language) });
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

function chartOf(indicator: IndicatorData, target: GoalData['targets'][number] | null, t: Words, language: Language): ChartBlock {
  const number = (value: number) => formatNumber(value, language, indicator.decimals);
  const known = indicator.points.flatMap(({ year, figure }) => (figure.state === 'known' ? [{ year, value: figure.value }] : []));
  const [first, last] = [known[0], known.at(-1)];
  const value = target?.value ?? null;
  const date = target?.date ?? null;
  const words = value !== null && date !== null ? t('doc.target', { value: `${number(value)} ${indicator.unit ?? ''}`.trim(), date: formatDate(date, language) }) : null;
  return {
    type: 'chart',
    title: indicator.name,
    lead: [words, target && value !== null ? t(`docCourse.${target.course}`) : trendWords(indicator, t, language)].filter(Boolean).join(' · '),
    alt: first && last ? t('doc.altSeries', { name: indicator.name, first: number(first.value), firstYear: first.year, last: number(last.value), lastYear: last.year }) : indicator.name,
    note: [uiTexts(language)(`evidence.${indicator.evidence}`), indicator.unit, indicator.source].filter(Boolean).join(' · '),
    lines: [{ label: t('doc.city'), role: 'subject', points: indicator.points.map(({ year, figure }) => ({ year, value: figure.state === 'known' ? figure.value : null })) }],
    target: value !== null && date !== null ? { value, year: Number(date.slice(0, 4)), label: t('doc.targetLabel', { value: number(value) }) } : null,
    decimals: indicator.decimals,
  };
}

function trendWords(indicator: IndicatorData, t: Words, language: Language): string {
  const { latest, slopePerYear, decimals, unit } = indicator;
  if (!latest) return '';
  const value = `${formatNumber(latest.value, language, decimals)} ${unit ?? ''}`.trim();
  if (slopePerYear === null) return t('doc.latest', { year: latest.year, value });
  const level = Math.abs(slopePerYear) < Math.abs(latest.value) * 0.005;
  return t('doc.trendShort', { year: latest.year, value, trend: t(level ? 'doc.level' : slopePerYear > 0 ? 'doc.rising' : 'doc.falling') });
}

/** Indicators that no goal rests on: the context. Those of goals stand with their goals. */
function indicators({ data, t, language }: Writing): Part {
  const shownWithGoals = new Set(firstGoals(data).flatMap((goal) => goal.targets.map((target) => target.indicatorId)));
  const rest = data.indicators.filter((each) => !shownWithGoals.has(each.id));
  return {
    kind: 'indicators',
    title: t('doc.indicators'),
    blocks: [
      paragraph(data.indicators.length > 0 ? t('doc.indicatorsLead') : t('doc.indicatorsNone'), 'note'),
      ...rest.flatMap((each, index): Block[] => {
        const newTheme = each.theme !== null && each.theme !== rest[index - 1]?.theme;
        return [...(newTheme && each.theme ? [heading(each.theme)] : []), chartOf(each, null, t, language)];
      }),
    ],
  };
}

function measures({ data, t, language }: Writing): Part {
  if (data.measures.length === 0) return { kind: 'measures', title: t('doc.measures'), blocks: [paragraph(t('doc.measuresNone'))] };
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
            [each.state ? t(`docState.${each.state}`) : t('doc.stateUnknown'), each.course && t(`docMeasureCourse.${each.course}`)].filter(Boolean).join(', '),
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

/** A row of a table is no place for a page of text: the sentence ends where a sentence ends, or at a word. */
function shortened(text: string, most = 280): string {
  const plain = text.replace(/<br\s*\/?>/gi, ' ').replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most);
  const end = cut.lastIndexOf('. ');
  return end > most / 2 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

function money({ data, t, language }: Writing): Part {
  if (data.money.length === 0) return { kind: 'money', title: t('doc.money'), blocks: [paragraph(t('doc.moneyNone'), 'break')] };
  const years = [...new Set(data.money.map((each) => each.year))].sort((a, b) => a - b);
  const cell = (year: number, stage: string, origin: string) => {
    const found = data.money.find((each) => each.year === year && each.stage === stage && each.origin === origin);
    return found ? formatAmount(found.cents, language) : '–';
  };
  const columns = (['planned', 'approved', 'spent'] as const).flatMap((stage) => (['own', 'funding'] as const).map((origin) => ({ stage, origin })));
  const used = columns.filter(({ stage, origin }) => data.money.some((each) => each.stage === stage && each.origin === origin));
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

function areas(writing: Writing): Part {
  const { data, t } = writing;
  return {
    kind: 'areas',
    title: t('doc.areas'),
    blocks: [paragraph(data.areas.length > 0 ? t('doc.areasLead') : t('doc.areasNone'), 'note'), ...data.areas.flatMap((area) => areaBlocks(area, writing))],
  };
}

function areaBlocks(area: AreaData, { t, language, maps }: Writing): Block[] {
  const facts = t('doc.areaFacts', {
    category: area.category ? t(`docCategory.${area.category}` as 'docCategory.strategic') : '–',
    measures: t('doc.goalMeasures', { count: area.measures }),
    money: area.cents === null ? t('doc.goalMoneyNone') : t('doc.goalMoney', { amount: formatAmountShort(area.cents, language) }),
  });
  const words: Block[] = [
    paragraph(facts),
    ...(area.themes.length > 0 ? [paragraph(t('doc.themes', { themes: area.themes.join(', ') }))] : []),
    ...[area.profile, area.chance, area.strategy, area.note].flatMap((text) => (text ? [paragraph(text)] : [])),
    area.contact ? paragraph(t('doc.contact', { contact: area.contact })) : paragraph(t('doc.noContact'), 'break'),
  ];
  const map = maps.get(area.id);
  return [heading(area.name), ...(map ? [{ type: 'beside' as const, map: { ...map, alt: t('doc.areaMap', { name: area.name }), note: area.approximate ? t('doc.areaApproximate') : '' }, blocks: words }] : words)];
}

/** Objects of one kind that are named; the rest is counted. */
const mostNamed = 40;

function breaks({ data, t, language }: Writing): Part {
  if (data.breaks.length === 0) return { kind: 'breaks', title: t('doc.breaks'), blocks: [paragraph(t('doc.noBreaks'))] };
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
          table(t(`docBreak.${kind}`), [t('doc.where'), t('doc.office')], found.slice(0, mostNamed).map((each) => [each.title, each.office ?? '–']), [], [3, 2]),
          ...(rest > 0 ? [paragraph(t('doc.breaksMore', { count: rest }), 'note')] : []),
        ];
      }),
    ],
  };
}

function decisions({ data, t, language }: Writing): Part {
  if (data.decisions.length === 0) return { kind: 'decisions', title: t('doc.decisions'), blocks: [paragraph(t('doc.noDecisions'))] };
  const rows = data.decisions.map((each) => [each.measure, each.decision, each.lead ?? '–', each.by ? formatDate(each.by, language) : '–']);
  return {
    kind: 'decisions',
    title: t('doc.decisions'),
    blocks: [paragraph(t('doc.decisionsLead'), 'note'), table(t('doc.decisions'), [t('doc.measure'), t('doc.decision'), t('doc.office'), t('doc.by')], rows, [], [3, 4, 2, 1.2])],
  };
}

function basis({ data, t, language }: Writing, writtenAt: string): Part {
  const ui = uiTexts(language);
  const kinds = evidences.filter((kind) => data.indicators.some((each) => each.evidence === kind)).map((kind) => ui(`evidence.${kind}`));
  return {
    kind: 'basis',
    title: t('doc.basis'),
    blocks: [
      paragraph(t('doc.basisAsOf', { date: formatDate(data.asOf, language), written: formatDate(writtenAt, language) })),
      ...(data.city.source ? [paragraph(data.city.source)] : []),
      paragraph(t('doc.basisThread', { version: methodVersions.thread })),
      paragraph(t('doc.basisTrend')),
      paragraph(t('doc.basisMoney')),
      paragraph(`${t('doc.basisEvidence')} (${kinds.join(', ')})`),
      ...(data.indicators.length > 0
        ? [
            heading(t('doc.basisSources')),
            table(
              t('doc.basisSources'),
              [t('doc.indicator'), t('doc.source'), t('doc.method'), t('doc.evidence')],
              data.indicators.map((each) => [each.name, each.source ?? '–', each.methodVersion, ui(`evidence.${each.evidence}`)]),
              [],
              [3, 4, 1, 1.3],
            ),
          ]
        : []),
    ],
  };
}
