import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectRoot, readConfig } from './config.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));
const secret = 'geheim-geheim-geheim-geheim-geheim';
const read = (env: NodeJS.ProcessEnv = {}) => readConfig({ SECRET: secret, DATA_DIR: folder, ...env });

describe('settings', () => {
  test('have what a first start needs', () => {
    expect(read()).toEqual({
      host: '127.0.0.1',
      port: 3000,
      baseUrl: undefined,
      dataDir: folder,
      databaseUrl: undefined,
      demo: false,
      pilot: false,
      smtpUrl: undefined,
      mailFrom: 'Stadtfaden <stadtfaden@localhost>',
      secret,
      logLevel: 'info',
      statementSeconds: 15,
      basemap: null,
    });
  });

  test('know one base map, with whom it is owed to, and its host', () => {
    const attribution = { BASEMAP_ATTRIBUTION: '© Stadt' };
    const url = 'https://karten.example/wms?layers=grau';
    expect(read({ BASEMAP_WMS: url, ...attribution }).basemap).toEqual({
      kind: 'wms',
      url,
      origin: 'https://karten.example',
      attribution: '© Stadt',
    });
    expect(() => read({ BASEMAP_WMS: url })).toThrow('BASEMAP_ATTRIBUTION');
    expect(() => read({ BASEMAP_WMS: url, BASEMAP_STYLE: url, ...attribution })).toThrow('one base map');
    expect(() => read({ BASEMAP_XYZ: 'javascript:alert(1)', ...attribution })).toThrow('BASEMAP_XYZ');
  });

  test.each<[NodeJS.ProcessEnv, object]>([
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [
      { DEMO: '1', PILOT: 'true' },
      { demo: true, pilot: true },
    ],
    [
      { DEMO: '0', PILOT: 'false' },
      { demo: false, pilot: false },
    ],
    [
      { DEMO: '', PILOT: '' },
      { demo: false, pilot: false },
    ],
    [{ BASE_URL: 'https://faden.stadt.example/' }, { baseUrl: 'https://faden.stadt.example' }],
    [{ DATABASE_URL: 'postgresql://db/stadtfaden' }, { databaseUrl: 'postgresql://db/stadtfaden' }],
    [{ STATEMENT_SECONDS: '600' }, { statementSeconds: 600 }],
    [{ DATA_DIR: 'ablage' }, { dataDir: join(projectRoot, 'ablage') }],
  ])('%j are understood', (env, config) => {
    expect(read(env)).toMatchObject(config);
  });

  test.each<[NodeJS.ProcessEnv, string]>([
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ PORT: 'achtzig' }, 'PORT'],
    [{ PORT: '80.5' }, 'PORT'],
    [{ BASE_URL: 'faden.stadt.example' }, 'BASE_URL'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL'],
    [{ DEMO: 'ja' }, 'DEMO'],
    [{ SMTP_URL: 'https://mail.stadt.example' }, 'SMTP_URL'],
    [{ SECRET: 'x'.repeat(31) }, 'SECRET'],
    [{ LOG_LEVEL: 'laut' }, 'LOG_LEVEL'],
    [{ STATEMENT_SECONDS: '0' }, 'STATEMENT_SECONDS'],
    [{ STATEMENT_SECONDS: '601' }, 'STATEMENT_SECONDS'],
  ])('%j are refused by name', (env, name) => {
    expect(() => read(env)).toThrow(new RegExp(`^Settings that cannot be read:\\n {2}${name}: [^\\n]+$`));
  });

  test('that are wrong are all named at once', () => {
    expect(() => read({ PORT: 'x', DEMO: 'x' })).toThrow(/PORT: .*\n.*DEMO: /);
  });
});

test('a secret made here is kept for its owner only, and the same after a restart', () => {
  const dataDir = join(folder, 'neu', 'ablage');
  const first = readConfig({ DATA_DIR: dataDir }).secret;
  expect(first).toMatch(/^[\w-]{43}$/);
  expect(readConfig({ DATA_DIR: dataDir }).secret).toBe(first);
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(first);
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  expect(readConfig({ DATA_DIR: join(folder, 'andere') }).secret).not.toBe(first);
});
