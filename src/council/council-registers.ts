/** The lists of the council as registers, the same on screen and in files. Pure: the council as somebody sees it in, rows out. */

import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import { type Committee, committeeKinds, type Meeting, meetingStates } from './committee.ts';
import type { Council } from './council-view.server.ts';
import {
  balanceOf,
  decisionOf,
  type Outcome,
  type Paper,
  type PaperStanding,
  paperKinds,
  standingOf,
  standings,
} from './paper.ts';
import type { councilTexts } from './texts.en.ts';

type Words = ReturnType<typeof councilTexts>;
type Choice = { readonly value: string; readonly label: string };

type PaperRow = Pick<
  Paper,
  'id' | 'number' | 'kind' | 'kindWord' | 'title' | 'submittedOn' | 'retired' | 'closed' | 'source' | 'url'
> & {
  readonly standing: PaperStanding;
  readonly outcome: Outcome | null;
  readonly office: string | null;
  readonly originators: string;
  readonly cosigners: string;
  readonly committeeIds: readonly string[];
  readonly originatorIds: readonly string[];
  readonly goalIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly measureIds: readonly string[];
  readonly goals: string;
  readonly areas: string;
  readonly spending: number | null;
  readonly income: number | null;
  readonly words: string;
};

export function paperRows(council: Council): PaperRow[] {
  const joined = (ids: readonly string[], of: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => of.get(id) ?? []).join(', ');
  return [...council.papers.values()].map((paper) => {
    const { originators } = paper;
    const names = (cosigns: boolean) =>
      originators
        .filter((each) => each.cosigns === cosigns)
        .map(({ name }) => name)
        .join(', ');
    const goalIds = paper.goals.map(({ goalId }) => goalId);
    const spent = balanceOf(council.money.get(paper.id) ?? [], paper.costsNothing);
    const office = council.offices.get(paper.officeId ?? '') ?? null;
    const row = {
      ...{ id: paper.id, number: paper.number, kind: paper.kind, kindWord: paper.kindWord, title: paper.title },
      ...{ submittedOn: paper.submittedOn, retired: paper.retired, closed: paper.closed, source: paper.source },
      url: paper.url,
      standing: standingOf(paper),
      outcome: decisionOf(paper.consultations)?.outcome ?? null,
      office,
      originators: names(false),
      cosigners: names(true),
      committeeIds: [...new Set(paper.consultations.map(({ committeeId }) => committeeId))],
      originatorIds: originators.flatMap(({ committeeId }) => committeeId ?? []),
      ...{ goalIds, areaIds: paper.areaIds, measureIds: paper.measureIds },
      goals: joined(goalIds, council.goals),
      areas: joined(paper.areaIds, council.areas),
      ...spent,
    };
    return {
      ...row,
      words: [
        row.number,
        row.title,
        row.originators,
        row.cosigners,
        office,
        row.goals,
        row.areas,
        paper.text,
        paper.reason,
      ]
        .filter(Boolean)
        .join(' '),
    };
  });
}

type CouncilChoices = Readonly<Record<'committees' | 'originators' | 'goals' | 'areas', readonly Choice[]>>;

/** Only what stands in some row is worth choosing. */
export function councilChoices(rows: readonly PaperRow[], council: Council): CouncilChoices {
  const used = (ids: (row: PaperRow) => readonly string[], names: ReadonlyMap<string, string>) =>
    [...new Set(rows.flatMap(ids))]
      .flatMap((value) => (names.has(value) ? [{ value, label: names.get(value) ?? value }] : []))
      .sort((a, b) => a.label.localeCompare(b.label, 'de'));
  const committees = new Map([...council.committees].map(([id, { name }]) => [id, name]));
  return {
    committees: used((row) => row.committeeIds, committees),
    originators: used((row) => row.originatorIds, committees),
    goals: used((row) => row.goalIds, council.goals),
    areas: used((row) => row.areaIds, council.areas),
  };
}

export function paperRegister(t: Words, choices: CouncilChoices): RegisterOf<PaperRow> {
  return {
    columns: [
      { key: 'titel', label: t('paper.title'), value: (row) => row.title },
      { key: 'nummer', label: t('paper.number'), value: (row) => row.number },
      { key: 'art', label: t('paper.kind'), value: (row) => row.kindWord ?? t(`paperKind.${row.kind}`) },
      { key: 'einreicher', label: t('paper.originators'), value: (row) => row.originators || row.office },
      { key: 'mitzeichnung', label: t('paper.cosigners'), value: (row) => row.cosigners || null, extra: true },
      { key: 'eingereicht', label: t('paper.submittedOn'), value: (row) => row.submittedOn, unit: 'date' },
      { key: 'stand', label: t('paper.standing'), value: (row) => t(`standing.${row.standing}`) },
      {
        key: 'ergebnis',
        label: t('paper.outcome'),
        value: (row) => row.outcome && t(`outcome.${row.outcome}`),
        extra: true,
      },
      { key: 'amt', label: t('paper.office'), value: (row) => row.office, extra: true },
      { key: 'ziele', label: t('paper.goals'), value: (row) => row.goals || null, extra: true },
      { key: 'raeume', label: t('paper.areas'), value: (row) => row.areas || null, extra: true },
      {
        key: 'ausgaben',
        label: t('paper.spending'),
        value: (row) => row.spending,
        unit: 'cents',
        align: 'right',
        extra: true,
      },
      {
        key: 'einnahmen',
        label: t('paper.income'),
        value: (row) => row.income,
        unit: 'cents',
        align: 'right',
        extra: true,
      },
      { key: 'oeffentlich', label: t('paper.closed'), value: (row) => t(row.closed ? 'yes' : 'no'), extra: true },
      { key: 'quelle', label: t('paper.source'), value: (row) => row.source, extra: true },
      { key: 'adresse', label: t('paper.url'), value: (row) => row.url, hidden: true },
    ],
    filters: [
      {
        key: 'papierart',
        label: t('paper.kind'),
        options: paperKinds.map((value) => ({ value, label: t(`paperKind.${value}`) })),
        matches: (row, value) => row.kind === value,
      },
      {
        key: 'status',
        label: t('paper.standing'),
        options: standings.map((value) => ({ value, label: t(`standing.${value}`) })),
        matches: (row, value) => row.standing === value,
      },
      {
        key: 'von',
        label: t('paper.originator'),
        options: choices.originators,
        matches: (row, id) => row.originatorIds.includes(id),
      },
      {
        key: 'gremium',
        label: t('paper.committee'),
        options: choices.committees,
        matches: (row, id) => row.committeeIds.includes(id),
      },
      { key: 'raum', label: t('paper.area'), options: choices.areas, matches: (row, id) => row.areaIds.includes(id) },
      {
        key: 'ziel',
        more: true,
        label: t('paper.goal'),
        options: choices.goals,
        matches: (row, id) => row.goalIds.includes(id),
      },
      endedFilter(ended(t), 'umfang'),
    ],
    words: (row) => row.words,
    sortedBy: '-eingereicht',
  };
}

export const ended = (t: Words) => ({ label: t('list.scope'), active: t('list.active'), retired: t('list.retired') });

type CommitteeLine = Committee & {
  readonly area: string | null;
  readonly members: number;
  readonly papers: number;
};

export function committeeRows(council: Council): CommitteeLine[] {
  const members = Map.groupBy(council.members, ({ committeeId }) => committeeId);
  const papers = new Map<string, Set<string>>();
  for (const paper of council.papers.values())
    for (const id of [
      ...paper.consultations.map(({ committeeId }) => committeeId),
      ...paper.originators.flatMap(({ committeeId }) => committeeId ?? []),
    ])
      papers.set(id, (papers.get(id) ?? new Set()).add(paper.id));
  return [...council.committees.values()].map((committee) => ({
    ...committee,
    area: council.areas.get(committee.areaId ?? '') ?? null,
    members: members.get(committee.id)?.length ?? 0,
    papers: papers.get(committee.id)?.size ?? 0,
  }));
}

export function committeeRegister(t: Words): RegisterOf<CommitteeLine> {
  return {
    columns: [
      { key: 'name', label: t('committee.name'), value: (row) => row.name },
      { key: 'kurz', label: t('committee.short'), value: (row) => row.short, extra: true },
      { key: 'art', label: t('committee.kind'), value: (row) => t(`committeeKind.${row.kind}`) },
      { key: 'raum', label: t('committee.areaId'), value: (row) => row.area },
      { key: 'mitglieder', label: t('committee.members'), value: (row) => row.members, align: 'right' },
      { key: 'vorlagen', label: t('committee.papers'), value: (row) => row.papers, align: 'right' },
    ],
    filters: [
      {
        key: 'gremienart',
        label: t('committee.kind'),
        options: committeeKinds.map((value) => ({ value, label: t(`committeeKind.${value}`) })),
        matches: (row, value) => row.kind === value,
      },
      endedFilter(ended(t)),
    ],
    words: (row) => [row.name, row.short, row.area].join(' '),
    sortedBy: 'name',
  };
}

type MeetingLine = Meeting & { readonly committee: string; readonly items: number };

export function meetingRows(council: Council): MeetingLine[] {
  const items = Map.groupBy(council.agenda, ({ meetingId }) => meetingId);
  return [...council.meetings.values()].map((meeting) => ({
    ...meeting,
    committee: council.committees.get(meeting.committeeId)?.name ?? meeting.committeeId,
    items: items.get(meeting.id)?.length ?? 0,
  }));
}

export function meetingRegister(t: Words, committees: readonly Choice[]): RegisterOf<MeetingLine> {
  return {
    columns: [
      { key: 'sitzung', label: t('meeting.title'), value: (row) => row.title },
      { key: 'tag', label: t('meeting.day'), value: (row) => row.day, unit: 'date' },
      { key: 'uhrzeit', label: t('meeting.time'), value: (row) => row.time },
      { key: 'gremium', label: t('meeting.committeeId'), value: (row) => row.committee },
      { key: 'ort', label: t('meeting.place'), value: (row) => row.place, extra: true },
      { key: 'punkte', label: t('meeting.items'), value: (row) => row.items, align: 'right' },
      { key: 'stand', label: t('meeting.state'), value: (row) => t(`meetingState.${row.state}`) },
    ],
    filters: [
      {
        key: 'von',
        label: t('meeting.committeeId'),
        options: committees,
        matches: (row, id) => row.committeeId === id,
      },
      {
        key: 'status',
        label: t('meeting.state'),
        options: meetingStates.map((value) => ({ value, label: t(`meetingState.${value}`) })),
        matches: (row, value) => row.state === value,
      },
      endedFilter(ended(t)),
    ],
    words: (row) => [row.title, row.committee, row.place].join(' '),
    sortedBy: '-tag',
  };
}
