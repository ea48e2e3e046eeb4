/** What has changed between two reports. Pure: two sets of data in, differences out. */

import { type BreakKind, breakKinds } from '#analysis/thread.ts';
import type { MeasureState } from '#measures/measure.ts';
import type { ReportData } from './report-data.ts';

type Titled = { readonly id: string; readonly title: string };
type Changes = {
  readonly added: readonly Titled[];
  readonly removed: readonly Titled[];
  readonly renamed: readonly (Titled & { readonly before: string })[];
};
export type Comparison = {
  readonly numbers: readonly {
    readonly key: 'joints' | 'held' | 'goalCount' | 'measureCount' | 'done' | 'money';
    readonly a: number | null;
    readonly b: number | null;
  }[];
  readonly goals: Changes;
  readonly measures: Changes;
  readonly states: readonly (Titled & { readonly from: MeasureState | null; readonly to: MeasureState | null })[];
  readonly breaks: readonly { readonly kind: BreakKind; readonly a: number; readonly b: number }[];
};

export function compareReports(a: ReportData, b: ReportData): Comparison {
  const before = new Map(a.measures.map((measure) => [measure.id, measure]));
  return {
    numbers: [
      { key: 'joints', a: a.joints, b: b.joints },
      { key: 'held', a: a.joints - a.breaks.length, b: b.joints - b.breaks.length },
      { key: 'goalCount', a: a.goals.length, b: b.goals.length },
      { key: 'measureCount', a: a.measures.length, b: b.measures.length },
      { key: 'done', a: doneIn(a), b: doneIn(b) },
      { key: 'money', a: moneyIn(a), b: moneyIn(b) },
    ],
    goals: changed(a.goals, b.goals),
    measures: changed(a.measures, b.measures),
    states: b.measures.flatMap(({ id, title, state }) => {
      const old = before.get(id);
      return old && old.state !== state ? [{ id, title, from: old.state, to: state }] : [];
    }),
    breaks: breakKinds
      .map((kind) => ({ kind, a: countIn(a, kind), b: countIn(b, kind) }))
      .filter((each) => each.a !== each.b),
  };
}

function changed(a: readonly Titled[], b: readonly Titled[]): Changes {
  const [inA, inB] = [new Map(a.map((each) => [each.id, each.title])), new Set(b.map((each) => each.id))];
  const plain = ({ id, title }: Titled) => ({ id, title });
  return {
    added: b.filter((each) => !inA.has(each.id)).map(plain),
    removed: a.filter((each) => !inB.has(each.id)).map(plain),
    renamed: b.flatMap(({ id, title }) => {
      const before = inA.get(id);
      return before === undefined || before === title ? [] : [{ id, title, before }];
    }),
  };
}

function doneIn(data: ReportData): number {
  return data.measures.filter((measure) => measure.state === 'done').length;
}

function moneyIn(data: ReportData): number | null {
  return data.measures.reduce<number | null>(
    (sum, each) => (each.cents === null ? sum : (sum ?? 0) + each.cents),
    null,
  );
}

function countIn(data: ReportData, kind: BreakKind): number {
  return data.breaks.filter((each) => each.kind === kind).length;
}
