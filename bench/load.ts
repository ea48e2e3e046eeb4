/** Puts load on a page from the core the app does not have, and says how many answers came and how late. */

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demoPassword } from '#people/demo.ts';
import { root } from '../tests/support/server.ts';

const run = promisify(execFile);

export const appCore = ['taskset', '-c', '0'] as const;
const loadCore = ['taskset', '-c', '1'] as const;

export type Load = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly bad: number;
};

type Wanted = { readonly cookie?: string; readonly seconds?: number; readonly connections?: number };

/** Answers that are not whole count as bad: their average size must be that of the page asked for once before. */
export async function load(url: string, wanted: Wanted = {}): Promise<Load> {
  const page = await fetch(url, { headers: { cookie: wanted.cookie ?? '', 'accept-encoding': 'identity' } });
  const whole = (await page.arrayBuffer()).byteLength;
  const said = await wrk(url, wanted);
  const cut = said.bytes / said.requests < whole;
  return { ...loadOf(said), bad: cut ? said.requests : said.bad };
}

/** One page after the other, from the beginning again when all were asked for. */
export async function loadMany(house: string, paths: readonly string[], wanted: Wanted): Promise<Load> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-load-'));
  try {
    const file = join(folder, 'paths');
    writeFileSync(file, paths.join('\n'));
    return loadOf(await wrk(house, wanted, [file]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Said = Record<'requests' | 'seconds' | 'p50' | 'p95' | 'bad' | 'bytes', number>;

async function wrk(
  url: string,
  { cookie = '', seconds = 5, connections = 10 }: Wanted,
  words: readonly string[] = [],
): Promise<Said> {
  const [command, ...rest] = loadCore;
  const script = join(root, 'bench/load.lua');
  const how = ['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s', '-s', script];
  const { stdout } = await run(command, [...rest, ...how, '-H', `Cookie: ${cookie}`, url, '--', ...words]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}

function loadOf({ requests, seconds, p50, p95, bad }: Said): Load {
  return { perSecond: requests / seconds, p50, p95, bad };
}

/** The cookie of a demo person who has just signed in. */
export async function cookieOf(url: string, role: string): Promise<string> {
  const response = await fetch(`${url}/anmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ email: `${role}@demo.example`, password: demoPassword }),
  });
  if (response.status !== 302) throw new Error(`${role} could not sign in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
