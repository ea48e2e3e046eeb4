/** The register of goals: its columns and filters, the same on screen and in downloads. */

import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import type { Goal, Guideline, SectorPart } from './goal.ts';
import { hasTarget } from './goal.ts';
import type { conceptTexts } from './texts.en.ts';

export type GoalRow = {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly guideline: string | null;
  readonly guidelineId: string | null;
  readonly part: string | null;
  readonly partId: string | null;
  readonly office: string | null;
  readonly officeId: string | null;
  readonly influence: Goal['influence'];
  readonly proof: Goal['proof'];
  readonly targets: number;
  readonly key: boolean;
  readonly retired: boolean;
  readonly position: number;
  readonly plain: string | null;
  readonly challengeIds: readonly string[];
  readonly source: string | null;
};

export function goalRows({
  goals,
  guidelines,
  parts,
  offices,
}: {
  goals: readonly Goal[];
  guidelines: readonly Guideline[];
  parts: readonly SectorPart[];
  offices: ReadonlyMap<string, string>;
}): GoalRow[] {
  const guidelineTitle = new Map(guidelines.map((each) => [each.id, each.title]));
  const partTitle = new Map(parts.map((each) => [each.id, each.title]));
  return goals.map((goal) => ({
    ...goal,
    guideline: guidelineTitle.get(goal.guidelineId ?? '') ?? null,
    part: partTitle.get(goal.sectorPartId ?? '') ?? null,
    partId: goal.sectorPartId,
    office: offices.get(goal.officeId ?? '') ?? null,
    targets: hasTarget(goal)
      ? goal.targets.filter((target) => target.value !== null && target.date !== null).length
      : 0,
  }));
}

type Choice = readonly { readonly id: string; readonly title: string }[];
export type GoalChoices = {
  readonly guidelines: Choice;
  readonly parts: Choice;
  readonly challenges: Choice;
  readonly offices: Choice;
};

export function goalRegister(t: ReturnType<typeof conceptTexts>, choices: GoalChoices): RegisterOf<GoalRow> {
  const options = (list: Choice) => list.map(({ id, title }) => ({ value: id, label: title }));
  return {
    columns: [
      { key: 'titel', label: t('goals.name'), value: (row) => row.title },
      { key: 'nr', label: t('goals.code'), value: (row) => row.code, extra: true },
      { key: 'leitliniename', label: t('goals.guideline'), value: (row) => row.guideline },
      { key: 'fachteilname', label: t('goals.part'), value: (row) => row.part },
      { key: 'zustaendig', label: t('goals.office'), value: (row) => row.office },
      {
        key: 'einfluss',
        label: t('goals.influence'),
        value: (row) => row.influence && t(`influence.${row.influence}`),
      },
      { key: 'zielwert', label: t('goals.target'), value: (row) => row.targets },
      { key: 'nachweis', label: t('goals.proof'), value: (row) => row.proof && t(`proof.${row.proof}`), extra: true },
      {
        key: 'quelle',
        label: t('page.source', { source: '' }).replace(/[: ]+$/, ''),
        value: (row) => row.source,
        extra: true,
      },
      { key: 'reihe', label: '#', value: (row) => row.position, hidden: true },
      { key: 'einfach', label: t('plain.title'), value: (row) => row.plain, hidden: true },
    ],
    filters: [
      {
        key: 'leitlinie',
        label: t('goals.guideline'),
        options: [...options(choices.guidelines), { value: 'none', label: t('page.noGuideline') }],
        matches: (row, value) => (value === 'none' ? row.guidelineId === null : row.guidelineId === value),
      },
      {
        key: 'fachteil',
        label: t('goals.part'),
        options: options(choices.parts),
        matches: (row, value) => row.partId === value,
      },
      {
        key: 'amt',
        label: t('goals.office'),
        options: options(choices.offices),
        matches: (row, value) => row.officeId === value,
      },
      {
        key: 'herausforderung',
        more: true,
        label: t('goal.challenges'),
        options: options(choices.challenges),
        matches: (row, value) => row.challengeIds.includes(value),
      },
      {
        key: 'schluessel',
        more: true,
        label: t('goals.key'),
        options: [
          { value: 'ja', label: t('goals.yes') },
          { value: 'nein', label: t('goals.no') },
        ],
        matches: (row, value) => row.key === (value === 'ja'),
      },
      endedFilter({ label: t('goals.state'), active: t('goals.active'), retired: t('goals.retired') }),
    ],
    words: (row) => [row.code, row.title, row.guideline, row.part, row.office].join(' '),
    sortedBy: 'reihe',
  };
}
