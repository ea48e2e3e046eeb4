/**
 * What everybody may know of the council, made of everything that is known and of what was released. Public pages of papers
 * and OParl read this and nothing else: what is not in here cannot be shown by mistake. Pure.
 */

import type { AgendaItem, Committee, CommitteeMember, Meeting } from '#council/committee.ts';
import {
  balanceOf,
  type Consultation,
  canBePublic,
  type Originator,
  type Paper,
  type PaperGoal,
  type PaperStanding,
  standingOf,
} from '#council/paper.ts';
import type { HeldFile } from '#council/paper-files.store.server.ts';
import type { Release, Released } from '#publication/release.ts';

/** When something became public, and when it last changed. */
export type Stamp = { readonly created: string; readonly modified: string };
type Stamped<T> = T & Stamp;

export type PublicPaper = Stamped<
  Pick<Paper, 'id' | 'number' | 'kind' | 'kindWord' | 'title' | 'text' | 'reason' | 'wording' | 'submittedOn' | 'url'>
> & {
  readonly parentId: string | null;
  readonly standing: PaperStanding | null;
  readonly originators: readonly Originator[];
  readonly areaIds: readonly string[];
  readonly measureIds: readonly string[];
  readonly goals: readonly PaperGoal[];
  /** Null where nobody released it. */
  readonly balance: ReturnType<typeof balanceOf> | null;
  readonly consultations: readonly PublicConsultation[];
  readonly files: readonly Stamped<HeldFile>[];
};
export type PublicConsultation = Stamped<Consultation> & { readonly agendaItemId: string | null };
export type PublicItem = Stamped<AgendaItem> & {
  readonly resolution: string | null;
  readonly result: Consultation['outcome'];
};
export type PublicMeeting = Stamped<Meeting> & { readonly items: readonly PublicItem[] };
type PublicMember = Stamped<CommitteeMember>;
export type PublicCommittee = Stamped<Committee> & { readonly members: readonly PublicMember[] };

/** Was public once and is not any more. */
export type Gone = Stamp & { readonly type: GoneType; readonly id: string };
type GoneType = 'paper' | 'consultation' | 'file' | 'meeting' | 'agendaitem' | 'organization' | 'membership';

export type PublicCouncil = {
  readonly papers: ReadonlyMap<string, PublicPaper>;
  readonly meetings: ReadonlyMap<string, PublicMeeting>;
  readonly committees: ReadonlyMap<string, PublicCommittee>;
  readonly areas: ReadonlyMap<string, string>;
  readonly gone: readonly Gone[];
  readonly empty: boolean;
};

export type CouncilRows = {
  readonly papers: readonly Paper[];
  readonly money: ReadonlyMap<string, Parameters<typeof balanceOf>[0]>;
  readonly files: readonly HeldFile[];
  readonly meetings: readonly Meeting[];
  readonly agenda: readonly AgendaItem[];
  readonly committees: readonly Committee[];
  readonly members: readonly CommitteeMember[];
  /** Areas whose names are public. */
  readonly areas: ReadonlyMap<string, string>;
};

/** A row that was written: which, when last. */
export type Written = { readonly table: string; readonly id: string; readonly last: string };
/** A release that was taken back. */
export type Withdrawn = {
  readonly kind: string;
  readonly objectId: string;
  readonly opened: string;
  readonly at: string;
};
/** A row that was taken off something, or hidden, while others could see it. */
export type Dropped = {
  readonly table: 'consultation' | 'agenda_item' | 'paper_file';
  readonly id: string;
  readonly parentId: string;
  readonly paperId: string | null;
  readonly at: string;
};

export type Past = {
  readonly written: readonly Written[];
  readonly withdrawn: readonly Withdrawn[];
  readonly dropped: readonly Dropped[];
};

export function publicCouncil(
  rows: CouncilRows,
  releases: readonly Release[],
  released: Released,
  past: Past,
): PublicCouncil {
  const stamps = stampsOf(releases, past.written);
  const committees = committeesOf(rows, released, stamps);
  const shown = new Set(
    rows.papers.filter((paper) => canBePublic(paper) && released('paper', paper.id)).map(({ id }) => id),
  );
  const open = new Set(
    rows.meetings
      .filter((each) => !each.retired && committees.has(each.committeeId) && released('meeting', each.id))
      .map(({ id }) => id),
  );
  const seen = { shown, open, committees };
  const papers = papersOf(rows, released, stamps, seen);
  const meetings = meetingsOf(rows, released, stamps, seen);
  const gone = goneOf(rows, past, released, stamps, seen);
  const empty = papers.size + meetings.size + committees.size === 0;
  return { papers, meetings, committees, areas: rows.areas, gone, empty };
}

type Stamps = {
  /** Of a released object: when it was opened and last changed; `with` other rows that belong to it. */
  of(kind: 'paper' | 'meeting' | 'committee', id: string, ...others: readonly (string | undefined)[]): Stamp;
  row(table: string, id: string): string | undefined;
};

function stampsOf(releases: readonly Release[], written: readonly Written[]): Stamps {
  const last = new Map(written.map(({ table, id, last: at }) => [`${table} ${id}`, at]));
  const byObject = Map.groupBy(releases, ({ kind, objectId }) => `${kind} ${objectId}`);
  const row = (table: string, id: string) => last.get(`${table} ${id}`);
  return {
    row,
    of(kind, id, ...others) {
      const opened = (byObject.get(`${kind} ${id}`) ?? []).map(openedAt).sort();
      const created = opened[0] ?? '1970-01-01T00:00:00.000Z';
      const moments = [...opened, row(kind, id), ...others].flatMap((each) => each ?? []).sort();
      return { created, modified: moments.at(-1) ?? created };
    },
  };
}

export function openedAt({ fromOn, releasedAt }: Pick<Release, 'fromOn' | 'releasedAt'>): string {
  const at = new Date(releasedAt).toISOString();
  return fromOn > at.slice(0, 10) ? `${fromOn}T00:00:00.000Z` : at;
}

function committeesOf(rows: CouncilRows, released: Released, stamps: Stamps): ReadonlyMap<string, PublicCommittee> {
  const members = Map.groupBy(rows.members, ({ committeeId }) => committeeId);
  return new Map(
    rows.committees
      .filter(({ id, retired }) => !retired && released('committee', id))
      .map((committee) => {
        const named = released('committee', committee.id, 'members')
          ? (members.get(committee.id) ?? []).filter((each) => each.named)
          : [];
        const stamp = stamps.of(
          'committee',
          committee.id,
          ...named.map(({ id }) => stamps.row('committee_member', id)),
        );
        return [committee.id, { ...committee, members: named.map((each) => ({ ...each, ...stamp })), ...stamp }];
      }),
  );
}

type Seen = {
  readonly shown: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  readonly committees: ReadonlyMap<string, PublicCommittee>;
};

/** An item of a released meeting, unless it is not public itself, or its paper is not. */
function isOpen(item: AgendaItem, { open, shown }: Seen): boolean {
  return open.has(item.meetingId) && !item.closed && (item.paperId === null || shown.has(item.paperId));
}

function papersOf(rows: CouncilRows, released: Released, stamps: Stamps, seen: Seen): ReadonlyMap<string, PublicPaper> {
  const files = Map.groupBy(rows.files, ({ paperId }) => paperId);
  const items = new Map(
    rows.agenda.filter((item) => isOpen(item, seen)).map((item) => [item.consultationId ?? '', item.id]),
  );
  return new Map(
    rows.papers
      .filter(({ id }) => seen.shown.has(id))
      .map((paper) => {
        const tells = (fact: 'files' | 'money' | 'result') => released('paper', paper.id, fact);
        const consulted = paper.consultations.filter(({ committeeId }) => seen.committees.has(committeeId));
        const attached = tells('files') ? (files.get(paper.id) ?? []).filter(({ closed }) => !closed) : [];
        const stamp = stamps.of(
          'paper',
          paper.id,
          ...consulted.map(({ id }) => stamps.row('consultation', id)),
          ...attached.map(({ id }) => stamps.row('paper_file', id)),
        );
        const { id, number, kind, kindWord, title, text, reason, wording, submittedOn, url } = paper;
        return [
          id,
          {
            ...{ id, number, kind, kindWord, title, text, reason, submittedOn, url, ...stamp },
            // What came of the amendments is part of the result.
            wording: tells('result') ? wording : null,
            parentId: paper.parentId !== null && seen.shown.has(paper.parentId) ? paper.parentId : null,
            standing: tells('result') ? standingOf(paper) : null,
            originators: paper.originators.map((each) => ({
              ...each,
              committeeId: seen.committees.has(each.committeeId ?? '') ? each.committeeId : null,
            })),
            areaIds: paper.areaIds.filter((each) => rows.areas.has(each)),
            measureIds: paper.measureIds.filter((each) => released('measure', each)),
            goals: paper.goals.filter(({ goalId }) => released('goal', goalId)),
            balance: tells('money') ? balanceOf(rows.money.get(id) ?? [], paper.costsNothing) : null,
            consultations: consulted.map((each) => ({
              ...each,
              ...(tells('result') ? {} : { outcome: null, decidedOn: null, resolution: null }),
              meetingId: seen.open.has(each.meetingId ?? '') ? each.meetingId : null,
              agendaItemId: items.get(each.id) ?? null,
              ...stamp,
            })),
            files: attached.map((each) => ({ ...each, ...stamp })),
          },
        ];
      }),
  );
}

function meetingsOf(
  rows: CouncilRows,
  released: Released,
  stamps: Stamps,
  seen: Seen,
): ReadonlyMap<string, PublicMeeting> {
  const agenda = Map.groupBy(rows.agenda, ({ meetingId }) => meetingId);
  const consultations = new Map(
    rows.papers.flatMap((paper) => paper.consultations.map((each) => [each.id, each] as const)),
  );
  return new Map(
    rows.meetings
      .filter(({ id }) => seen.open.has(id))
      .map((meeting) => {
        const items = (agenda.get(meeting.id) ?? []).filter((item) => isOpen(item, seen));
        const stamp = stamps.of(
          'meeting',
          meeting.id,
          ...items.map(({ id }) => stamps.row('agenda_item', id)),
          ...items.map(({ consultationId }) => stamps.row('consultation', consultationId ?? '')),
        );
        return [
          meeting.id,
          {
            ...{ ...meeting, ...stamp },
            items: items.map((item) => {
              const tells =
                item.paperId === null
                  ? released('meeting', meeting.id, 'results')
                  : released('paper', item.paperId, 'result');
              const consultation = tells ? consultations.get(item.consultationId ?? '') : undefined;
              return {
                ...{ ...item, ...stamp },
                consultationId: item.paperId === null ? null : item.consultationId,
                outcome: tells ? item.outcome : null,
                result: consultation?.outcome ?? null,
                resolution: consultation?.resolution ?? null,
              };
            }),
          },
        ];
      }),
  );
}

/** What a mirror has to forget: withdrawn, ended, hidden, or taken off what is still there. */
function goneOf(rows: CouncilRows, past: Past, released: Released, stamps: Stamps, seen: Seen): Gone[] {
  const gone: Gone[] = [];
  const add = (type: GoneType, id: string, stamp: Stamp) => {
    if (!gone.some((each) => each.type === type && each.id === id)) gone.push({ type, id, ...stamp });
  };
  const parts = {
    paper(id: string, stamp: Stamp) {
      add('paper', id, stamp);
      for (const each of rows.papers.find((paper) => paper.id === id)?.consultations ?? [])
        add('consultation', each.id, stamp);
      for (const each of rows.files) if (each.paperId === id && !each.closed) add('file', each.id, stamp);
    },
    meeting(id: string, stamp: Stamp) {
      add('meeting', id, stamp);
      for (const each of rows.agenda)
        if (each.meetingId === id && !each.closed && (each.paperId === null || seen.shown.has(each.paperId)))
          add('agendaitem', each.id, stamp);
    },
    committee(id: string, stamp: Stamp) {
      add('organization', id, stamp);
      for (const each of rows.members) if (each.committeeId === id && each.named) add('membership', each.id, stamp);
    },
  };
  const isShown = { paper: seen.shown, meeting: seen.open, committee: seen.committees };
  for (const { kind, objectId, opened, at } of past.withdrawn) {
    if (kind !== 'paper' && kind !== 'meeting' && kind !== 'committee') continue;
    if (!isShown[kind].has(objectId)) parts[kind](objectId, { created: opened, modified: at });
  }
  const still = [
    ...rows.papers.map(({ id }) => ['paper', id] as const),
    ...rows.meetings.map(({ id }) => ['meeting', id] as const),
    ...rows.committees.map(({ id }) => ['committee', id] as const),
  ];
  for (const [kind, id] of still)
    if (released(kind, id) && !isShown[kind].has(id)) parts[kind](id, stamps.of(kind, id));
  for (const each of past.dropped) addDropped(each, stamps, seen, add);
  return gone;
}

const parentOf = { consultation: 'paper', paper_file: 'paper', agenda_item: 'meeting' } as const;
const typeOf = { consultation: 'consultation', paper_file: 'file', agenda_item: 'agendaitem' } as const;

/** Only what others could have seen: its parent was open by then, and its paper is no secret. */
function addDropped(
  { table, id, parentId, paperId, at }: Dropped,
  stamps: Stamps,
  { shown, open }: Seen,
  add: (type: GoneType, id: string, stamp: Stamp) => void,
) {
  const kind = parentOf[table];
  if (!(kind === 'paper' ? shown : open).has(parentId) || (paperId !== null && !shown.has(paperId))) return;
  const { created } = stamps.of(kind, parentId);
  if (at >= created) add(typeOf[table], id, { created, modified: at });
}
