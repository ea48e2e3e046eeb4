import { describe, expect, test } from 'vitest';
import { type Release, releasedOn } from './release.ts';

const release = (fact: Release['fact'], fromOn = '2020-01-01', kind: Release['kind'] = 'measure'): Release => ({
  kind,
  objectId: 'park',
  fact,
  fromOn,
  releasedBy: 'Ada',
  releasedAt: '2020-01-01T00:00:00Z',
});

describe('a fact', () => {
  test.each<[string, Release[], string, boolean]>([
    ['nobody has released', [], '2030-01-01', false],
    ['that was released is public on its day', [release('text', '2020-05-01')], '2020-05-01', true],
    ['is under embargo the day before', [release('text', '2020-05-01')], '2020-04-30', false],
    ['of another kind with the same name', [release('text', '2020-05-01', 'goal')], '2021-01-01', false],
  ])('%s', (_, releases, today, seen) => {
    expect(releasedOn(releases, today)('measure', 'park', 'text')).toBe(seen);
  });

  test('is not public without the name of what it is about', () => {
    expect(releasedOn([release('state')], '2021-01-01')('measure', 'park', 'state')).toBe(false);
    expect(releasedOn([release('text'), release('state')], '2021-01-01')('measure', 'park', 'state')).toBe(true);
    const later = [release('text', '2022-01-01'), release('state')];
    expect(releasedOn(later, '2021-01-01')('measure', 'park', 'state')).toBe(false);
  });

  test('says nothing of another object', () => {
    expect(releasedOn([release('text')], '2021-01-01')('measure', 'square')).toBe(false);
  });
});
