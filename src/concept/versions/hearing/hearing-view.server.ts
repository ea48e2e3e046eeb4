/** The hearing on a draft as pages show it: who was asked and has answered, what was remarked, with names instead of ids. */

import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadSynopsis, todayId } from '../synopsis.server.ts';
import { keyOf } from '../version.ts';
import {
  loadNames,
  loadStatements,
  loadToday,
  loadVersion,
  loadVersions,
  namingOf,
  titleIn,
} from '../versions.server.ts';
import { lastSteps, listDraftComments, listHearings } from './hearing.store.server.ts';
import { type DraftComment, draftPath, type Hearing, mayRemark, stateOfHearing, wordOf } from './hearing.ts';

async function read(db: CityDb) {
  return {
    hearings: await listHearings(db),
    comments: await listDraftComments(db),
    steps: await lastSteps(db),
    offices: nameMap(await listNames(db, 'office', 'name')),
  };
}

/** All of a version's hearing; the offices are those asked last. */
export async function loadHearing(visit: Visit, versionId: string) {
  const { version, stage, inForce } = await loadVersion(visit, versionId);
  const all = await visit.remember('hearings on drafts', read);
  const lastStep = all.steps.get(version.id) ?? null;
  const ofVersion = all.hearings.filter((each) => each.versionId === version.id);
  const latest = ofVersion.findLast(({ stepId }) => stepId === lastStep) ?? youngest(ofVersion);
  const hearings = ofVersion.filter(({ stepId }) => stepId === latest?.stepId);
  const comments = all.comments.filter((each) => each.versionId === version.id && !each.retired);
  const running = version.state === 'open' && latest?.stepId === lastStep;
  return { version, stage, inForce, hearings, comments, running, lastStep, offices: all.offices };
}

function youngest(hearings: readonly Hearing[]): Hearing | undefined {
  return hearings.toSorted((a, b) => (a.askedOn < b.askedOn ? -1 : 1)).at(-1);
}

export type LoadedHearing = Awaited<ReturnType<typeof loadHearing>>;

export function shownOffices(visit: Visit, { hearings, comments, offices, running }: LoadedHearing) {
  return hearings.map((hearing) => ({
    id: hearing.officeId,
    name: offices.get(hearing.officeId) ?? hearing.officeId,
    state: stateOfHearing(hearing, running, today()),
    dueOn: hearing.dueOn,
    answeredOn: hearing.answeredOn,
    answeredBy: hearing.answeredBy,
    count: comments.filter(({ officeId, stepId }) => officeId === hearing.officeId && stepId === hearing.stepId).length,
    mine: running && visit.may('versions.remark', hearing.officeId),
  }));
}

/** Each remark with the title of what it is about, and where the draft is changed because of it. */
export async function shownComments(
  visit: Visit,
  { version, offices }: LoadedHearing,
  comments: readonly DraftComment[],
) {
  const { statements, stored } = await loadStatements(visit, version);
  const known = [...statements, ...stored, ...(await loadToday(visit))];
  const naming = namingOf(await loadNames(visit), statements, visit.language);
  return comments.map((comment) => {
    const office = offices.get(comment.officeId) ?? comment.officeId;
    const { about } = comment;
    const said = about && known.find((each) => keyOf(each) === keyOf(about) && each.content !== null);
    return {
      ...comment,
      office,
      word: wordOf(about),
      title: about ? titleIn(naming, said ?? { ...about, content: null }) : null,
      draft: draftPath(comment, office),
    };
  });
}
export type ShownComment = Awaited<ReturnType<typeof shownComments>>[number];

/** What the draft changes, against what holds. */
export async function loadChanges(visit: Visit, { version, inForce }: LoadedHearing) {
  const sides = { a: inForce?.id ?? todayId, b: version.id };
  return loadSynopsis(visit, await loadVersions(visit), sides, { kind: null, part: null, every: false });
}

/** The hearing of one office that the visitor speaks for. */
export async function officeHearing(visit: Visit, versionId: string, officeId: string) {
  visit.require('versions.remark', officeId);
  const loaded = await loadHearing(visit, versionId);
  const hearing = loaded.hearings.find((each) => each.officeId === officeId);
  if (!hearing) throw notFound();
  const { version, lastStep } = loaded;
  return { loaded, version, hearing, refused: mayRemark(hearing, { state: version.state, lastStep }, today()) };
}

export async function draftComment(visit: Visit, versionId: string, id: string) {
  const loaded = await loadHearing(visit, versionId);
  const comment = loaded.comments.find((each) => each.id === id);
  if (!comment) throw notFound();
  return { loaded, version: loaded.version, comment };
}
