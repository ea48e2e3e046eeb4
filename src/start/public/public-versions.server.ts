/** Loads the released versions of the concept and what they say. */

import type { Synopsis } from '#concept/versions/synopsis.server.ts';
import { choiceOf, loadSynopsis } from '#concept/versions/synopsis.server.ts';
import { keyOf } from '#concept/versions/version.ts';
import { namingOf, publicNames, titleIn } from '#concept/versions/versions.server.ts';
import { listVersions, statementsOf } from '#concept/versions/versions.store.server.ts';
import type { PublicVisit } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listReleases } from '#publication/publication.store.server.ts';
import { releasedOn } from '#publication/release.ts';
import { type PublicStatement, type PublicVersion, publicVersions } from './public-versions.ts';

export function loadPublicVersions(visit: PublicVisit): Promise<readonly PublicVersion[]> {
  return visit.remember(`public versions ${visit.asOf}`, async (db) =>
    publicVersions(await listVersions(db), releasedOn(await listReleases(db), visit.asOf)),
  );
}

export async function loadPublicVersion(visit: PublicVisit, id: string): Promise<PublicVersion> {
  const found = (await loadPublicVersions(visit)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

/** All that a released version says; why it was changed is not told. */
export function publicStatements(visit: PublicVisit, { id }: PublicVersion) {
  return visit.remember(`public statements of ${id}`, async (db) => {
    const version = (await listVersions(db)).find((each) => each.id === id);
    if (!version || version.state === 'open') throw notFound();
    const { statements, stored } = await statementsOf(db, version);
    return { statements, withdrawn: stored.filter(({ withdrawnAt }) => withdrawnAt !== null) };
  });
}

/** What the released versions say, statement by statement, for the search; what was withdrawn is not among it. */
export async function publicVersionWords(visit: PublicVisit): Promise<readonly PublicStatement[]> {
  const names = await publicNames(visit);
  const found: PublicStatement[] = [];
  for (const version of await loadPublicVersions(visit)) {
    const { statements } = await publicStatements(visit, version);
    const naming = namingOf(names, statements, 'de');
    for (const statement of statements)
      if (statement.content)
        found.push({
          versionId: version.id,
          version: version.title,
          key: keyOf(statement),
          title: titleIn(naming, statement),
          text: 'text' in statement.content ? statement.content.text : null,
        });
  }
  return found;
}

/** Against the released version before, without reasons. */
export async function publicSynopsis(visit: PublicVisit, id: string, params: URLSearchParams): Promise<Synopsis> {
  const version = await loadPublicVersion(visit, id);
  if (version.formerId === null) throw notFound();
  const shown = new Set([version.id, version.formerId]);
  const versions = (await visit.remember('all versions', listVersions)).filter((each) => shown.has(each.id));
  const reader = { remember: visit.remember, language: visit.language, may: () => false };
  const sides = { a: version.formerId, b: version.id };
  return loadSynopsis(reader, { versions, stages: [], inForce: null }, sides, choiceOf(params), false);
}
