/** The words of the canaries, and how one of their facts is released. */

import type { Decision } from '#publication/publication.store.server.ts';
import type { ReleaseKind } from '#publication/release.ts';

/** A word that nobody says by chance. */
export const hidden = (of: string) => `Zqx${of}vyj`;
export const shown = (of: string) => `Offen${of}`;

const released = '2026-01-01';

export const decision = (kind: ReleaseKind, objectId: string, fact: string, fromOn: string | null = released) =>
  ({ kind, objectId, fact, fromOn }) as Decision;
