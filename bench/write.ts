/**
 * Twenty people type in ten sections for two minutes over real connections; each one's line breaks twice, without a word.
 * No character may be missing in what the server holds afterwards, and all must see the same.
 */

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../tests/support/server.ts';
import { type Desk, DeskWriter, lettersIn, writeTogether } from '../tests/support/writers.ts';
import { cookieOf } from './load.ts';
import type { Line } from './table.ts';

const people = 20;
const sections = 10;
const perSecond = 5;
const afterKill = 200;

export async function measureWriting(seconds = Number(process.env['WRITE_SECONDS'] ?? 120)): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-bench-'));
  const dataDir = join(folder, 'data');
  const env = { DEMO: '1', PILOT: '1' };
  let server = await startServer({ dataDir, env });
  try {
    const cookie = await cookieOf(server.url, 'coordinator');
    const desks: Desk[] = [];
    for (let i = 0; i < sections; i += 1) {
      const answer = await fetch(`${server.url}/fadenburg/fachteile/teil-1/abschnitte/neu`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: server.url },
        body: new URLSearchParams({ kind: 'goals', title: `Abschnitt ${i + 1}` }),
      });
      const section = /abschnitte\/([\w-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
      desks.push({ url: server.url, city: 'fadenburg', section, cookie });
    }
    const done = await writeTogether(desks, { people, seconds, perSecond });
    const [desk] = desks;
    const survived = await wordsAfterKill(desk as Desk, async () => {
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      server = await startServer({ dataDir, env });
      return server.url;
    });
    const what = `${people} people in ${sections} sections, ${seconds} s, ${done.breaks} broken lines`;
    return [
      { what: `write, ${what}`, found: `${done.typed} typed, ${done.lost} lost`, bar: '0 lost', met: done.lost === 0 },
      { what: 'write, who sees something else at the end', found: `${done.apart}`, bar: '0', met: done.apart === 0 },
      {
        what: 'write, the server killed after it said "stored"',
        found: `${survived} of ${afterKill} there`,
        bar: 'all',
        met: survived === afterKill,
      },
      {
        what: 'write, from the last key to "stored", slowest',
        found: `${Math.round(done.slowest)} ms`,
        bar: '≤ 2500 ms',
        met: done.slowest <= 2500,
      },
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Somebody types, is told that it is stored, and the server dies without a warning: how much is there when it is back. */
async function wordsAfterKill(desk: Desk, killed: () => Promise<string>): Promise<number> {
  const writer = await new DeskWriter(desk, '#').synced();
  for (let i = 0; i < afterKill; i += 1) writer.type(() => 0.5);
  await writer.stored();
  writer.leave();
  const url = await killed();
  const reader = await new DeskWriter({ ...desk, url }, '?').synced();
  const found = lettersIn(reader.body).get('#') ?? 0;
  reader.leave();
  return found;
}
