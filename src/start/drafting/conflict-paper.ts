/** What a paper says of a conflict: what collides, where, which ways there are, what offices said, what happened. Pure. */

import type { IsoDate } from '#analysis/period.ts';
import type { Conflict } from '#conflicts/conflict.ts';
import { allWereAsked, type Stance, type StepOutcome } from '#conflicts/procedure.ts';
import type { startTexts } from '../texts.en.ts';
import { paragraphs } from './cut.ts';

type Named = { readonly name: string };
export type ConflictView = {
  readonly conflict: Conflict;
  readonly goals: readonly Named[];
  readonly measures: readonly Named[];
  readonly areas: readonly Named[];
  readonly statements: readonly {
    readonly office: string;
    readonly askedOn: string | null;
    readonly answeredOn: string | null;
    readonly stance: Stance | null;
    readonly statement: string | null;
  }[];
  readonly decision: {
    readonly body: string;
    readonly on: string;
    readonly option: string | null;
    readonly reason: string | null;
    readonly minority: string | null;
  } | null;
};
export type ConflictWords = {
  readonly t: ReturnType<typeof startTexts>;
  readonly stance: (stance: Stance) => string;
  readonly outcome: (outcome: StepOutcome) => string;
  readonly date: (day: string) => string;
};

/** While an office may still answer, what others said is not finished: their words stay inside. */
export function isHeard({ state, asked }: Pick<Conflict, 'state' | 'asked'>, today: IsoDate): boolean {
  return state === 'decided' || (asked.length > 0 && allWereAsked(asked, today));
}

export function conflictPaper(view: ConflictView, words: ConflictWords, today: IsoDate) {
  const { conflict } = view;
  const { t } = words;
  const mark = t('drafting.cut');
  return {
    title: t('drafting.conflictTitle', { title: conflict.title }),
    text: paragraphs(asked(view, words), mark),
    reason: paragraphs(
      [
        conflict.summary,
        list(t('drafting.against'), sidesOf(view, words)),
        t('drafting.where', { areas: namesOf(view.areas) || t('drafting.wholeCity') }),
        conflict.evidence && t('drafting.evidence', { evidence: conflict.evidence }),
        list(
          t('drafting.ways'),
          conflict.options.map(({ title, effect }) => [title, effect].filter(Boolean).join(': ')),
        ),
        list(t('drafting.statements'), statementsOf(view, words, isHeard(conflict, today))),
        list(t('drafting.course'), courseOf(view, words)),
        decisionOf(view, words),
      ],
      mark,
    ),
  };
}

function list(head: string, items: readonly string[]): string | null {
  return items.length === 0 ? null : [head, ...items.map((item) => `– ${item}`)].join('\n');
}

const namesOf = (items: readonly Named[]) => items.map(({ name }) => name).join(', ');

/** What the council is asked for: its view of the ways, whoever decides in the end, or to take note of a decision. */
function asked({ conflict, decision }: ConflictView, { t, date }: ConflictWords): (string | null)[] {
  const { title, options } = conflict;
  if (decision)
    return [
      t('drafting.notes', { title, body: decision.body, date: date(decision.on) }),
      decision.option && t('drafting.chosen', { option: decision.option }),
    ];
  if (options.length === 0) return [t('drafting.decides', { title })];
  const ways = options.map((option, index) => `${index + 1}. ${option.title}`);
  return [[t('drafting.decidesBetween', { title }), ...ways].join('\n')];
}

function sidesOf({ conflict, goals, measures }: ConflictView, { t }: ConflictWords): string[] {
  return [
    ...goals.map(({ name }) => t('drafting.goal', { name })),
    ...measures.map(({ name }) => t('drafting.measure', { name })),
    ...conflict.uses.map((name) => t('drafting.use', { name })),
  ];
}

function statementsOf({ statements }: ConflictView, { t, stance }: ConflictWords, heard: boolean): string[] {
  return statements
    .filter(({ askedOn }) => askedOn !== null)
    .map((each) => {
      const { office } = each;
      if (each.answeredOn === null) return t('drafting.silent', { office });
      if (!heard || each.stance === null) return t('drafting.answered', { office });
      return [`${office}: ${stance(each.stance)}`, each.statement].filter(Boolean).join('. ');
    });
}

/** Steps that are over, in the order in which they ended, with what was said; the decision stands by itself. */
function courseOf({ conflict }: ConflictView, { t, outcome, date }: ConflictWords): string[] {
  const inTime = conflict.steps.toSorted((a, b) => ((a.endedOn ?? '') < (b.endedOn ?? '') ? -1 : 1));
  return inTime.flatMap((step) => {
    if (step.endedOn === null || step.outcome === null || step.outcome === 'decided') return [];
    const how = `${date(step.endedOn)}, ${step.name} (${step.body}): ${outcome(step.outcome)}`;
    const minority = step.minority && t('drafting.minority', { words: step.minority });
    return [[how, step.reason, minority].filter(Boolean).join('. ')];
  });
}

function decisionOf({ decision }: ConflictView, { t, date }: ConflictWords): string | null {
  if (!decision) return null;
  return [
    t('drafting.decision', { body: decision.body, date: date(decision.on) }),
    decision.option && t('drafting.chosen', { option: decision.option }),
    decision.reason,
    decision.minority && t('drafting.minority', { words: decision.minority }),
  ]
    .filter(Boolean)
    .join('\n');
}
