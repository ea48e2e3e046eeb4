/** What must not happen: two engines in one folder, a hanging engine, a killed process that forgets, a report nobody can hear. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { killDuringSaves } from '../bench/kill.ts';
import { ownEnvironment, type Running, root, startServer } from './support/server.ts';
import { faultsOfStructure } from './support/structure.ts';
import { copyOfTemplate } from './support/template.ts';
import { signedIn } from './support/visitor.ts';

test('a data folder that is open cannot be opened again, and the second one is told why', async () => {
  await expect(startServer({ dataDir: inject('dataDir') })).rejects.toThrow(
    /ended with code 1[\s\S]*is already open in another process\.\nStop the other process/,
  );
  expect((await fetch(`${inject('url')}/ready`)).status).toBe(200);
});

describe('an engine that hangs', () => {
  let server: Running;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await copyOfTemplate();
    server = await startServer({ dataDir, env: { DEMO: '1', STATEMENT_SECONDS: '2' } });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dirname(dataDir), { recursive: true, force: true });
  });

  const engine = () => new pg.Client({ host: join(dataDir, 'engine'), user: 'postgres', database: 'postgres' });

  test('is killed and reopened; who waited is told, and the next one is served', async () => {
    const client = engine();
    client.on('error', () => {});
    await client.connect();
    const coordinator = await signedIn(server.url, 'coordinator@demo.example');
    const hanging = client.query('select pg_sleep(600)').catch((error: Error) => error.message);
    await wait(300);
    const waiting = await coordinator.get('/fadenburg/ziele');
    expect(waiting.status).toBe(503);
    expect(await waiting.text()).toContain('Datenbank');
    expect(await hanging).toMatch(/terminated|ended/i);
    await expect.poll(async () => (await coordinator.get('/fadenburg/ziele')).status, { timeout: 20_000 }).toBe(200);
  });

  test('is not mistaken for one that is at work for somebody else', async () => {
    const client = engine();
    await client.connect();
    const coordinator = await signedIn(server.url, 'coordinator@demo.example');
    await client.query('begin');
    const page = coordinator.get('/fadenburg/ziele');
    for (let second = 0; second < 4; second++) {
      await client.query('select 1');
      await wait(1000);
    }
    await client.query('commit');
    await client.end();
    expect((await page).status).toBe(200);
  });

  test('of rings that cross themselves there is none: they are refused at the door', async () => {
    const client = engine();
    await client.connect();
    const bowTie = 'MULTIPOLYGON(((0 0, 2 2, 2 0, 0 2, 0 0)))';
    await expect(
      client.query(
        'update area_shape set geom = ST_GeomFromText($1, 4326) where area_id = (select area_id from area_shape limit 1)',
        [bowTie],
      ),
    ).rejects.toMatchObject({ code: '23514' });
    await client.end();
  });
});

test('a house that is killed during saves remembers everything it has acknowledged', async () => {
  const { acknowledged, lost } = await killDuringSaves(2);
  expect(acknowledged).toBeGreaterThan(2);
  expect(lost).toEqual([]);
});

test('the PDF of a report can be heard: headings in order, heads of tables, words for pictures, language', async () => {
  const coordinator = await signedIn(inject('url'), 'coordinator@demo.example');
  const answer = await coordinator.get('/fadenburg/bericht/entwurf/pdf');
  expect(answer.status).toBe(200);
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-pdf-'));
  const file = join(folder, 'bericht.pdf');
  writeFileSync(file, new Uint8Array(await answer.arrayBuffer()));
  expect(faultsOfStructure(file)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

test('the command line and the running house work on one folder at once', () => {
  const words = ['city', 'list'];
  const said = execFileSync(process.execPath, ['build/server/cli.js', ...words], {
    cwd: root,
    env: { ...ownEnvironment(), DATA_DIR: inject('dataDir') },
    encoding: 'utf8',
  });
  expect(said).toMatch(/leipzig[\s\S]*muenster|fadenburg[\s\S]*leipzig/);
});
