/** Counts of people by age and sex as everybody may see them: small ones held back, and what would tell them. Pure. */

import { suppress } from '#analysis/disclosure-suppression.ts';
import { placeOf, tableOf } from '#analysis/disclosure-table.ts';
import type { Ages } from '#analysis/population.ts';

/** One per age group; null where it is held back. */
export type ShownAges = {
  readonly female: readonly (number | null)[];
  readonly male: readonly (number | null)[];
};

/** Ages that are spoken of together: school and training, working life, old age. */
export const broadGroups = [
  { name: 'young', from: 0, to: 20 },
  { name: 'working', from: 20, to: 65 },
  { name: 'old', from: 65, to: 200 },
] as const;

const everybody = 'all';

/**
 * Somebody who knows how many people there are in all, and how many young, working and old, cannot narrow a count below the
 * threshold to less than 3 or a fifth. Where there is no way to that, everything is held back.
 */
export function shownAges(starts: readonly number[], { female, male }: Ages, threshold: number): ShownAges {
  const ids = starts.map((_, i) => `age ${i}`);
  const broad = broadGroups
    .map(({ name, from, to }) => ({
      id: name,
      parts: ids.filter((_, i) => (starts[i] ?? 0) >= from && (starts[i] ?? 0) < to),
    }))
    .filter(({ parts }) => parts.length > 0);
  const people = (id: string, sex: readonly number[]) => sex[ids.indexOf(id)] ?? 0;
  const together = (parts: readonly string[]) =>
    parts.reduce((sum, id) => sum + people(id, female) + people(id, male), 0);
  const known = { standing: 'published', contributors: Number.MAX_SAFE_INTEGER } as const;
  const made = tableOf({
    kind: [...female, ...male].every(Number.isInteger) ? 'counts' : 'magnitudes',
    dimensions: [
      {
        name: 'age',
        members: [...ids.map((id) => ({ id })), ...broad, ...(broad.length > 1 ? [{ id: everybody, parts: ids }] : [])],
      },
      { name: 'sex', members: [{ id: 'female' }, { id: 'male' }, { id: everybody, parts: ['female', 'male'] }] },
    ],
    cells: [
      ...ids.flatMap((id) => [
        { at: [id, 'female'], value: people(id, female) },
        { at: [id, 'male'], value: people(id, male) },
      ]),
      ...broad.map(({ id, parts }) => ({ at: [id, everybody], value: together(parts), ...known })),
      ...(broad.length > 1 ? [{ at: [everybody, everybody], value: together(ids), ...known }] : []),
    ],
  });
  const nothing = { female: ids.map(() => null), male: ids.map(() => null) };
  if (!made.ok) return nothing;
  const { sensitive, secondary, exposed } = suppress(made.table, { rule: { threshold } });
  if (exposed.length > 0) return nothing;
  const hidden = new Set([...sensitive, ...secondary].map((cell) => placeOf(made.table, cell).join(' ')));
  const shown = (sex: 'female' | 'male', counts: readonly number[]) =>
    ids.map((id) => (hidden.has(`${id} ${sex}`) ? null : people(id, counts)));
  return { female: shown('female', female), male: shown('male', male) };
}
