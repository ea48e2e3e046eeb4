/**
 * What looks like a conflict and is not noted yet: contrary uses of the same land, targets that cannot both be met, money that is
 * planned twice, goals that hinder each other, goals that contradict a sector plan. A proposal is a question; somebody accepts it or sets it aside. Pure.
 */

import type { ImpactCell } from '#analysis/cross-impact.ts';
import type { IsoDate } from '#analysis/period.ts';
import { areContrary, type ContraryUses, type LandClaim, type LandUse } from './land-use.ts';

export const proposalKinds = ['uses', 'targets', 'money', 'impact', 'plan'] as const;

/** Why: the facts a proposal rests on, to be put into words. */
export type ProposalWhy =
  | { readonly kind: 'uses'; readonly one: LandUse; readonly other: LandUse }
  | {
      readonly kind: 'targets';
      readonly indicatorId: string;
      readonly first: { readonly value: number; readonly date: IsoDate };
      readonly second: { readonly value: number; readonly date: IsoDate };
    }
  | {
      readonly kind: 'money';
      readonly productId: string;
      readonly year: number;
      readonly wanted: number;
      readonly planned: number;
    }
  | {
      readonly kind: 'impact';
      readonly median: number;
      readonly low: number;
      readonly high: number;
      readonly n: number;
    }
  | {
      readonly kind: 'plan';
      readonly plan: string;
      readonly reason: string;
      /** Plans on which the goal rests: they do not fit this one. */
      readonly restsOn: readonly string[];
    };

export type Proposal = {
  /** The same for the same finding, whenever it is found. */
  readonly key: string;
  readonly why: ProposalWhy;
  readonly goalIds: readonly string[];
  readonly measureIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly officeIds: readonly string[];
};

type Goal = {
  readonly id: string;
  readonly officeId: string | null;
  readonly targets: readonly {
    readonly indicatorId: string;
    readonly value: number | null;
    readonly date: IsoDate | null;
  }[];
};
type Measure = {
  readonly id: string;
  readonly leadId: string | null;
  readonly goalIds: readonly string[];
  readonly areaIds: readonly string[];
};

/** What can be known without asking anybody. */
export type ProposalFacts = {
  readonly goals: readonly Goal[];
  readonly measures: readonly Measure[];
  readonly claims: readonly LandClaim[];
  readonly contraryUses: ContraryUses;
  /** Pairs of areas with land in common, both ways; an area shares its land with itself. */
  readonly shared: (one: string, other: string) => boolean;
  readonly directions: ReadonlyMap<string, 'up' | 'down' | 'none'>;
  readonly money: readonly {
    readonly productId: string;
    readonly year: number;
    readonly measureId: string;
    readonly cents: number;
  }[];
  readonly planned: readonly { readonly productId: string; readonly year: number; readonly cents: number }[];
  readonly cells: readonly ImpactCell[];
  readonly contradictions: readonly {
    readonly goalId: string;
    readonly planId: string;
    readonly plan: string;
    readonly reason: string;
    readonly officeId: string | null;
    readonly validTo: IsoDate | null;
    readonly restsOn: readonly string[];
  }[];
  readonly today: IsoDate;
};

/** All that look like conflicts, but for those with a key that is known: noted already, or set aside. */
export function proposalsOf(facts: ProposalFacts, known: ReadonlySet<string>): Proposal[] {
  const found = [...usesOf(facts), ...targetsOf(facts), ...moneyOf(facts), ...impactsOf(facts), ...plansOf(facts)];
  return found.filter(({ key }) => !known.has(key));
}

const sorted = (ids: Iterable<string | null>) => [...new Set([...ids].flatMap((id) => id ?? []))].sort();

/** Two measures on the same land, for uses that cannot both stand there; a measure also stands for the uses of its goals. */
function usesOf({ measures, goals, claims, contraryUses, shared }: ProposalFacts): Proposal[] {
  const ofGoal = Map.groupBy(
    claims.filter(({ kind }) => kind === 'goal'),
    ({ objectId }) => objectId,
  );
  const ofMeasure = Map.groupBy(
    claims.filter(({ kind }) => kind === 'measure'),
    ({ objectId }) => objectId,
  );
  const offices = new Map(goals.map(({ id, officeId }) => [id, officeId]));
  const using = measures.flatMap((measure) => {
    const own = ofMeasure.get(measure.id) ?? measure.goalIds.flatMap((id) => ofGoal.get(id) ?? []);
    return own.length > 0 && measure.areaIds.length > 0 ? [{ measure, uses: sorted(own.map(({ use }) => use)) }] : [];
  });
  return using.flatMap(({ measure: a, uses }, index) =>
    using.slice(index + 1).flatMap(({ measure: b, uses: others }) => {
      const pair = uses.flatMap((one) => others.map((other) => [one, other] as [LandUse, LandUse]));
      const contrary = pair.find(([one, other]) => areContrary(one, other, contraryUses));
      if (!contrary) return [];
      const areaIds = a.areaIds.filter((area) => b.areaIds.some((other) => shared(area, other)));
      if (areaIds.length === 0) return [];
      const measureIds = sorted([a.id, b.id]);
      const officeIds = sorted([
        a.leadId,
        b.leadId,
        ...[...a.goalIds, ...b.goalIds].map((id) => offices.get(id) ?? null),
      ]);
      const why = { kind: 'uses' as const, one: contrary[0], other: contrary[1] };
      return { key: `uses ${measureIds.join(' ')}`, why, goalIds: [], measureIds, areaIds: sorted(areaIds), officeIds };
    }),
  );
}

/** Targets of two goals for one indicator: different values for one day, or a later one that gives back what was reached. */
function targetsOf({ goals, directions }: ProposalFacts): Proposal[] {
  const all = goals.flatMap(({ id, officeId, targets }) =>
    targets.flatMap(({ indicatorId, value, date }) =>
      value === null || date === null ? [] : [{ goalId: id, officeId, indicatorId, value, date }],
    ),
  );
  return [...Map.groupBy(all, ({ indicatorId }) => indicatorId)].flatMap(([indicatorId, group]) => {
    const inTime = group.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.value - b.value));
    return inTime.flatMap((first, index) =>
      inTime.slice(index + 1).flatMap((second) => {
        if (first.goalId === second.goalId) return [];
        const direction = directions.get(indicatorId) ?? 'none';
        const back =
          direction === 'up' ? second.value < first.value : direction === 'down' ? second.value > first.value : false;
        if (first.date === second.date ? first.value === second.value : !back) return [];
        const goalIds = sorted([first.goalId, second.goalId]);
        const why = { kind: 'targets' as const, indicatorId, first: at(first), second: at(second) };
        const officeIds = sorted([first.officeId, second.officeId]);
        const key = `targets ${goalIds.join(' ')} ${indicatorId}`;
        return { key, why, goalIds, measureIds: [], areaIds: [], officeIds };
      }),
    );
  });
}

const at = ({ value, date }: { value: number; date: IsoDate }) => ({ value, date });

/** A product of the budget, and a year, in which several measures together want more than it has. */
function moneyOf({ money, planned, measures }: ProposalFacts): Proposal[] {
  const leads = new Map(measures.map(({ id, leadId }) => [id, leadId]));
  const wanting = Map.groupBy(money, ({ productId, year }) => `${productId} ${year}`);
  return planned.flatMap(({ productId, year, cents }) => {
    const group = (wanting.get(`${productId} ${year}`) ?? []).filter(({ measureId }) => leads.has(measureId));
    const measureIds = sorted(group.map(({ measureId }) => measureId));
    const wanted = group.reduce((sum, each) => sum + each.cents, 0);
    if (measureIds.length < 2 || wanted <= cents) return [];
    const why = { kind: 'money' as const, productId, year, wanted, planned: cents };
    const officeIds = sorted(measureIds.map((id) => leads.get(id) ?? null));
    return { key: `money ${productId} ${year}`, why, goalIds: [], measureIds, areaIds: [], officeIds };
  });
}

/** At this median and below, one goal works against another. */
const contraryFrom = -2;

/** Goals of which one is seen to work against the other; both ways are one conflict. */
function impactsOf({ cells, goals }: ProposalFacts): Proposal[] {
  const offices = new Map(goals.map(({ id, officeId }) => [id, officeId]));
  const contrary = cells.filter(
    ({ median, from, to }) => median <= contraryFrom && offices.has(from) && offices.has(to),
  );
  const pairs = Map.groupBy(contrary, ({ from, to }) => sorted([from, to]).join(' '));
  return [...pairs].flatMap(([pair, group]) => {
    const [worst] = group.toSorted((a, b) => a.median - b.median);
    if (!worst) return [];
    const { median, low, high, n, from, to } = worst;
    const officeIds = sorted([offices.get(from) ?? null, offices.get(to) ?? null]);
    const why = { kind: 'impact' as const, median, low, high, n };
    return { key: `impact ${pair}`, why, goalIds: [from, to], measureIds: [], areaIds: [], officeIds };
  });
}

/** Goals somebody saw to contradict a sector plan; a plan that has ended binds nobody any more. */
function plansOf({ contradictions, goals, today }: ProposalFacts): Proposal[] {
  const offices = new Map(goals.map(({ id, officeId }) => [id, officeId]));
  return contradictions
    .filter(({ goalId, validTo }) => offices.has(goalId) && (validTo === null || validTo > today))
    .map(({ goalId, planId, plan, reason, restsOn, officeId }) => ({
      key: `plan ${goalId} ${planId}`,
      why: { kind: 'plan' as const, plan, reason, restsOn },
      goalIds: [goalId],
      measureIds: [],
      areaIds: [],
      officeIds: sorted([offices.get(goalId) ?? null, officeId]),
    }));
}
