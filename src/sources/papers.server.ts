/** Reads a file of council papers against what a city knows, and stores it as one change. */

import { listCommittees } from '#council/committees.store.server.ts';
import { listPapers } from '#council/papers.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { listNames } from '#platform/names.server.ts';
import { listIntake } from './list-import.server.ts';
import { type KnownForPapers, type PapersImport, papersFromJson } from './papers-import.ts';
import type { Read } from './received.ts';
import { sizeFault } from './table.ts';

export async function checkPapers(db: CityDb, file: { bytes: Uint8Array }): Promise<Read<PapersImport>> {
  const large = sizeFault(file.bytes.length);
  return large ? { ok: false, faults: [large] } : papersFromJson(file.bytes, await knownOf(db));
}

async function knownOf(db: CityDb): Promise<KnownForPapers> {
  return {
    committees: (await listCommittees(db)).filter(({ retired }) => !retired),
    papers: new Map((await listPapers(db)).flatMap(({ id, number }) => (number === null ? [] : [[number, id]]))),
    areas: (await listNames(db, 'area', 'name')).filter(({ retired }) => !retired),
  };
}

/** All or nothing, and one journal entry that takes all of it back. A known number is that paper; what was linked to it stays. */
export async function keepPapers(
  db: CityDb,
  actor: Actor,
  file: { name: string },
  { papers, committees }: PapersImport,
): Promise<number | null> {
  const ids = new Map(committees.map(({ key }) => [key, newId()]));
  const changes: RowChange[] = committees.map(({ key, name, kind, areaId }) =>
    put(
      'committee',
      { id: ids.get(key) },
      { kind, name, short: null, area_id: areaId, purpose: null, url: null, source: file.name, retired_at: null },
    ),
  );
  const originators: RowChange[] = [];
  for (const paper of papers) {
    const id = paper.existingId ?? newId();
    const given = {
      number: paper.number,
      kind: paper.kind,
      kind_word: paper.kindWord,
      title: paper.title,
      text: paper.text,
      submitted_on: paper.submittedOn,
      url: paper.url,
      source: file.name,
    };
    const fresh = {
      ...{ reason: null, wording: null, office_id: null, closed: paper.closed, costs_nothing: false, parent_id: null },
      ...{ source_kind: null, source_id: null, retired_at: null },
    };
    changes.push(put('paper', { id }, paper.existingId ? given : { ...given, ...fresh }));
    const rows = paper.originators.map(({ name, committeeId, newCommittee, cosigns }, position) => ({
      id: `i-${position}`,
      committee_id: committeeId ?? ids.get(newCommittee ?? '') ?? null,
      ...{ name, cosigns, position },
    }));
    originators.push(
      ...(paper.existingId
        ? await replaceSet(db, 'paper_originator', { paper_id: id }, ['id'], rows)
        : rows.map((row) => put('paper_originator', { paper_id: id, id: row.id }, row))),
    );
  }
  // What is dropped goes first, so that rows of one direction stand together.
  const ordered = originators.sort((a, b) => Number(a.row !== null) - Number(b.row !== null));
  return record(db, actor, { act: 'import', kind: 'papers', id: newId(), title: file.name }, [...changes, ...ordered]);
}

export const papersIntake = listIntake({
  of: 'papers',
  path: '/ratsraum/vorlagen',
  large: { check: 1_000_000, import: 1_000_000 },
  check: checkPapers,
  keep: keepPapers,
  lines: ({ papers }) =>
    papers.map(({ existingId, number, title }) => ({ code: number, title, existing: existingId !== null })),
});
