/** A fresh PostgreSQL with our tables, made by the built server as it would be in a city's data centre. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';
import { startServer } from './server.ts';

export default async function setup({ provide }: TestProject) {
  const cluster = await startPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'stadtfaden-'));
  const server = await startServer({ dataDir, env: { DATABASE_URL: cluster.url, PILOT: '1', DEMO: '1' } });
  await server.stop();
  provide('dataDir', dataDir);
  provide('databaseUrl', cluster.url);
  return () => {
    cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
