/** The versions of the concept that everybody may read: adopted and released, without drafts and without reasons. Pure. */

import type { Version } from '#concept/versions/version.ts';
import type { Released } from '#publication/release.ts';

export type PublicVersion = Pick<
  Version,
  'id' | 'title' | 'state' | 'inForceOn' | 'supersededOn' | 'resolution' | 'source' | 'hash'
> & {
  /** The released one before: what lies between is not told. */
  readonly formerId: string | null;
};

/** One statement of a released version, as it is found. */
export type PublicStatement = {
  readonly versionId: string;
  readonly version: string;
  readonly key: string;
  readonly title: string;
  readonly text: string | null;
};

export function publicVersions(all: readonly Version[], released: Released): readonly PublicVersion[] {
  const byId = new Map(all.map((version) => [version.id, version]));
  const isOpen = (version: Version) => version.state !== 'open' && released('version', version.id);
  const formerOf = (version: Version, steps = all.length): string | null => {
    const basis = byId.get(version.basisId ?? '');
    if (!basis || steps === 0) return null;
    return isOpen(basis) ? basis.id : formerOf(basis, steps - 1);
  };
  return all.filter(isOpen).map((version) => {
    const { id, title, state, inForceOn, supersededOn, resolution, source, hash } = version;
    return { id, title, state, inForceOn, supersededOn, resolution, source, hash, formerId: formerOf(version) };
  });
}
