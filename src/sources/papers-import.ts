/**
 * Papers of a council from a received JSON file: a list as council information systems give it (OParl `Paper`, one page or
 * all), or a plain list with the same fields. What cannot be a paper is said with its place in the list. Pure.
 */

import { z } from 'zod';
import { longestLine, longestText } from '#analysis/fields.ts';
import { parseDate } from '#analysis/period.ts';
import type { CommitteeKind } from '#council/committee.ts';
import type { PaperKind } from '#council/paper.ts';
import { readJson } from './areas-import.ts';
import { type Fault, fault, mostFaults, type Note } from './fault.ts';
import type { Read } from './received.ts';
import { folded } from './table.ts';

type ImportedPaper = {
  /** Its place in the list, counted from one. */
  readonly row: number;
  readonly existingId: string | null;
  readonly number: string;
  readonly kind: PaperKind;
  readonly kindWord: string | null;
  readonly title: string;
  readonly text: string | null;
  readonly submittedOn: string | null;
  readonly url: string | null;
  readonly closed: boolean;
  readonly originators: readonly {
    readonly name: string;
    /** A known committee, or the folded name of a new one. */
    readonly committeeId: string | null;
    readonly newCommittee: string | null;
    readonly cosigns: boolean;
  }[];
};
type NewCommittee = {
  /** Folded: what originators refer to. */
  readonly key: string;
  readonly name: string;
  readonly kind: CommitteeKind;
  readonly areaId: string | null;
};
export type PapersImport = {
  readonly papers: readonly ImportedPaper[];
  readonly committees: readonly NewCommittee[];
  readonly notes: readonly Note[];
};

export type KnownForPapers = {
  readonly committees: readonly { readonly id: string; readonly name: string; readonly short: string | null }[];
  /** By number. */
  readonly papers: ReadonlyMap<string, string>;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
};

/** More belong in no entry of the journal. */
const mostPapers = 5000;
const mostOriginators = 60;

const words = z.preprocess((value) => value ?? null, z.string().nullable());
const received = z.object({
  reference: words.optional(),
  name: words.optional(),
  title: words.optional(),
  paper_type: words.optional(),
  paperType: words.optional(),
  published_at: words.optional(),
  date: words.optional(),
  content: words.optional(),
  text: words.optional(),
  url: words.optional(),
  web: words.optional(),
  originators: z.union([z.array(z.string()), z.string(), z.null()]).optional(),
  originatorOrganization: z.array(z.union([z.string(), z.object({ name: z.string() })])).nullish(),
  public: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
});
type ReceivedPaper = z.output<typeof received>;

export function papersFromJson(bytes: Uint8Array, known: KnownForPapers): Read<PapersImport> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const list = listIn(json.value);
  if (!list) return failed(fault('not-a-list'));
  if (list.length === 0) return failed(fault('no-papers'));
  if (list.length > mostPapers) return failed(fault('too-many-papers', {}, { has: list.length, most: mostPapers }));
  return importPapers(list, known);
}

/** A bare list, a page of OParl, or a single paper. */
function listIn(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!json || typeof json !== 'object') return null;
  const { data, type } = json as { data?: unknown; type?: unknown };
  if (Array.isArray(data)) return data;
  return typeof type === 'string' && /\/Paper$/.test(type) ? [json] : null;
}

function importPapers(list: readonly unknown[], known: KnownForPapers): Read<PapersImport> {
  const faults: Fault[] = [];
  const papers: ImportedPaper[] = [];
  const seen = new Map<string, number>();
  const committees = committeesOf(known);
  let deleted = 0;
  for (const [index, each] of list.entries()) {
    if (faults.length >= mostFaults) break;
    const row = index + 1;
    const parsed = received.safeParse(each);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path[0];
      faults.push(fault('not-a-paper', { row, field: typeof field === 'string' ? field : null }));
      continue;
    }
    if (parsed.data.deleted) {
      deleted += 1;
      continue;
    }
    const problems = problemsOf(parsed.data, row, seen);
    if (problems.length > 0) faults.push(...problems);
    else papers.push(paperOf(parsed.data, row, known, committees));
  }
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults) };
  if (papers.length === 0) return failed(fault('no-papers'));
  const made = [...committees.made.values()];
  const notes: Note[] = [
    ...(deleted > 0 ? [{ key: 'papers-deleted', vars: { count: deleted } }] : []),
    ...(made.length > 0
      ? [
          {
            key: 'new-committees',
            vars: {
              count: made.length,
              names: made
                .map(({ name }) => name)
                .slice(0, 8)
                .join(', '),
            },
          },
        ]
      : []),
  ];
  return { ok: true, value: { papers, committees: made, notes } };
}

const trimmed = (value: string | null | undefined) => value?.replaceAll('\u0000', '').trim() || null;
const titleOf = (paper: ReceivedPaper) => trimmed(paper.name ?? paper.title);
const dayOf = (paper: ReceivedPaper) => trimmed(paper.published_at ?? paper.date);
const wordsOf = (paper: ReceivedPaper) => trimmed(paper.content ?? paper.text);

function problemsOf(paper: ReceivedPaper, row: number, seen: Map<string, number>): Fault[] {
  const faults: Fault[] = [];
  const at = (field: string) => ({ row, field });
  const number = trimmed(paper.reference);
  const title = titleOf(paper);
  const day = dayOf(paper);
  if (!number) faults.push(fault('field-required', at('reference')));
  if (!title) faults.push(fault('field-required', at('name')));
  if (day && !parseDate(day)) faults.push(fault('field-date', at('date'), { value: day.slice(0, 40) }));
  if ((number?.length ?? 0) > longestLine) faults.push(fault('field-too-long', at('reference')));
  if ((title?.length ?? 0) > longestLine) faults.push(fault('field-too-long', at('name')));
  if ((wordsOf(paper)?.length ?? 0) > longestText) faults.push(fault('field-too-long', at('content')));
  const names = namesOf(paper);
  if (names.length > mostOriginators) faults.push(fault('field-too-many', at('originators')));
  if (names.some((name) => name.length > longestLine)) faults.push(fault('field-too-long', at('originators')));
  const first = number === null ? undefined : seen.get(number);
  if (number && first !== undefined) faults.push(fault('duplicate', at('reference'), { what: number, first }));
  else if (number) seen.set(number, row);
  return faults;
}

/** Names as given; of organisations that are only referred to by their address, nothing can be said. */
function namesOf({ originators, originatorOrganization }: ReceivedPaper): string[] {
  const listed = typeof originators === 'string' ? originators.split(/[;,]/) : (originators ?? []);
  const organisations = (originatorOrganization ?? []).flatMap((each) =>
    typeof each === 'string' ? (/^https?:/.test(each) ? [] : [each]) : [each.name],
  );
  const all = [...listed, ...organisations].flatMap((name) => trimmed(name) ?? []);
  return [...new Map(all.map((name) => [folded(name), name])).values()];
}

type Committees = {
  readonly byName: ReadonlyMap<string, string>;
  readonly made: Map<string, NewCommittee>;
};

function committeesOf({ committees }: KnownForPapers): Committees {
  const names = committees.flatMap(({ id, name, short }) =>
    [name, short].flatMap((each) => (each ? [[folded(each), id] as const] : [])),
  );
  return { byName: new Map(names), made: new Map() };
}

function paperOf(paper: ReceivedPaper, row: number, known: KnownForPapers, committees: Committees): ImportedPaper {
  const number = trimmed(paper.reference) ?? '';
  const kindWord = trimmed(paper.paper_type ?? paper.paperType);
  const url = trimmed(paper.url ?? paper.web);
  return {
    row,
    existingId: known.papers.get(number) ?? null,
    number,
    kind: kindOf(kindWord),
    kindWord,
    title: titleOf(paper) ?? '',
    text: wordsOf(paper),
    submittedOn: parseDate(dayOf(paper) ?? '') ?? null,
    url: url && /^https?:\/\/\S+$/.test(url) ? url.slice(0, longestLine) : null,
    closed: paper.public === false,
    originators: namesOf(paper).map((name, index) => {
      const key = folded(name);
      const committeeId = committees.byName.get(key) ?? null;
      const guessed = committeeId === null ? guessedCommittee(name, known) : null;
      if (guessed && !committees.made.has(key)) committees.made.set(key, { key, ...guessed });
      return { name, committeeId, newCommittee: guessed ? key : null, cosigns: index > 0 };
    }),
  };
}

const kinds: readonly (readonly [RegExp, PaperKind])[] = [
  [/antwort|stellungnahme/i, 'reply'],
  [/anfrage/i, 'inquiry'],
  [/änderung|aenderung|\bÄA\b/i, 'amendment-motion'],
  [/antrag|initiative/i, 'motion'],
  [/petition|eingabe/i, 'petition'],
  [/information|bericht|mitteilung/i, 'information'],
];

/** What kind it is by what it is called; what is called nothing known is laid before the council to be resolved. */
export function kindOf(word: string | null): PaperKind {
  return kinds.find(([pattern]) => pattern.test(word ?? ''))?.[1] ?? 'proposal';
}

/** Groups and councils of places give themselves away by their names; others stay names. */
function guessedCommittee(name: string, known: KnownForPapers): Omit<NewCommittee, 'key'> | null {
  const place = /^(OR|SBB|Ortschaftsrat|Stadtbezirksbeirat)\s+(.+)$/.exec(name);
  if (place) {
    const [, kind = '', where = ''] = place;
    const area = known.areas.find((each) => folded(each.name) === folded(where));
    const village = kind === 'OR' || kind === 'Ortschaftsrat';
    return { name, kind: village ? 'village-council' : 'district-council', areaId: area?.id ?? null };
  }
  if (/^Fraktion\b|[-\s]Fraktion$/.test(name)) return { name, kind: 'group', areaId: null };
  if (/ausschuss$|^(Fach)?ausschuss\s/i.test(name) && !/petent/i.test(name))
    return { name, kind: 'committee', areaId: null };
  if (/beirat$/i.test(name)) return { name, kind: 'advisory-board', areaId: null };
  return null;
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults };
}
