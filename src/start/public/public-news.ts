/**
 * What is new for everybody: which released things were released, changed or reported on last. Made of `PublicCity` and of
 * released versions and papers, so
 * what is withdrawn is in no list; and a change counts only where somebody can read it.
 */

import { factsOfKind, permissionFor, type Release, type ReleaseFact } from '#publication/release.ts';
import type { PublicCity } from './public-city.ts';
import type { PublicKind, PublicWords } from './public-search.ts';

export const newsActs = ['released', 'changed', 'reported'] as const;

const deciders = {
  'release.decide': 'city',
  'release.values': 'statistics',
  'release.council': 'council',
} as const satisfies Record<ReturnType<typeof permissionFor>, string>;

export type News = {
  readonly kind: PublicKind;
  readonly id: string;
  readonly title: string;
  readonly text: string | null;
  readonly what: (typeof newsActs)[number];
  /** Who in the city decides what of this kind is public. */
  readonly by: (typeof deciders)[keyof typeof deciders];
  readonly published: string;
  readonly updated: string;
};

/** A row of a released kind before and after somebody saved it. */
export type Change = {
  readonly at: string;
  readonly kind: string;
  readonly objectId: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
};

/** Columns that everybody reads where the first fact of a thing is released. */
const readColumns: Readonly<Record<PublicKind, readonly string[]>> = {
  goal: ['title', 'text', 'plain'],
  measure: ['title', 'summary', 'plain', 'starts_on', 'due_on'],
  area: ['name', 'profile', 'chance', 'strategy', 'contact'],
  indicator: ['name', 'definition', 'source', 'method', 'theme'],
  report: [],
  conflict: ['title', 'summary', 'uses'],
  version: [],
  paper: ['title', 'text', 'reason', 'number', 'submitted_on'],
};

type Told = Pick<News, 'kind' | 'id' | 'title' | 'text'> & {
  readonly reportedOn: string | null;
  /** Released, and yet nobody can read it: it makes no news. */
  readonly unread?: ReleaseFact;
};

const most = 50;

/** The newest first. */
export function newsOf(
  city: PublicCity & PublicWords,
  releases: readonly Release[],
  changes: readonly Change[],
  today: string,
): readonly News[] {
  const open = releases.filter(({ fromOn }) => fromOn <= today);
  const byObject = Map.groupBy(open, ({ kind, objectId }) => `${kind} ${objectId}`);
  const saved = Map.groupBy(changes.filter(isRead), ({ kind, objectId }) => `${kind} ${objectId}`);
  return toldOf(city)
    .flatMap((told) => {
      const name = `${told.kind} ${told.id}`;
      const news = newsAbout(told, byObject.get(name) ?? [], saved.get(name) ?? []);
      return news ? [news] : [];
    })
    .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.title.localeCompare(b.title, 'de')))
    .slice(0, most);
}

function toldOf(city: PublicCity & PublicWords): Told[] {
  const still = { reportedOn: null };
  return [
    ...[...city.goals.values()].map(({ id, title, plain, text }) => ({
      ...{ ...still, kind: 'goal' as const, id, title },
      text: plain ?? text,
    })),
    ...[...city.measures.values()].map(({ id, title, plain, summary, state }) => ({
      ...{ kind: 'measure' as const, id, title, reportedOn: state?.reportedOn ?? null },
      text: state?.sentence ?? plain ?? summary,
    })),
    ...[...city.areas.values()].map(({ id, name, profile }) => ({
      ...{ ...still, kind: 'area' as const, id, title: name },
      text: profile,
    })),
    ...[...city.indicators.values()].map(({ id, name, definition }) => ({
      ...{ ...still, kind: 'indicator' as const, id, title: name },
      text: definition,
    })),
    ...[...city.conflicts.values()].map(({ id, title, summary, decision }) => ({
      ...{ ...still, kind: 'conflict' as const, id, title },
      text: decision?.reason ?? summary,
      ...(decision ? {} : { unread: 'decision' as const }),
    })),
    ...city.versions.map(({ id, title, resolution }) => ({
      ...{ ...still, kind: 'version' as const, id, title },
      text: resolution,
    })),
    ...[...city.papers.values()].map(({ id, title, text, reason }) => ({
      ...{ ...still, kind: 'paper' as const, id, title },
      text: text ?? reason,
    })),
    ...city.reports.map(({ id, title }) => ({ ...still, kind: 'report' as const, id, title, text: null })),
  ];
}

/** Null for the unit of a released division: its name is public, and no news. */
function newsAbout(
  { reportedOn, unread, ...told }: Told,
  all: readonly Release[],
  changes: readonly Change[],
): News | null {
  const releases = all.filter(({ fact }) => fact !== unread);
  const first = releases.find(({ fact }) => fact === factsOfKind[told.kind][0]);
  if (!first) return null;
  const published = openedAt(first);
  const latest = (moments: readonly string[]) =>
    moments
      .filter((at) => at > published)
      .sort()
      .at(-1) ?? null;
  const acts = [
    { what: 'released', at: latest(releases.map(openedAt)) },
    { what: 'changed', at: latest(changes.map(({ at }) => at)) },
    { what: 'reported', at: latest(reportedOn ? [midnight(reportedOn)] : []) },
  ] as const;
  let newest: Pick<News, 'what' | 'updated'> = { what: 'released', updated: published };
  for (const { what, at } of acts) if (at && at > newest.updated) newest = { what, updated: at };
  return { ...told, by: deciders[permissionFor(told.kind)], published, ...newest };
}

function openedAt({ fromOn, releasedAt }: Release): string {
  const at = new Date(releasedAt).toISOString();
  return fromOn > at.slice(0, 10) ? midnight(fromOn) : at;
}

function midnight(day: string): string {
  return `${day}T00:00:00.000Z`;
}

function isRead({ kind, before, after }: Change): boolean {
  if (!before || !after) return false;
  const columns = (readColumns as Readonly<Record<string, readonly string[]>>)[kind] ?? [];
  return columns.some((column) => JSON.stringify(before[column] ?? null) !== JSON.stringify(after[column] ?? null));
}
