/** From the start of the process to the first page, against the bare engine. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, startServer } from '../tests/support/server.ts';
import { emptyFolder } from './houses.ts';
import { type Line, ratio } from './table.ts';

export async function measureStarts(): Promise<Line[]> {
  const bare = emptyFolder();
  const house = emptyFolder();
  try {
    const created = await engineAlone(bare);
    const first = await toFirstPage(house);
    const reopened = await engineAlone(bare);
    const again = await toFirstPage(house);
    return [
      line('start with an empty folder, three cities', first, created, 4),
      line('start with an existing folder', again, reopened, 2),
    ];
  } finally {
    for (const folder of [bare, house]) rmSync(dirname(folder), { recursive: true, force: true });
  }
}

function line(what: string, found: number, peer: number, most: number): Line {
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
  return {
    what,
    found: `${ratio(found / peer)} (${seconds(found)} to ${seconds(peer)} of the bare engine)`,
    bar: `≤ ${ratio(most)}`,
    met: found / peer <= most,
  };
}

async function engineAlone(folder: string): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, [join(root, 'bench/bare-engine.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const took = performance.now() - begin;
  await once(child, 'exit');
  return took;
}

async function toFirstPage(dataDir: string): Promise<number> {
  const begin = performance.now();
  const server = await startServer({ dataDir, env: { DEMO: '1', PILOT: '1' } });
  const page = await fetch(`${server.url}/anmelden`);
  await page.text();
  const took = performance.now() - begin;
  if (page.status !== 200) throw new Error(`The first page answered ${page.status}`);
  await server.stop();
  return took;
}
