/** `table protect` as somebody at a terminal uses it: files in, files out, without a city and without a database. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ownEnvironment, root } from './support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-table-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(path('parts.csv'), 'dimension;member;part\nRaum;Stadt;Nord\nRaum;Stadt;Süd\nRaum;Stadt;West\n');
writeFileSync(path('cells.csv'), 'Raum;Wert\nStadt;52\nNord;2\nSüd;30\nWest;20\n');
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
  test('writes what may be published, and says what it did', () => {
    const { status, stdout } = protect('cells.csv', '--rule', 'threshold=3', '--out', path('safe.csv'));
    expect(status).toBe(0);
    expect(stdout).toMatch(/hidden as sensitive: 1; hidden to protect them: 1/);
    const lines = readFileSync(path('safe.csv'), 'utf8').replace('\ufeff', '').trim().split('\r\n');
    expect(lines).toEqual([
      'Raum;value;state',
      'Stadt;52;known',
      'Nord;;suppressed',
      'Süd;30;known',
      'West;;suppressed',
    ]);
    expect(existsSync(path('nowhere'))).toBe(false);
  });

  test('prints the table where no file is named, the same each time', () => {
    const words = ['--rule', 'cell-key=2:1', '--secret', '000102030405060708090a0b0c0d0e0f'];
    const [one, other] = [protect('cells.csv', ...words), protect('cells.csv', ...words)];
    expect(one.stdout).toMatch(/^\ufeffRaum;value;state\r?\nStadt;5[0-4];known/);
    expect(other.stdout).toBe(one.stdout);
  });

  test('writes nothing where a small count is out already', () => {
    const { status, stderr } = protect('out-already.csv', '--rule', 'threshold=3', '--out', path('unsafe.csv'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/1 cell cannot be protected; nothing was written:\nNord/);
    expect(existsSync(path('unsafe.csv'))).toBe(false);
  });

  test.each([
    ['a rule that is none', ['--rule', 'threshold=many'], 2, /cannot be understood/],
    ['no rule', [], 2, /--rule/],
    ['noise without a secret', ['--rule', 'random=3'], 2, /needs --secret/],
    ['a word that is none', ['--rule', 'threshold=3', '--guard', 'all'], 2, /Possible: hidden, sensitive/],
  ])('explains itself with %s', (_, words, code, said) => {
    const { status, stderr } = protect('cells.csv', ...words);
    expect(status).toBe(code);
    expect(stderr).toMatch(said);
  });

  test('shows the format of its files', () => {
    expect(table('protect', '--help').stdout).toMatch(/dimension;member;part[\s\S]*--level 3:20/);
  });
});
