/** What somebody decides about, and how much of it is public: as a register, the same on screen and in files. Pure. */

import type { RegisterOf } from '#ui/table/register.ts';
import type { Release, ReleaseKind } from './release.ts';
import { releaseKinds } from './release.ts';
import type { publicationTexts } from './texts.en.ts';

export type ObjectRow = { kind: ReleaseKind; id: string; title: string; open: number };

/** @param may whether the reader decides about it */
export function objectRows<Each extends { readonly id: string; readonly title: string }>(
  candidates: Readonly<Record<ReleaseKind, readonly Each[]>>,
  releases: readonly Release[],
  may: (kind: ReleaseKind, each: Each) => boolean,
): ObjectRow[] {
  const openFacts = Map.groupBy(releases, ({ kind, objectId }) => `${kind} ${objectId}`);
  return releaseKinds.flatMap((kind) =>
    candidates[kind]
      .filter((each) => may(kind, each))
      .map(({ id, title }): ObjectRow => ({ kind, id, title, open: openFacts.get(`${kind} ${id}`)?.length ?? 0 })),
  );
}

export function objectRegister(t: ReturnType<typeof publicationTexts>): RegisterOf<ObjectRow> {
  return {
    columns: [
      { key: 'eintrag', label: t('releases.object'), value: (row) => row.title },
      { key: 'art', label: t('releases.what'), value: (row) => t(`kind.${row.kind}`) },
      { key: 'offen', label: t('releases.open'), value: (row) => row.open, align: 'right' },
    ],
    filters: [
      {
        key: 'artfilter',
        label: t('releases.what'),
        options: releaseKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        matches: (row, kind) => row.kind === kind,
      },
    ],
    words: (row) => row.title,
    sortedBy: 'eintrag',
  };
}
