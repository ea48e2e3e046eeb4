/** Who may import what, which files a room has, how large they are: house rules, executed. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/server.ts';
import { codeFiles, importsOf, placeOf, rooms, testFiles } from './support/sources.ts';

const all = codeFiles.flatMap(importsOf);
const inside = all.filter(({ target }) => target.startsWith('src/') && !target.includes('+types'));
const isRoom = (place: string) => (rooms as readonly string[]).includes(place);
const file = (path: string) => path.split('/').at(-1) ?? '';
const show = ({ from, target }: { from: string; target: string }) => `${from} → ${target}`;

describe('analysis', () => {
  const ofAnalysis = all.filter(({ from }) => from.startsWith('src/analysis/'));

  test('imports itself and a short list of pure packages', () => {
    const pure = /^(zod|cephes|d3-random|pure-rand\/[\w/]+)$/;
    const others = ofAnalysis.filter(({ target }) => !target.startsWith('src/analysis/') && !pure.test(target));
    expect(others.map(show)).toEqual([]);
    expect(ofAnalysis.length).toBeGreaterThan(5);
  });
});

describe('ui and platform', () => {
  test.each(['ui', 'platform'])('%s imports no room', (place) => {
    const wrong = inside.filter(({ from, target }) => placeOf(from) === place && isRoom(placeOf(target)));
    expect(wrong.map(show)).toEqual([]);
  });

  test('ui knows no server, but for drawing charts', () => {
    const wrong = inside.filter(
      ({ from, target }) => placeOf(from) === 'ui' && placeOf(target) === 'platform' && !from.includes('.server.'),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('neither knows the hallway', () => {
    const wrong = inside.filter(
      ({ from, target }) => ['ui', 'platform', 'analysis'].includes(placeOf(from)) && placeOf(target) === 'hallway',
    );
    expect(wrong.map(show)).toEqual([]);
  });
});

/** What a room shows to the rooms below it: its door, its row types, its panels, its words, names for lists. */
function isShown(path: string): boolean {
  const name = file(path);
  if (/\/panels\//.test(path) || /\.table\.ts$/.test(name) || /^texts\./.test(name)) return true;
  if (/-names\.server\.ts$/.test(name)) return true;
  return doors.has(path);
}

const doors = new Set([
  'src/people/role.ts',
  'src/people/absence.ts',
  'src/people/waiting.ts',
  'src/areas/area.ts',
  'src/indicators/indicator.ts',
  'src/indicators/formula.ts',
  'src/indicators/alert.ts',
  'src/population/population.ts',
  'src/concept/goal.ts',
  'src/concept/plans/plan.ts',
  'src/concept/versions/version.ts',
  'src/concept/bridges/bridge.ts',
  'src/concept/writing/section.ts',
  'src/measures/measure.ts',
  'src/budget/money.ts',
  'src/cooperation/cooperation.ts',
  'src/cooperation/checklists/checklist.ts',
  'src/cooperation/groups/group.ts',
  'src/cooperation/upkeep/upkeep.ts',
  'src/conflicts/conflict.ts',
  'src/conflicts/procedure.ts',
  'src/council/committee.ts',
  'src/council/paper.ts',
  'src/council/amendment.ts',
  'src/annual-report/round.ts',
  'src/publication/release.ts',
]);
/** Rooms that also read the stores of the rooms above them. */
const readingStores = new Set(['annual-report', 'publication', 'sources']);

describe('rooms', () => {
  const across = inside.filter(({ from, target }) => {
    const [a, b] = [placeOf(from), placeOf(target)];
    return isRoom(a) && isRoom(b) && a !== b;
  });

  test('import from rooms above them only', () => {
    const order = rooms as readonly string[];
    const upward = across.filter(({ from, target }) => order.indexOf(placeOf(target)) > order.indexOf(placeOf(from)));
    expect(upward.map(show)).toEqual([]);
    expect(across.length).toBeGreaterThan(10);
  });

  test('import what the other room shows, and nothing from inside it', () => {
    const hidden = across.filter(({ from, target }) => {
      if (isShown(target)) return false;
      return !(readingStores.has(placeOf(from)) && /(\.store|\/waiting)\.server\.ts$/.test(target));
    });
    expect(hidden.map(show)).toEqual([]);
  });

  test('do not know the hallway', () => {
    const wrong = inside.filter(({ from, target }) => isRoom(placeOf(from)) && placeOf(target) === 'hallway');
    expect(wrong.map(show)).toEqual([]);
  });

  test('keep pages, stores and rules apart: doors know neither server nor screen', () => {
    const wrong = inside.filter(
      ({ from, target }) => doors.has(from) && (target.includes('.server.') || placeOf(target) === 'ui'),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('keep SQL in their stores', () => {
    const wrong = codeFiles.filter(
      ({ path, text }) =>
        isRoom(placeOf(path)) &&
        !/\.store\.server\.ts$|migrations\//.test(path) &&
        /\.(insertInto|updateTable|deleteFrom)\(|\binsert into\b|\bdelete from\b/i.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test.each(rooms)('%s says on its first page what it is', (room) => {
    expect(existsSync(join(root, 'src', room, 'README.md'))).toBe(true);
  });
});

describe('browser files', () => {
  /** React Router takes loader and action, and what only they import, out of a page before it reaches a browser. */
  const isRoute = (path: string) =>
    /\/pages\/|src\/root\.tsx|start\/(city-layout|public-layout|page-frame|object-layout|report-layout|version-layout|council-layout)\.tsx/.test(
      path,
    );
  const isServer = (path: string) => /\.server\.tsx?$/.test(path) || /src\/(server|cli)\.ts|\/migrations\//.test(path);

  test('never reach a file of the server', () => {
    const wrong = inside.filter(
      ({ from, target, typeOnly }) =>
        !typeOnly && isServer(target) && !isServer(from) && !isRoute(from) && !from.endsWith('routes.ts'),
    );
    expect(wrong.map(show)).toEqual([]);
  });
});

describe('files', () => {
  const kinds = [
    /^[a-z]+(-[a-z]+)*\.ts$/, // a door, a rule, a register
    /^[a-z]+(-[a-z]+)*\.tsx$/,
    /^[a-z]+(-[a-z]+)*\.(table|test|store\.test)\.tsx?$/,
    /^[a-z]+(-[a-z]+)*(\.store)?\.server\.tsx?$/,
    /^texts\.(de|en)\.ts$/,
    /^\d{4}-\d\d-\d\d-\d\d-[a-z-]+\.ts$/,
  ];

  test('have the name of a known kind', () => {
    const odd = [...codeFiles, ...testFiles.filter(({ path }) => path.startsWith('src/'))].filter(
      ({ path }) => !kinds.some((kind) => kind.test(file(path))),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test('bear no name that says nothing', () => {
    const empty = /(^|\/)(index|utils?|helpers?|types|common|misc|services?)(\.tsx?|\/)/;
    expect(codeFiles.map(({ path }) => path).filter((path) => empty.test(path))).toEqual([]);
  });

  test('pass nothing on that is not theirs', () => {
    const passing = codeFiles.filter(({ text }) => /^export\s+(\*|\{[^}]*\})\s+from\s/m.test(text));
    expect(passing.map(({ path }) => path)).toEqual([]);
  });

  test('have at most 400 lines', () => {
    const long = [...codeFiles, ...testFiles].filter(({ text }) => text.split('\n').length > 401);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([]);
  });

  test('begin with what they are for, but for pages, texts, tables and migrations', () => {
    const silent = codeFiles.filter(
      ({ path, text }) =>
        !/pages\/|panels\/|texts\.|\.table\.ts|migrations\/|looks\.ts|routes\.ts|\.tsx$/.test(path) &&
        !/^\/\*\*|^import/.test(text),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});
