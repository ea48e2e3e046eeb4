/** `table protect` as somebody at a terminal uses it: files in, a table out, without a city and without a database. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ownEnvironment, root } from './support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-table-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(path('parts.csv'), 'dimension;member;part\nRaum;Stadt;Nord\nRaum;Stadt;Süd\nRaum;Stadt;West\n');
writeFileSync(path('other-parts.csv'), 'dimension;member;part\nGebiet;Stadt;Nord\n');
writeFileSync(path('cells.csv'), 'Raum;Wert\nStadt;52\nNord;2\nSüd;30\nWest;20\n');
writeFileSync(path('wrong-sum.csv'), 'Raum;Wert\nStadt;50\nNord;2\nSüd;30\nWest;20\n');
writeFileSync(path('not-whole.csv'), 'Raum;Wert\nStadt;52\nNord;viele\nSüd;30\nWest;20\n');
writeFileSync(
  path('out-already.csv'),
  'Raum;Wert;standing\nStadt;52;open\nNord;2;published\nSüd;30;open\nWest;20;open\n',
);

/** The folder of the data does not exist: the command must not need it. */
function table(...words: string[]) {
  const env = { ...ownEnvironment(), DATA_DIR: path('nowhere'), LANG: 'en_GB.UTF-8', LC_ALL: '' };
  return spawnSync(process.execPath, ['build/server/cli.js', 'table', ...words], { cwd: root, env, encoding: 'utf8' });
}
const protect = (file: string, ...more: string[]) =>
  table('protect', path(file), '--hierarchy', path('parts.csv'), ...more);

describe('table protect', () => {
  test('puts out what may be published, and says beside it what it did', () => {
    const { status, stdout, stderr } = protect('cells.csv', '--rule', 'threshold=3');
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'Raum,value,state',
      'Stadt,52,known',
      'Nord,,suppressed',
      'Süd,30,known',
      'West,,suppressed',
    ]);
    expect(stderr).toMatch(/hidden as sensitive: 1; hidden to protect them: 1/);
    expect(existsSync(path('nowhere'))).toBe(false);
  });

  test('gives the same as JSON, where a hidden cell has no value and no reason', () => {
    const { stdout } = protect('cells.csv', '--rule', 'threshold=3', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      dimensions: ['Raum'],
      cells: [
        { at: ['Stadt'], value: 52, state: 'known' },
        { at: ['Nord'], value: null, state: 'suppressed' },
        { at: ['Süd'], value: 30, state: 'known' },
        { at: ['West'], value: null, state: 'suppressed' },
      ],
    });
  });

  test('gives the same noise each time', () => {
    const words = ['--rule', 'cell-key=2:1', '--secret', '000102030405060708090a0b0c0d0e0f'];
    const [one, other] = [protect('cells.csv', ...words), protect('cells.csv', ...words)];
    expect(one.stdout).toMatch(/^Raum,value,state\nStadt,5[0-4],known\n/);
    expect(other.stdout).toBe(one.stdout);
  });

  test('puts out nothing where a small count is out already', () => {
    const { status, stdout, stderr } = protect('out-already.csv', '--rule', 'threshold=3');
    expect(status).toBe(1);
    expect(stderr).toMatch(/1 cell cannot be protected; nothing was put out:\nNord/);
    expect(stdout).toBe('');
  });

  test('says which sum does not match its parts', () => {
    const { stderr } = protect('wrong-sum.csv', '--rule', 'threshold=3');
    expect(stderr).toMatch(/Stadt: the sum in the table is 50, its parts add up to 52/);
  });

  test.each([
    ['a rule that is none', ['--rule', 'threshold=many'], 2, /cannot be understood/],
    ['no rule', [], 2, /--rule/],
    ['noise without a secret', ['--rule', 'random=3'], 2, /needs --secret/],
    ['a word that is none', ['--rule', 'threshold=3', '--guard', 'all'], 2, /Possible: hidden, sensitive/],
  ])('explains itself with %s', (_, words, code, message) => {
    const { status, stderr } = protect('cells.csv', ...words);
    expect(status).toBe(code);
    expect(stderr).toMatch(message);
  });

  test('names the file and the line of what is wrong in it', () => {
    expect(protect('not-whole.csv', '--rule', 'threshold=3').stderr).toMatch(/^not-whole\.csv: Line 3, Wert: /);
    const { status, stderr } = protect('cells.csv', '--rule', 'threshold=3', '--hierarchy', path('other-parts.csv'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^other-parts\.csv: Line 2, dimension: .*Gebiet/);
  });

  test('shows the format of its files', () => {
    expect(table('protect', '--help').stdout).toMatch(/--level 3:20[\s\S]*dimension,member,part/);
  });
});
