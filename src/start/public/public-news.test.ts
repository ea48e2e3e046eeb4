import { describe, expect, test } from 'vitest';
import { type Release, releasedOn } from '#publication/release.ts';
import { area, cityFacts, division, goal, measure, report } from '../../../tests/support/facts.ts';
import { publicCity } from './public-city.ts';
import { type Change, newsOf } from './public-news.ts';
import { noWords, type PublicWords } from './public-search.ts';

const today = '2026-06-01';
const release = (
  kind: Release['kind'],
  objectId: string,
  fact: Release['fact'],
  more: Partial<Release> = {},
): Release => ({
  ...{ kind, objectId, fact, fromOn: '2026-01-10', releasedBy: 'Ada', releasedAt: '2026-01-10T09:00:00.000Z' },
  ...more,
});
const change = (
  at: string,
  before: Change['before'],
  after: Change['after'],
  kind = 'goal',
  objectId = 'g',
): Change => ({
  ...{ at, kind, objectId, before, after },
});
const facts = cityFacts({
  divisions: [division({ id: 'units' })],
  areas: [area({ id: 'a', divisionId: 'units' })],
  goals: [goal({ id: 'g', title: 'Ziel', text: 'Amtlich', plain: 'Einfach' })],
  measures: [
    measure({
      id: 'm',
      title: 'Maßnahme',
      latest: report({ state: 'running', sentence: 'Es läuft', reportedOn: '2026-03-01' }),
    }),
  ],
});
const news = (releases: readonly Release[], changes: readonly Change[] = [], words: PublicWords = noWords) =>
  newsOf({ ...publicCity(facts, [], releasedOn(releases, today)), ...words }, releases, changes, today);

describe('news', () => {
  test('tell of what was released, in plain language, with the moment', () => {
    expect(news([release('goal', 'g', 'text')])).toEqual([
      {
        kind: 'goal',
        id: 'g',
        title: 'Ziel',
        text: 'Einfach',
        what: 'released',
        by: 'city',
        published: '2026-01-10T09:00:00.000Z',
        updated: '2026-01-10T09:00:00.000Z',
      },
    ]);
  });

  test('say nothing of what is under embargo, withdrawn, or never was released', () => {
    expect(news([])).toEqual([]);
    expect(news([release('goal', 'g', 'text', { fromOn: '2026-07-01' })])).toEqual([]);
    expect(news([release('measure', 'm', 'state')])).toEqual([]);
    expect(news([release('goal', 'gone', 'text')])).toEqual([]);
  });

  test('begin on the day of an embargo, not on the day of the decision', () => {
    const [told] = news([release('goal', 'g', 'text', { fromOn: '2026-05-01' })]);
    expect(told?.published).toBe('2026-05-01T00:00:00.000Z');
  });

  test('tell of a change that everybody can read, since it is released', () => {
    const open = [release('goal', 'g', 'text')];
    const [changed] = news(open, [change('2026-02-01T10:00:00.000Z', { title: 'Alt' }, { title: 'Ziel' })]);
    expect(changed).toMatchObject({ what: 'changed', updated: '2026-02-01T10:00:00.000Z' });
    for (const unread of [
      change('2026-02-01T10:00:00.000Z', { office_id: 'a' }, { office_id: 'b' }),
      change('2025-12-01T10:00:00.000Z', { title: 'Alt' }, { title: 'Ziel' }),
      change('2026-02-01T10:00:00.000Z', null, { title: 'Ziel' }),
      change('2026-02-01T10:00:00.000Z', { title: 'Alt' }, { title: 'Neu' }, 'goal', 'other'),
    ])
      expect(news(open, [unread])[0]?.what).toBe('released');
  });

  test('tell of a new state only where states are released', () => {
    const open = [release('measure', 'm', 'text')];
    expect(news(open)[0]).toMatchObject({ what: 'released' });
    expect(JSON.stringify(news(open))).not.toContain('Es läuft');
    expect(news([...open, release('measure', 'm', 'state')])[0]).toMatchObject({
      what: 'reported',
      text: 'Es läuft',
      updated: '2026-03-01T00:00:00.000Z',
    });
  });

  test('leave out the units of a released division; the newest stands first', () => {
    expect(news([release('division', 'units', 'units')])).toEqual([]);
    const both = [
      release('goal', 'g', 'text'),
      release('measure', 'm', 'text', { releasedAt: '2026-01-11T09:00:00.000Z', fromOn: '2026-01-11' }),
    ];
    expect(news(both).map(({ id }) => id)).toEqual(['m', 'g']);
  });

  test('tell of versions and papers that are released, and by whom it is decided', () => {
    const versions = [{ ...bareVersion, id: 'f', title: 'Fassung 2030', resolution: 'Beschluss 12' }];
    const papers = new Map([
      ['v', { id: 'v', title: 'Vorlage', number: 'VII-1', text: 'Der Rat beschließt', reason: null }],
    ]);
    const told = news([release('version', 'f', 'whole'), release('paper', 'v', 'text')], [], { versions, papers });
    expect(told.map(({ kind, text, by }) => [kind, text, by])).toEqual([
      ['version', 'Beschluss 12', 'city'],
      ['paper', 'Der Rat beschließt', 'council'],
    ]);
    // What is released and in neither list is not to be read anywhere.
    expect(news([release('version', 'f', 'whole'), release('paper', 'v', 'text')])).toEqual([]);
  });
});

const bareVersion = {
  ...{ state: 'in-force' as const, inForceOn: null, supersededOn: null, source: null, hash: null, formerId: null },
};
