/**
 * THE DOOR of the concept's versions: what a version is, what it says statement by statement, which stages it passes, and
 * the one rule that decides whether a step may be made.
 */

import { z } from 'zod';
import {
  choices,
  line,
  oneOf,
  optionalDate,
  optionalLine,
  optionalOneOf,
  optionalText,
  optionalWhole,
  tick,
} from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';
import { type Role, roleNames } from '#people/role.ts';

export const statementKinds = ['guideline', 'goal', 'target', 'section'] as const;
export type StatementKind = (typeof statementKinds)[number];

export const statementChanges = ['keep', 'change', 'new', 'drop'] as const;
export type StatementChange = (typeof statementChanges)[number];

/** Where a proposed change comes from. */
export const statementOrigins = ['finding', 'motion', 'office', 'plan'] as const;
export type StatementOrigin = (typeof statementOrigins)[number];

/** What a stage is to the house; the city gives it its name. */
export const stageMeanings = ['draft', 'review', 'in-force', 'superseded'] as const;
export type StageMeaning = (typeof stageMeanings)[number];

export const stageFreezes = ['nothing', 'sections', 'statements'] as const;
export type StageFreeze = (typeof stageFreezes)[number];

export type VersionState = 'open' | 'in-force' | 'superseded';

/** One row of the city's own procedure. */
export type VersionStage = {
  readonly id: string;
  readonly title: string;
  readonly position: number;
  readonly meaning: StageMeaning;
  /** Who may bring a version into this stage; null: whoever runs the versions. */
  readonly role: Role | null;
  /** Days the stage takes; null: no deadline. */
  readonly days: number | null;
  readonly freezes: StageFreeze;
  /** The step is a resolution and names its number. */
  readonly resolution: boolean;
  /** The council sees a version in this stage. */
  readonly council: boolean;
  /** Offices are heard while a version is in this stage; which ones is said with the step. */
  readonly hears: boolean;
  readonly retired: boolean;
  readonly revision: number;
};

export type Version = {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  /** The version that was in force when this one was begun. */
  readonly basisId: string | null;
  readonly stageId: string;
  readonly state: VersionState;
  readonly dueOn: IsoDate | null;
  /** Null where it is in force and no source names the day. */
  readonly inForceOn: IsoDate | null;
  readonly resolution: string | null;
  readonly supersededOn: IsoDate | null;
  readonly frozenAt: string | null;
  readonly hash: string | null;
  readonly source: string | null;
  readonly revision: number;
};

export type GuidelineContent = { readonly code: string | null; readonly title: string; readonly text: string | null };
export type GoalContent = GuidelineContent & {
  readonly guidelineId: string | null;
  readonly sectorPartId: string | null;
  readonly key: boolean;
};
export type TargetContent = {
  readonly goalId: string;
  readonly indicatorId: string;
  readonly value: number | null;
  readonly date: IsoDate | null;
};
export type SectionContent = {
  readonly sectorPartId: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
};
export type Content = GuidelineContent | GoalContent | TargetContent | SectionContent;

/** What a version says at one place. */
export type Statement = {
  readonly kind: StatementKind;
  readonly objectId: string;
  /** Null where it was withdrawn. */
  readonly content: Content | null;
  readonly hash: string;
};

/** What is proposed for one place, or was done there when the version came into force. */
export type Proposal = {
  readonly kind: StatementKind;
  readonly objectId: string;
  readonly change: StatementChange;
  readonly content: Content | null;
  readonly reason: string | null;
  readonly origin: StatementOrigin | null;
  /** Which finding, motion, office, plan. */
  readonly originText: string | null;
  /** Where it is found inside the house: `/bericht/…`. */
  readonly originPath: string | null;
  /** The goal of the same guideline after which a new goal stands; without one it stands at the end. */
  readonly afterId?: string | null;
  readonly revision: number;
};

/** A step as it was made. */
export type VersionStep = {
  readonly id: string;
  readonly stageId: string;
  readonly on: IsoDate;
  readonly by: string;
  readonly dueOn: IsoDate | null;
  readonly resolution: string | null;
  readonly note: string | null;
};

export const keyOf = ({ kind, objectId }: Pick<Statement, 'kind' | 'objectId'>): string => `${kind} ${objectId}`;
/** Where a statement stands on the page of its version. */
export const anchorOf = (key: string): string => `aussage-${key.replaceAll(/[^\w-]+/g, '-')}`;
export const targetId = (goalId: string, indicatorId: string): string => `${goalId}.${indicatorId}`;

/** The delivered example, until the city writes its own. */
export const deliveredStages = [
  {
    id: 'draft',
    position: 1,
    meaning: 'draft',
    role: null,
    days: null,
    freezes: 'nothing',
    resolution: false,
    council: false,
    hears: false,
  },
  {
    id: 'consultation',
    position: 2,
    meaning: 'review',
    role: null,
    days: 28,
    freezes: 'nothing',
    resolution: false,
    council: false,
    hears: true,
  },
  {
    id: 'mayors',
    position: 3,
    meaning: 'review',
    role: null,
    days: 14,
    freezes: 'sections',
    resolution: false,
    council: false,
    hears: false,
  },
  {
    id: 'council',
    position: 4,
    meaning: 'review',
    role: 'leadership',
    days: 60,
    freezes: 'statements',
    resolution: false,
    council: true,
    hears: false,
  },
  {
    id: 'in-force',
    position: 5,
    meaning: 'in-force',
    role: null,
    days: null,
    freezes: 'statements',
    resolution: true,
    council: true,
    hears: false,
  },
  {
    id: 'superseded',
    position: 6,
    meaning: 'superseded',
    role: null,
    days: null,
    freezes: 'statements',
    resolution: false,
    council: true,
    hears: false,
  },
] as const satisfies readonly Omit<VersionStage, 'title' | 'retired' | 'revision'>[];

export type StepForm = {
  readonly to: string;
  readonly on: IsoDate;
  readonly dueOn: IsoDate | null;
  readonly resolution: string | null;
  readonly note: string | null;
  /** Who is heard, where offices are. */
  readonly officeIds?: readonly string[];
};
export type StepFacts = {
  readonly version: Pick<Version, 'id' | 'stageId' | 'state' | 'basisId'>;
  /** The city's procedure, in order. */
  readonly stages: readonly VersionStage[];
  /** What is in force today. */
  readonly inForce: Pick<Version, 'id' | 'inForceOn' | 'resolution'> | null;
};
export type StepTaker = { readonly roles: readonly string[]; readonly runs: boolean };

/** Keys of `ui/texts`, under `refusal`. */
export type StepRefusal =
  | 'version-frozen'
  | 'step-unknown'
  | 'step-out-of-order'
  | 'step-not-yours'
  | 'step-needs-reason'
  | 'step-in-future'
  | 'step-deadline-past'
  | 'hearing-needs-deadline'
  | 'step-needs-resolution'
  | 'step-two-in-force'
  | 'step-before-former';

/** The stages a version can be brought into from where it is: the next one, and every earlier one. */
export function reachable({ version, stages }: Pick<StepFacts, 'version' | 'stages'>): readonly VersionStage[] {
  const used = stages.filter((stage) => !stage.retired || stage.id === version.stageId);
  const at = used.findIndex((stage) => stage.id === version.stageId);
  if (version.state !== 'open' || at < 0) return [];
  const earlier = used.slice(0, at).filter(isOpen);
  const next = used.slice(at + 1).find((stage) => stage.meaning !== 'superseded');
  return next ? [next, ...earlier.toReversed()] : earlier.toReversed();
}

function isOpen({ meaning }: VersionStage): boolean {
  return meaning === 'draft' || meaning === 'review';
}

/**
 * The one rule: may this person make this step with this version today?
 *
 * @returns null, or why not
 */
export function mayStep(facts: StepFacts, step: StepForm, who: StepTaker, today: IsoDate): StepRefusal | null {
  const { version, stages, inForce } = facts;
  if (version.state !== 'open') return 'version-frozen';
  const to = stages.find((stage) => stage.id === step.to && !stage.retired);
  if (!to) return 'step-unknown';
  const [first] = reachable(facts);
  if (!reachable(facts).includes(to)) return 'step-out-of-order';
  if (!(to.role === null ? who.runs : who.roles.includes(to.role))) return 'step-not-yours';
  if (to !== first && step.note === null) return 'step-needs-reason';
  if (step.on > today) return 'step-in-future';
  if (step.dueOn !== null && step.dueOn < today) return 'step-deadline-past';
  if (to.hears && step.officeIds?.length && step.dueOn === null) return 'hearing-needs-deadline';
  if (to.resolution && step.resolution === null) return 'step-needs-resolution';
  if (to.meaning !== 'in-force' || inForce === null) return null;
  if (version.basisId !== inForce.id || inForce.resolution === step.resolution) return 'step-two-in-force';
  return inForce.inForceOn !== null && step.on < inForce.inForceOn ? 'step-before-former' : null;
}

/** What a version in this stage still lets be changed. */
export function mayChange(
  version: Pick<Version, 'state'>,
  stage: Pick<VersionStage, 'freezes'> | undefined,
  kind: StatementKind,
): boolean {
  if (version.state !== 'open' || !stage) return false;
  if (stage.freezes === 'nothing') return true;
  return stage.freezes === 'sections' && kind !== 'section';
}

/** Drafts are for those inside; the council sees what lies before it, everybody what was in force. */
export function maySee(
  version: Pick<Version, 'state'>,
  stage: Pick<VersionStage, 'council'> | undefined,
  inside: boolean,
): boolean {
  return inside || version.state !== 'open' || stage?.council === true;
}

/** What a draft says: what holds, with its proposals laid over it. What is new stands after what it belongs to. */
export function withProposals(live: readonly Statement[], proposals: readonly ProposedStatement[]): Statement[] {
  const byKey = new Map(proposals.map((proposal) => [keyOf(proposal), proposal]));
  const held = live.flatMap((statement): Statement[] => {
    const found = byKey.get(keyOf(statement));
    if (found?.change === 'drop') return [];
    // The words of a section are the draft's own already.
    return found?.content && found.change !== 'keep' ? [found] : [statement];
  });
  const known = new Set(live.map(keyOf));
  for (const proposal of proposals) {
    if (proposal.change !== 'new' || !proposal.content || known.has(keyOf(proposal))) continue;
    const after = placeOf(held, proposal);
    const at = after === null ? -1 : held.findLastIndex((each) => keyOf(each) === after || parentOf(each) === after);
    held.splice(at < 0 ? endOf(held, proposal.kind) : at + 1, 0, proposal);
  }
  const goals = new Set(held.filter(({ kind }) => kind === 'goal').map(({ objectId }) => objectId));
  return held.filter(({ kind, content }) => kind !== 'target' || goals.has((content as TargetContent).goalId));
}
export type NewProposal = Omit<Proposal, 'revision'>;
export type ProposedStatement = Proposal & { readonly hash: string };

/** What a new statement stands after: the goal it names, if that has the same guideline; else the last of what it belongs to. */
function placeOf(held: readonly Statement[], proposal: ProposedStatement): string | null {
  const parent = parentOf(proposal);
  if (!proposal.afterId || proposal.kind !== 'goal') return parent;
  const key = keyOf({ kind: 'goal', objectId: proposal.afterId });
  const named = held.find((each) => keyOf(each) === key);
  return named && parentOf(named) === parent ? key : parent;
}

/** Under which statement this one stands. */
export function parentOf({ kind, content }: Pick<Statement, 'kind' | 'content'>): string | null {
  if (!content) return null;
  if (kind === 'target') return keyOf({ kind: 'goal', objectId: (content as TargetContent).goalId });
  const guideline = kind === 'goal' ? (content as GoalContent).guidelineId : null;
  return guideline === null ? null : keyOf({ kind: 'guideline', objectId: guideline });
}

function endOf(held: readonly Statement[], kind: StatementKind): number {
  const sections = held.findIndex((each) => each.kind === 'section');
  return kind === 'section' || sections < 0 ? held.length : sections;
}

/** Goals whose guideline would be gone. */
export function danglingIn(statements: readonly Statement[]): readonly Statement[] {
  const guidelines = new Set(statements.filter(({ kind }) => kind === 'guideline').map(({ objectId }) => objectId));
  return statements.filter(({ kind, content }) => {
    const guideline = kind === 'goal' ? (content as GoalContent | null)?.guidelineId : null;
    return Boolean(guideline) && !guidelines.has(guideline ?? '');
  });
}

export const versionForm = z.object({ title: line, note: optionalText });
export type VersionForm = z.output<typeof versionForm>;

/** A resolution of before the house knew the city. Sources do not always name its day. */
export function adoptFormOn(today: IsoDate) {
  return z
    .object({ title: line, note: optionalText, on: optionalDate, resolution: line, source: line })
    .refine(({ on }) => on === null || on <= today, { path: ['on'], message: 'in-future' });
}
export const withdrawForm = z.object({ reason: line, alsoWhy: tick });

export const stepForm = z.object({
  to: line,
  on: optionalDate.pipe(z.string('required')),
  dueOn: optionalDate,
  resolution: optionalLine,
  note: optionalText,
  officeIds: choices,
});

export const stageForm = z
  .object({
    title: line,
    meaning: oneOf(stageMeanings),
    role: optionalOneOf(roleNames),
    days: optionalWhole(1, 1000),
    freezes: oneOf(stageFreezes),
    resolution: tick,
    council: tick,
    hears: tick,
  })
  .refine(({ meaning, freezes }) => freezes === 'statements' || meaning === 'draft' || meaning === 'review', {
    path: ['freezes'],
    message: 'stage-must-freeze',
  });
export type StageForm = z.output<typeof stageForm>;
