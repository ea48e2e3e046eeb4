/** What the version in force means for one guideline or goal: since when it binds, and what the open drafts propose there. */

import type { Visit } from '#platform/access.server.ts';
import type { Goal } from '../goal.ts';
import { mayChange, type StatementChange } from './version.ts';
import { loadStatements, loadVersions } from './versions.server.ts';

export type Binding = {
  readonly id: string;
  readonly title: string;
  readonly since: string | null;
  readonly resolution: string | null;
  /** What drafts propose for this statement, for those inside. */
  readonly proposed: readonly {
    readonly id: string;
    readonly title: string;
    readonly change: StatementChange;
    readonly path: string;
  }[];
  /** Where a change is proposed, for those who may; null where no draft takes it. */
  readonly propose: string | null;
  /** She may propose, and has to begin a draft first. */
  readonly begin: boolean;
};

/**
 * @param objectId empty for one that is yet to come
 * @returns null while no version is in force: then all is edited directly
 */
export async function loadBinding(visit: Visit, kind: 'guideline' | 'goal', objectId: string): Promise<Binding | null> {
  const { versions, stages, inForce } = await loadVersions(visit);
  if (!inForce) return null;
  const open = versions.filter(({ state }) => state === 'open');
  const proposed = [];
  for (const version of open) {
    const { stored } = await loadStatements(visit, version);
    const found = stored.find((each) => each.kind === kind && each.objectId === objectId);
    const path = `/fassungen/${version.id}/aussagen/${kind}/${objectId}`;
    if (found) proposed.push({ id: version.id, title: version.title, change: found.change, path });
  }
  const draft = open.find((version) =>
    mayChange(
      version,
      stages.find(({ id }) => id === version.stageId),
      kind,
    ),
  );
  const runs = visit.may('versions.run');
  return {
    id: inForce.id,
    title: inForce.title,
    since: inForce.inForceOn,
    resolution: inForce.resolution,
    proposed,
    propose: runs && draft ? `/fassungen/${draft.id}/aussagen/${kind}${objectId && `/${objectId}`}` : null,
    begin: runs && !draft,
  };
}

/** The fields of a goal that a version in force holds: the form shows the others. */
export function boundFields(goal: Goal): Record<string, string> {
  return {
    title: goal.title,
    code: goal.code ?? '',
    text: goal.text ?? '',
    guidelineId: goal.guidelineId ?? '',
    sectorPartId: goal.sectorPartId ?? '',
    key: goal.key ? 'on' : '',
  };
}
