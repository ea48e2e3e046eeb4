/**
 * Who carries how much over sector parts and challenges. The report of 2015 warns of one thing above all: that the same people
 * work on the sector parts and see to it that these heed the challenges. Pure.
 */

export const dutyKinds = ['part', 'challenge', 'group', 'goal', 'measure', 'indicator'] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** Something that somebody is named for; where nobody is, the office carries it. */
export type LoadDuty = {
  readonly kind: DutyKind;
  readonly id: string;
  readonly personId: string | null;
  readonly officeId: string | null;
};

/** More duties than this in one pair of hands are told. */
export const mostDuties = 12;

export type LoadRow = {
  readonly personId: string | null;
  readonly officeId: string | null;
  readonly counts: Readonly<Record<DutyKind, number>>;
  readonly total: number;
  /** Parts and challenges both: the double load. */
  readonly double: boolean;
  readonly heavy: boolean;
  /** Named, but not in the city any more. */
  readonly left: boolean;
};

/**
 * One row per person, and one per office for what nobody there is named for. The same object counts once, however often
 * somebody is named for it. A goal someone owns counts as work on its part (the caller names both).
 */
export function loadOf(duties: readonly LoadDuty[], people: Pick<ReadonlySet<string>, 'has'>): LoadRow[] {
  const carried = duties.filter(({ personId, officeId }) => personId !== null || officeId !== null);
  const byWho = Map.groupBy(carried, ({ personId, officeId }) =>
    personId === null ? `office ${officeId}` : `person ${personId}`,
  );
  const rows = [...byWho.values()].flatMap((mine): LoadRow[] => {
    const [first] = mine;
    if (!first) return [];
    const count = (kind: DutyKind) => new Set(mine.filter((each) => each.kind === kind).map(({ id }) => id)).size;
    const counts = Object.fromEntries(dutyKinds.map((kind) => [kind, count(kind)])) as Record<DutyKind, number>;
    const total = dutyKinds.reduce((sum, kind) => sum + counts[kind], 0);
    const { personId } = first;
    return [
      {
        personId,
        officeId: personId === null ? first.officeId : null,
        counts,
        total,
        double: counts.part > 0 && counts.challenge > 0,
        heavy: personId !== null && total > mostDuties,
        left: personId !== null && !people.has(personId),
      },
    ];
  });
  return rows.toSorted((a, b) => b.total - a.total);
}
