import { describe, expect, test } from 'vitest';
import { alert, type CityParts, cityFacts, goal, indicator, measure, report } from '../../tests/support/facts.ts';
import type { Request, Round } from './round.ts';
import { canDo, groupOf, readingPath, type Task, tasksOf, type Who } from './tasks.ts';

const today = '2016-02-01';
const nobody: Who = {
  personId: 'p1',
  officeIds: new Set(),
  coordinates: false,
  roles: new Set(),
  keepsIndicators: false,
  decides: false,
};
const gardener: Who = { ...nobody, officeIds: new Set(['stadtgruen']) };

const round = (more: Partial<Round> = {}): Round => ({
  id: 'a15',
  year: 2015,
  title: 'Auswertung 2015',
  note: null,
  dueOn: '2016-02-29',
  openedAt: '2016-01-10T08:00:00Z',
  openedBy: 'Karla Koordination',
  closedAt: null,
  revision: 1,
  ...more,
});
const request = (more: Partial<Request> = {}): Request => ({
  id: 'b1',
  roundId: 'a15',
  officeId: 'stadtgruen',
  kind: 'measure',
  objectId: 'park',
  askedAt: '2016-01-10T08:00:00Z',
  remindedAt: null,
  answeredAt: null,
  answeredBy: null,
  comment: null,
  ...more,
});

type Case = { who?: Who; city?: CityParts; rounds?: Round[]; requests?: Request[]; on?: string };
function tasks({ who = gardener, city = {}, rounds = [], requests = [], on = today }: Case): Task[] {
  return tasksOf(who, cityFacts(city), rounds, requests, on);
}
const asked = (more: Partial<Request> = {}, inRound: Partial<Round> = {}): Case => ({
  rounds: [round(inRound)],
  requests: [request(more)],
});

describe('what was asked in a round', () => {
  test('leads to the form of the measure', () => {
    expect(tasks(asked())).toEqual([
      {
        kind: 'report-state',
        title: 'Park am Kanal',
        objectId: 'park',
        path: '/massnahmen/park/stand',
        dueOn: '2016-02-29',
        overdue: false,
        officeId: 'stadtgruen',
      },
    ]);
  });

  test('leads to the comment on a goal', () => {
    expect(tasks(asked({ kind: 'goal', objectId: 'gruen' }))).toMatchObject([
      { kind: 'comment-goal', title: 'Mehr Grün in der Stadt', path: '/bericht/runden/a15/antwort/b1' },
    ]);
  });

  test.each<[string, Case]>([
    ['answered', asked({ answeredAt: '2016-01-20T08:00:00Z' })],
    ['another office', asked({ officeId: 'jugendamt' })],
    ['the round is closed', asked({}, { closedAt: '2016-01-31T08:00:00Z' })],
    ['the measure is unknown', asked({ objectId: 'schwimmbad' })],
    ['the round is unknown', { requests: [request()] }],
  ])('is nobody’s task any more: %s', (_, given) => {
    expect(tasks(given)).toEqual([]);
  });

  test.each([
    ['2016-02-29', false],
    ['2016-03-01', true],
  ])('is overdue the day after its last: %s %s', (on, overdue) => {
    expect(tasks({ ...asked(), on })).toMatchObject([{ overdue }]);
  });
});

describe('a state that has grown old', () => {
  const old = (more = {}) => ({ measures: [measure({ latest: report({ reportedOn: '2015-03-31' }), ...more })] });

  test('waits for the office that leads, since the day it was due', () => {
    expect(tasks({ city: old() })).toMatchObject([
      { kind: 'state-overdue', path: '/massnahmen/park/stand', dueOn: '2015-09-30', overdue: true },
    ]);
  });

  test.each<[string, Who, CityParts, number]>([
    ['for the person named for it', nobody, old({ personId: 'p1', leadId: 'jugendamt' }), 1],
    ['not for another person', nobody, old({ personId: 'p2' }), 0],
    ['not for another office', { ...nobody, officeIds: new Set(['jugendamt']) }, old(), 0],
    ['not where it is fresh', gardener, {}, 0],
  ])('waits %s', (_, who, city, count) => {
    expect(tasks({ who, city })).toHaveLength(count);
  });

  test('is overdue without a date where nothing was ever reported', () => {
    expect(tasks({ city: old({ latest: null }) })).toMatchObject([{ dueOn: null, overdue: true }]);
  });

  test('is one task where the round asks for the same', () => {
    expect(tasks({ ...asked(), city: old() }).map(({ kind }) => kind)).toEqual(['report-state']);
  });
});

describe('of the whole city', () => {
  const oldValue: CityParts = { series: {}, indicators: [indicator({ officeId: 'statistik' })] };

  test.each<[string, Who, Case, string[]]>([
    [
      'old values wait for whoever keeps indicators',
      { ...nobody, keepsIndicators: true },
      { city: oldValue },
      ['value-overdue'],
    ],
    [
      'old values wait for the office that delivers them',
      { ...nobody, officeIds: new Set(['statistik']) },
      { city: oldValue },
      ['value-overdue'],
    ],
    ['old values wait for nobody else', { ...gardener, coordinates: true }, { city: oldValue }, []],
    ['open rounds wait for the coordination', { ...nobody, coordinates: true }, { rounds: [round()] }, ['round-due']],
    ['closed rounds do not', { ...nobody, coordinates: true }, { rounds: [round({ closedAt: '2016-01-31' })] }, []],
    ['open rounds wait for nobody else', gardener, { rounds: [round()] }, []],
  ])('%s', (_, who, given, kinds) => {
    expect(tasks({ ...given, who }).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('a goal without a target', () => {
  const city = {
    goals: [goal({ ownerId: 'p1', targets: [{ indicatorId: 'gruenflaeche', value: null, date: null }] })],
  };

  test('waits for the person who owns it, and for nobody else', () => {
    expect(tasks({ who: nobody, city })).toMatchObject([
      { kind: 'goal-without-target', path: '/ziele/gruen/bearbeiten' },
    ]);
    expect(tasks({ who: { ...nobody, personId: 'p2' }, city })).toEqual([]);
  });
});

describe('a decision', () => {
  const city = {
    measures: [measure({ latest: report({ decision: 'Grundstück kaufen', decisionBy: '2016-01-31' }) })],
  };

  test.each<[string, Who, string[]]>([
    ['those who decide', { ...nobody, decides: true }, ['decision-waiting']],
    ['the coordination', { ...nobody, coordinates: true }, ['decision-waiting']],
    ['nobody else', { ...gardener, officeIds: new Set(['jugendamt']) }, []],
  ])('waits for %s', (_, who, kinds) => {
    expect(tasks({ who, city }).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('is overdue after its day', () => {
    expect(tasks({ who: { ...nobody, decides: true }, city })).toMatchObject([{ dueOn: '2016-01-31', overdue: true }]);
  });
});

test.each([
  ['2016-02-06', 'week'],
  ['2016-02-07', 'week'],
  ['2016-02-08', 'later'],
  [null, 'later'],
])('on Monday 1 February what is due on %s stands under %s', (dueOn, group) => {
  expect(groupOf({ overdue: false, dueOn }, '2016-02-01')).toBe(group);
  expect(groupOf({ overdue: true, dueOn }, '2016-02-01')).toBe('overdue');
});

test('who may not do a thing is led to where it can be read', () => {
  const gardens = (permission: string, officeId?: string | null) =>
    permission === 'measures.report' && officeId === 'stadtgruen';
  expect(canDo({ kind: 'state-overdue', officeId: 'stadtgruen' }, gardens)).toBe(true);
  expect(canDo({ kind: 'state-overdue', officeId: 'jugendamt' }, gardens)).toBe(false);
  expect(canDo({ kind: 'value-overdue', officeId: 'stadtgruen' }, gardens)).toBe(false);
  const at = (kind: Task['kind']) => readingPath({ kind, objectId: 'x', path: '/y' });
  expect([at('value-overdue'), at('goal-without-target'), at('round-due'), at('state-overdue')]).toEqual([
    '/indikatoren/x',
    '/ziele/x',
    '/bericht',
    '/massnahmen/x',
  ]);
});

test('the most urgent task stands first, what has no date last', () => {
  const city: CityParts = {
    goals: [goal(), goal({ id: 'leise', title: 'Leisere Stadt' })],
    measures: [
      measure({ id: 'allee', latest: null }),
      measure({ id: 'teich', latest: report({ reportedOn: '2015-01-31' }) }),
    ],
  };
  const found = tasks({
    city,
    rounds: [round(), round({ id: 'b', dueOn: '2016-01-15' })],
    requests: [
      request({ id: 'b1', kind: 'goal', objectId: 'gruen' }),
      request({ id: 'b2', roundId: 'b', kind: 'goal', objectId: 'leise' }),
    ],
  });
  expect(found.map(({ dueOn }) => dueOn)).toEqual(['2015-07-31', '2016-01-15', '2016-02-29', null]);
});

describe('an alert', () => {
  const coordinator: Who = { ...nobody, coordinates: true };

  test('waits for its owner until it is due, and says since when', () => {
    expect(tasks({ city: { alerts: [alert()] } })).toMatchObject([
      { kind: 'alert-open', path: '/warnungen/w1', dueOn: '2016-01-24', overdue: true, since: '2016-01-10' },
    ]);
  });

  test.each<[string, Who, Parameters<typeof alert>[0], number]>([
    ['for its office', gardener, {}, 1],
    ['for its office, though it was seen', gardener, { state: 'acknowledged' }, 1],
    ['not for another office', gardener, { officeId: 'jugendamt' }, 0],
    ['not for the coordination where an office owns it', coordinator, {}, 0],
    ['for the coordination where nobody owns it', coordinator, { officeId: null }, 1],
    ['for nobody, once explained', gardener, { state: 'explained' }, 0],
    ['for nobody, while it is silent', gardener, { state: 'silenced', silentUntil: '2016-02-01' }, 0],
    ['again, when silence has ended', gardener, { state: 'silenced', silentUntil: '2016-01-31' }, 1],
  ])('waits %s', (_, who, more, count) => {
    expect(tasks({ who, city: { alerts: [alert(more)] } }).filter(({ kind }) => kind === 'alert-open')).toHaveLength(
      count,
    );
  });
});
