/** Kills app and engine at random moments during saves and asks afterwards for everything that was acknowledged. */

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Running, startServer } from '../tests/support/server.ts';
import { copyOfTemplate } from '../tests/support/template.ts';
import { signedIn } from '../tests/support/visitor.ts';
import type { Line } from './table.ts';

export type Killed = { readonly rounds: number; readonly acknowledged: number; readonly lost: readonly string[] };

export async function killDuringSaves(rounds: number): Promise<Killed> {
  const dataDir = await copyOfTemplate();
  const acknowledged: string[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const server = await startServer({ dataDir, env: { DEMO: '1' } });
      const before = acknowledged.length;
      const saving = saveUntilGone(server, round, acknowledged);
      while (acknowledged.length < before + 2) await wait(20);
      await wait(Math.random() * 1500);
      await kill(server);
      await saving;
    }
    const server = await startServer({ dataDir, env: { DEMO: '1' } });
    const stored = await storedIn(dataDir);
    await server.stop();
    return {
      rounds,
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((sentence) => !stored.has(sentence)),
    };
  } finally {
    rmSync(dirname(dataDir), { recursive: true, force: true });
  }
}

async function saveUntilGone(server: Running, round: number, acknowledged: string[]): Promise<void> {
  const person = await signedIn(server.url, 'coordinator@demo.example');
  for (let number = 0; ; number++) {
    const sentence = `Runde ${round}, Stand ${number}`;
    const form = { state: 'running', course: 'on-track', sentence, reportedOn: '2026-11-20' };
    const answer = await person.post('/fadenburg/massnahmen/massnahme-36/stand', form).catch(() => undefined);
    if (!answer) return;
    if (answer.status === 302) acknowledged.push(sentence);
  }
}

/** The engine first, then the app: neither may say goodbye. */
async function kill({ child }: Running): Promise<void> {
  const ended = once(child, 'exit');
  const engines = execFileSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
  for (const engine of engines) process.kill(Number(engine), 'SIGKILL');
  child.kill('SIGKILL');
  await ended;
}

async function storedIn(dataDir: string): Promise<ReadonlySet<string>> {
  const client = new pg.Client({ host: join(dataDir, 'engine'), user: 'postgres', database: 'postgres' });
  await client.connect();
  const { rows } = await client.query('select sentence from measure_report');
  await client.end();
  return new Set(rows.map((row) => row.sentence));
}

export async function measureKills(): Promise<Line[]> {
  const { rounds, acknowledged, lost } = await killDuringSaves(20);
  return [
    {
      what: `kill -9 at ${rounds} random moments during saves`,
      found: `${lost.length} of ${acknowledged} acknowledged saves lost`,
      bar: 'none lost',
      met: lost.length === 0 && acknowledged > rounds,
    },
  ];
}
