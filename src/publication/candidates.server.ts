/** Everything that could be released, by kind, with its name; and whether this visitor decides about it. */

import { listReports } from '#annual-report/annual-report.store.server.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { listGoals, listGuidelines } from '#concept/concept.store.server.ts';
import { listVersions } from '#concept/versions/versions.store.server.ts';
import { isTold } from '#conflicts/conflict.ts';
import { listConflicts } from '#conflicts/conflicts.store.server.ts';
import { listCommittees } from '#council/committees.store.server.ts';
import { listMeetings } from '#council/consultations.store.server.ts';
import { canBePublic } from '#council/paper.ts';
import { listPapers } from '#council/papers.store.server.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { listMeasures } from '#measures/measures.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listReleases } from './publication.store.server.ts';
import { permissionFor, type Release, type ReleaseKind } from './release.ts';

export type Candidate = { readonly id: string; readonly title: string; readonly officeId: string | null };
export type Candidates = Readonly<Record<ReleaseKind, readonly Candidate[]>>;

export function loadCandidates(visit: Pick<Visit, 'remember' | 'asOf'>) {
  return visit.remember(
    `releases ${visit.asOf}`,
    async (db): Promise<{ candidates: Candidates; releases: Release[] }> => ({
      candidates: await candidatesIn(db, visit.asOf),
      releases: await listReleases(db),
    }),
  );
}

async function candidatesIn(db: CityDb, asOf: string): Promise<Candidates> {
  const named = (items: readonly { id: string; name: string; retired: boolean }[]) =>
    items.filter((each) => !each.retired).map(({ id, name }) => ({ id, title: name, officeId: null }));
  const titled = (items: readonly { id: string; title: string; retired: boolean; officeId?: string | null }[]) =>
    items.filter((each) => !each.retired).map(({ id, title, officeId = null }) => ({ id, title, officeId }));
  const divisions = (await listDivisions(db)).filter((division) => division.kind !== 'city');
  const held = new Set(divisions.map((division) => division.id));
  return {
    // Drafts cannot be released: they are not among what can.
    version: (await listVersions(db))
      .filter(({ state }) => state !== 'open')
      .map(({ id, title }) => ({ id, title, officeId: null })),
    guideline: titled(await listGuidelines(db)),
    goal: titled(await listGoals(db)),
    measure: titled((await listMeasures(db, asOf)).map((each) => ({ ...each, officeId: each.leadId }))),
    // Several offices are concerned, so none of them alone; and nothing of what is merely noted.
    conflict: (await listConflicts(db)).filter(isTold).map(({ id, title }) => ({ id, title, officeId: null })),
    division: divisions.map(({ id, name }) => ({ id, title: name, officeId: null })),
    area: named((await listAreas(db)).filter((area) => held.has(area.divisionId))),
    indicator: named(await listIndicators(db)),
    report: (await listReports(db)).map(({ id, title }) => ({ id, title, officeId: null })),
    // What is not public, and what nobody has submitted, cannot even be released.
    paper: (await listPapers(db)).filter(canBePublic).map(({ id, title }) => ({ id, title, officeId: null })),
    meeting: titled(await listMeetings(db)),
    committee: named(await listCommittees(db)),
  };
}

/** Departments decide about what they lead. */
export function mayRelease(visit: Pick<Visit, 'may'>, kind: ReleaseKind, { officeId }: Pick<Candidate, 'officeId'>) {
  return visit.may(permissionFor(kind), officeId);
}
