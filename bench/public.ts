/** Public pages: how many full answers a second the app gives by itself. */

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startServer } from '../tests/support/server.ts';
import { copyOfTemplate } from '../tests/support/template.ts';
import { appCore, load } from './load.ts';
import type { Line } from './table.ts';

const least = 3000;
const pages = [
  ['start', ''],
  ['goal', '/ziele/ziel-1'],
  ['measure', '/massnahmen/massnahme-36'],
  ['place', '/orte/raum-1'],
  ['indicator', '/zahlen/rate-1'],
] as const;

export async function measurePublic(): Promise<Line[]> {
  const dataDir = await copyOfTemplate();
  const server = await startServer({ dataDir, env: { DEMO: '1' }, prefix: appCore });
  try {
    const lines: Line[] = [];
    for (const [name, path] of pages) {
      const url = `${server.url}/fadenburg/oeffentlich${path}`;
      await load(url, { seconds: 2 });
      const { perSecond, bad, p95 } = await load(url);
      lines.push({
        what: `public ${name}`,
        found: `${perSecond.toFixed(0)} answers/s, p95 ${p95.toFixed(1)} ms${bad ? `, ${bad} bad` : ''}`,
        bar: `≥ ${least}/s`,
        met: perSecond >= least && bad === 0,
      });
    }
    return lines;
  } finally {
    await server.stop();
    rmSync(dirname(dataDir), { recursive: true, force: true });
  }
}
