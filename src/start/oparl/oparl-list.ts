/** External lists of OParl: pages, and what was made or changed within a time. Pure. */

import type { OparlObject } from './oparl-objects.server.ts';

const perPage = 100;
const filters = ['created_since', 'created_until', 'modified_since', 'modified_until'] as const;

type OparlList = {
  readonly data: readonly OparlObject[];
  readonly pagination: {
    readonly totalElements: number;
    readonly elementsPerPage: number;
    readonly currentPage: number;
    readonly totalPages: number;
  };
  readonly links: Readonly<Record<string, string>>;
};

/** Null where the address asks for what cannot be: a moment that is none, a page that is no number. */
export function listOf(all: readonly OparlObject[], self: string, params: URLSearchParams): OparlList | null {
  const moments = new Map<string, string>();
  for (const name of filters) {
    const asked = params.get(name);
    if (asked === null) continue;
    const moment = momentIn(asked);
    if (moment === null) return null;
    moments.set(name, moment);
  }
  const page = wholeIn(params.get('page'), 1);
  const limit = wholeIn(params.get('limit'), perPage);
  if (page === null || limit === null) return null;
  const size = Math.min(limit, perPage);
  // What is gone is told to those who ask what has changed; others never knew it.
  const kept = all.filter((each) => (moments.size > 0 || each.deleted !== true) && within(each, moments));
  const pages = Math.max(1, Math.ceil(kept.length / size));
  const link = (to: number) => {
    const query = new URLSearchParams();
    for (const [name, moment] of moments) query.set(name, moment);
    if (params.has('limit')) query.set('limit', String(size));
    if (to > 1) query.set('page', String(to));
    return query.size > 0 ? `${self}?${query}` : self;
  };
  return {
    data: kept.slice((page - 1) * size, page * size),
    pagination: { totalElements: kept.length, elementsPerPage: size, currentPage: page, totalPages: pages },
    links: {
      first: link(1),
      self: link(page),
      last: link(pages),
      ...(page > 1 ? { prev: link(Math.min(page - 1, pages)) } : {}),
      ...(page < pages ? { next: link(page + 1) } : {}),
    },
  };
}

function within({ created, modified }: OparlObject, moments: ReadonlyMap<string, string>): boolean {
  const at = (name: (typeof filters)[number]) => moments.get(name);
  const [from, to, since, until] = filters.map(at);
  return (
    (from === undefined || created >= from) &&
    (to === undefined || created <= to) &&
    (since === undefined || modified >= since) &&
    (until === undefined || modified <= until)
  );
}

/** A day or a moment, with or without its offset; a blank stands for the plus that an address swallowed. */
function momentIn(asked: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+ -]\d{2}:?\d{2})?)?$/.exec(
    asked.trim(),
  );
  if (!match) return null;
  const [, day = '', time = '00:00', zone = 'Z'] = match;
  const moment = new Date(`${day}T${time}${zone.replace(' ', '+')}`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

function wholeIn(asked: string | null, otherwise: number): number | null {
  if (asked === null) return otherwise;
  return /^\d{1,6}$/.test(asked) && Number(asked) >= 1 ? Number(asked) : null;
}
