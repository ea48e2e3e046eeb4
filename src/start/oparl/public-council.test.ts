import { describe, expect, test } from 'vitest';
import type { Paper } from '#council/paper.ts';
import { councilTexts } from '#council/texts.en.ts';
import { type Release, releasedOn } from '#publication/release.ts';
import { listOf } from './oparl-list.ts';
import { momentOf, type OparlType, objectsOf, oparlTypes } from './oparl-objects.server.ts';
import { type CouncilRows, type Past, publicCouncil } from './public-council.ts';

const place = { base: 'https://stadt.example', city: { id: 'stadt', name: 'Stadt' }, t: councilTexts('de') };

const paper = (given: Partial<Paper>): Paper => ({
  ...{ id: 'v', number: 'V 1', kind: 'proposal', kindWord: null, title: 'Steg', text: 'Bauen.', reason: null },
  ...{ wording: 'Zwei bauen.', officeId: null, submittedOn: '2026-01-01', closed: false, costsNothing: true },
  ...{ parentId: null, sourceKind: null, sourceId: null, url: null, source: null, retired: false, revision: 1 },
  ...{ goals: [], measureIds: [], areaIds: [], originators: [], consultations: [] },
  ...given,
});
const consultation = (paperId: string, id: string) => ({
  ...{ id, paperId, committeeId: 'rat', meetingId: 'm', position: 0, role: 'decision' as const },
  ...{ outcome: 'adopted' as const, decidedOn: '2026-02-01', resolution: 'Zwei bauen.' },
});
const item = (id: string, given: object = {}) => ({
  ...{ id, meetingId: 'm', position: 0, number: null, title: `Punkt ${id}`, closed: false, paperId: null },
  ...{ consultationId: null, outcome: 'erledigt' },
  ...given,
});
const base = { source: null, retired: false, revision: 1 };

const rows = (given: Partial<CouncilRows> = {}): CouncilRows => ({
  papers: [
    paper({ consultations: [consultation('v', 'b')], areaIds: ['hier', 'dort'] }),
    paper({ id: 'zu', number: 'V 2', title: 'Geheim', closed: true, consultations: [consultation('zu', 'b-zu')] }),
    paper({ id: 'entwurf', number: 'V 3', title: 'Entwurf', submittedOn: null }),
    paper({ id: 'still', number: 'V 4', title: 'Still' }),
  ],
  money: new Map(),
  files: [
    { id: 'd', paperId: 'v', fileId: 'f', title: 'Plan', main: true, closed: false, name: 'plan.pdf', size: 5 },
    {
      id: 'd-zu',
      paperId: 'v',
      fileId: 'g',
      title: 'Vertrag',
      main: false,
      closed: true,
      name: 'vertrag.pdf',
      size: 5,
    },
  ],
  meetings: [
    {
      id: 'm',
      committeeId: 'rat',
      title: 'Sitzung',
      day: '2026-02-01',
      time: '17:00',
      place: 'Saal',
      state: 'held',
      ...base,
    },
  ],
  agenda: [
    item('p1', { paperId: 'v', consultationId: 'b', outcome: null }),
    item('p2', { closed: true }),
    item('p3', { paperId: 'zu', consultationId: 'b-zu' }),
    item('p4', { paperId: 'still' }),
    item('p5'),
  ],
  committees: [
    { id: 'rat', kind: 'council', name: 'Rat', short: null, areaId: null, purpose: null, url: null, ...base },
    { id: 'bau', kind: 'committee', name: 'Bau', short: null, areaId: null, purpose: null, url: null, ...base },
  ],
  members: [
    { id: 's1', committeeId: 'rat', name: 'Ada', role: 'Vorsitz', personId: null, from: null, to: null, named: true },
    { id: 's2', committeeId: 'rat', name: 'Bob', role: null, personId: null, from: null, to: null, named: false },
  ],
  areas: new Map([['hier', 'Hier']]),
  ...given,
});

const release = (kind: Release['kind'], objectId: string, fact: string, fromOn = '2026-03-01'): Release =>
  ({ kind, objectId, fact, fromOn, releasedBy: 'x', releasedAt: `${fromOn}T10:00:00.000Z` }) as Release;
const everything = [
  ...['text', 'money', 'files', 'result'].map((fact) => release('paper', 'v', fact)),
  // Released before anybody marked it: nothing of it may be seen all the same.
  ...['zu', 'entwurf'].map((id) => release('paper', id, 'text')),
  ...['agenda', 'results'].map((fact) => release('meeting', 'm', fact)),
  ...['text', 'members'].map((fact) => release('committee', 'rat', fact)),
];
const past: Past = { written: [], withdrawn: [], dropped: [] };
const known = (releases = everything, given: Partial<CouncilRows> = {}, then: Past = past) =>
  publicCouncil(rows(given), releases, releasedOn(releases, '2026-11-22'), then);
const ids = (type: OparlType, council = known()) =>
  objectsOf(place, council, type).map(({ id, deleted }) => `${id.split('/').at(-1)}${deleted ? ' gone' : ''}`);

describe('public is', () => {
  test('what was released and is not kept back', () => {
    expect([...known().papers.keys()]).toEqual(['v']);
    expect(
      known()
        .meetings.get('m')
        ?.items.map(({ id }) => id),
    ).toEqual(['p1', 'p5']);
    expect([...known().committees.keys()]).toEqual(['rat']);
    expect(
      known()
        .committees.get('rat')
        ?.members.map(({ name }) => name),
    ).toEqual(['Ada']);
    expect(
      known()
        .papers.get('v')
        ?.files.map(({ id }) => id),
    ).toEqual(['d']);
    expect(known().papers.get('v')?.areaIds).toEqual(['hier']);
  });

  test('fact by fact: no result, no money, no file that was not released', () => {
    const council = known([
      release('paper', 'v', 'text'),
      release('committee', 'rat', 'text'),
      release('meeting', 'm', 'agenda'),
    ]);
    const found = council.papers.get('v');
    expect(found).toMatchObject({ standing: null, balance: null, wording: null, files: [] });
    expect(found?.consultations).toMatchObject([{ outcome: null, resolution: null }]);
    const items = council.meetings.get('m')?.items;
    expect(items).toMatchObject([{ result: null, resolution: null }, { outcome: null }]);
    expect(council.committees.get('rat')?.members).toEqual([]);
  });

  test('nothing, where nothing was released', () => {
    expect(known([]).empty).toBe(true);
    expect(
      Object.keys(oparlTypes).flatMap((type) => (type === 'body' ? [] : ids(type as OparlType, known([])))),
    ).toEqual([]);
  });

  test('no word of what is not public, in whatever object', () => {
    const said = Object.keys(oparlTypes)
      .map((type) => JSON.stringify(objectsOf(place, known(), type as OparlType)))
      .join();
    for (const secret of ['Geheim', 'Entwurf', 'Still', 'Vertrag', 'Punkt p2', 'Punkt p3', 'Bob', 'dort'])
      expect([secret, said.includes(secret)]).toEqual([secret, false]);
  });
});

describe('what is gone', () => {
  const withdrawn = {
    kind: 'paper',
    objectId: 'still',
    opened: '2026-03-01T00:00:00.000Z',
    at: '2026-04-01T00:00:00.000Z',
  };

  test('is told of as gone: withdrawn, kept back since, retired', () => {
    const council = known(everything, {}, { ...past, withdrawn: [withdrawn] });
    expect(ids('paper', council)).toEqual(expect.arrayContaining(['v', 'still gone', 'zu gone', 'entwurf gone']));
    expect(ids('consultation', council)).toEqual(expect.arrayContaining(['b', 'b-zu gone']));
    const retired = known(everything, { papers: [paper({ retired: true })] });
    expect(ids('paper', retired)).toEqual(['v gone']);
    expect(ids('file', retired)).toEqual(['d gone']);
  });

  test('is not told of where it is public again, nor where nobody could have seen it', () => {
    const again = { ...withdrawn, objectId: 'v' };
    expect(ids('paper', known(everything, {}, { ...past, withdrawn: [again] }))).not.toContain('v gone');
    const dropped = (given: object) => ({
      ...{ table: 'agenda_item' as const, id: 'p9', parentId: 'm', paperId: null, at: '2026-05-01T00:00:00.000Z' },
      ...given,
    });
    const of = (given: object) => ids('agendaitem', known(everything, {}, { ...past, dropped: [dropped(given)] }));
    expect(of({})).toContain('p9 gone');
    expect(of({ at: '2026-02-01T00:00:00.000Z' })).not.toContain('p9 gone');
    expect(of({ paperId: 'zu' })).not.toContain('p9 gone');
    expect(of({ parentId: 'andere' })).not.toContain('p9 gone');
  });

  test('says nothing but that it was', () => {
    const council = known(everything, {}, { ...past, withdrawn: [withdrawn] });
    const gone = objectsOf(place, council, 'paper').find(({ id }) => id.endsWith('/still'));
    expect(gone).toEqual({
      id: 'https://stadt.example/stadt/oparl/paper/still',
      type: 'https://schema.oparl.org/1.1/Paper',
      created: withdrawn.opened,
      modified: withdrawn.at,
      deleted: true,
    });
  });
});

describe('a list', () => {
  const self = 'https://stadt.example/stadt/oparl/papers';
  const all = Array.from({ length: 250 }, (_, i) => ({
    ...{ id: `${self}/${i}`, type: 'x', created: '2026-01-01T00:00:00.000Z' },
    modified: `2026-01-${String((i % 28) + 1).padStart(2, '0')}T00:00:00.000Z`,
    ...(i === 0 ? { deleted: true } : {}),
  }));
  const asked = (query: string) => listOf(all, self, new URLSearchParams(query));

  test('comes in pages that lead on to each other', () => {
    const first = asked('');
    expect(first?.data).toHaveLength(100);
    expect(first?.pagination).toEqual({ totalElements: 249, elementsPerPage: 100, currentPage: 1, totalPages: 3 });
    expect(first?.links).toEqual({ first: self, self, last: `${self}?page=3`, next: `${self}?page=2` });
    expect(asked('page=3')?.data).toHaveLength(49);
    expect(asked('page=9')?.data).toEqual([]);
    expect(asked('limit=10')?.links.next).toBe(`${self}?limit=10&page=2`);
  });

  test('tells what is gone to those who ask what has changed, and to nobody else', () => {
    expect(asked('')?.data.some(({ deleted }) => deleted)).toBe(false);
    const since = asked('modified_since=2026-01-01T00:00:00Z');
    expect(since?.data.some(({ deleted }) => deleted)).toBe(true);
    expect(since?.links.next).toContain('modified_since=2026-01-01T00%3A00%3A00.000Z');
  });

  test.each([
    ['modified_since=2026-01-28T00:00:00Z', 8],
    ['modified_until=2026-01-01T00:00:00%2B00:00', 9],
    ['created_since=2026-01-02', 0],
    ['created_until=2026-01-02', 250],
    ['modified_since=2026-01-02&modified_until=2026-01-02', 9],
  ])('%s gives %i', (query, count) => {
    expect(asked(query)?.pagination.totalElements).toBe(count);
  });

  test.each(['modified_since=gestern', 'page=0', 'page=x', 'limit=-1', 'created_until=2026-13-45', 'page=1e3'])(
    '%s is nothing that can be asked',
    (query) => {
      expect(asked(query)).toBeNull();
    },
  );
});

test.each([
  ['2026-02-01', '17:00', '2026-02-01T17:00:00+01:00'],
  ['2026-07-01', '17:00', '2026-07-01T17:00:00+02:00'],
  ['2026-07-01', null, '2026-07-01T00:00:00+02:00'],
])('%s at %s is %s', (day, time, moment) => {
  expect(momentOf(day, time)).toBe(moment);
});
