import { expect, test } from 'vitest';
import type { Version } from '#concept/versions/version.ts';
import { publicVersions } from './public-versions.ts';

const version = (id: string, basisId: string | null, state: Version['state'] = 'superseded'): Version => ({
  ...{ id, title: id, note: 'intern', basisId, stageId: 's', state, dueOn: null, inForceOn: null, resolution: null },
  ...{ supersededOn: null, frozenAt: null, hash: null, source: null, revision: 1 },
});
const all = [version('d', 'c', 'open'), version('c', 'b', 'in-force'), version('b', 'a'), version('a', null)];
const released =
  (...ids: string[]) =>
  (_: string, id: string) =>
    ids.includes(id);

test('only what was adopted and released is told, against the released one before', () => {
  expect(publicVersions(all, released('c', 'a')).map(({ id, formerId }) => [id, formerId])).toEqual([
    ['c', 'a'],
    ['a', null],
  ]);
  expect(publicVersions(all, released('b')).map(({ id, formerId }) => [id, formerId])).toEqual([['b', null]]);
});

test('a draft is not told even if somebody released it, and no note is', () => {
  const told = publicVersions(all, () => true);
  expect(told.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(JSON.stringify(told)).not.toContain('intern');
});
