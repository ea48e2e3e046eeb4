/**
 * A thousand cities in one PostgreSQL against one: the pages of one city, measured in turn in a house that holds only that
 * city and in a house that holds a thousand of its size. Once warm, once with nothing remembered, so that the database
 * answers; and once more after somebody has been to every other city.
 */

import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { type Cluster, startPostgres } from '../tests/support/postgres.ts';
import { type Running, startServer } from '../tests/support/server.ts';
import { multiplyCity } from './copied-cities.ts';
import { commandLine, emptyFolder, frozenReport, type House } from './houses.ts';
import { appCore, cookieOf, load } from './load.ts';
import { pages } from './pages.ts';
import { type Line, ratio } from './table.ts';

const cities = 1000;
const size = 'default';
const city = `fadenburg-${size}`;
const most = 1.2;
/** Both houses take turns, so that what else the machine does falls on both. */
const turns = 5;
const coldTurns = 18;
const env = { DEMO: '1' };

type Peer = House & { readonly cluster: Cluster; readonly startedIn: number; cookie: string };

export async function measureCities(): Promise<Line[]> {
  const alone = await makeHouse();
  const among = await makeHouse();
  const houses: Running[] = [];
  try {
    const begun = performance.now();
    await multiplyCity(among.cluster.url, city, cities);
    const copied = (performance.now() - begun) / 1000;
    const one = await open(alone);
    houses.push(one.running);
    const many = await open(among);
    houses.push(many.running);
    const [ofOne, ofMany] = [await frozenReport(one, one.cookie), await frozenReport(many, many.cookie)];
    const there = pages(ofMany);
    const paths = pages(ofOne).map(([name = '', path = ''], index) => ({
      name,
      one: `${one.url}/${city}${path}`,
      many: `${many.url}/${city}${there[index]?.[1] ?? ''}`,
    }));
    const lines: Line[] = [];
    lines.push(...(await warm(one, many, paths, 'warm')));
    lines.push(...(await cold(one, many, paths)));
    const walk = await visitAll(many);
    lines.push(...(await warm(one, many, paths, 'after a visit to every city')));
    return [
      ...lines,
      {
        what: `${cities} cities visited once`,
        found: `p95 ${walk.p95.toFixed(0)} ms, ${walk.bad} bad, the app holds ${walk.megabytes.toFixed(0)} MB`,
        bar: '≤ 1500 MB',
        met: walk.bad === 0 && walk.megabytes <= 1500,
      },
      await listOfCities(many),
      {
        what: `start with ${cities} cities (one city: ${(one.startedIn / 1000).toFixed(1)} s)`,
        found: `${(many.startedIn / 1000).toFixed(1)} s`,
        bar: '≤ 1.2 × + 1 s',
        met: many.startedIn <= one.startedIn * 1.2 + 1000,
      },
      { what: `copying to ${cities} cities`, found: `${copied.toFixed(0)} s`, bar: 'no bar', met: true },
    ];
  } finally {
    for (const house of houses) await house.stop();
    for (const made of [alone, among]) {
      made.cluster.stop();
      rmSync(dirname(made.dataDir), { recursive: true, force: true });
    }
  }
}

type Made = { readonly cluster: Cluster; readonly dataDir: string };

async function makeHouse(): Promise<Made> {
  const cluster = await startPostgres(['max_wal_size=4GB', 'wal_level=minimal', 'max_wal_senders=0']);
  const dataDir = emptyFolder();
  const given = { ...env, DATABASE_URL: cluster.url };
  commandLine(['city', 'generate', '--size', size], dataDir, given);
  // The first start gives the demo people their roles, which are copied with the rest.
  await (await startServer({ dataDir, env: given })).stop();
  return { cluster, dataDir };
}

async function open({ cluster, dataDir }: Made): Promise<Peer> {
  const begun = performance.now();
  const running = await startServer({ dataDir, env: { ...env, DATABASE_URL: cluster.url }, prefix: appCore });
  const startedIn = performance.now() - begun;
  const { url, stop } = running;
  return { url, city, running, stop, cluster, startedIn, cookie: await cookieOf(url, 'coordinator') };
}

/** A page in the house of one city and in that of many. */
type Paths = readonly { readonly name: string; readonly one: string; readonly many: string }[];

async function warm(one: Peer, many: Peer, paths: Paths, how: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (const page of paths) {
    const measured = { one: [] as number[], many: [] as number[], bad: 0 };
    const ask = (key: 'one' | 'many') => load(page[key], { cookie: (key === 'one' ? one : many).cookie, seconds: 1 });
    for (const key of ['one', 'many'] as const) await ask(key);
    for (let turn = 0; turn < turns; turn++) {
      for (const key of turn % 2 ? (['one', 'many'] as const) : (['many', 'one'] as const)) {
        const { p95, bad } = await ask(key);
        // A second in which a busy machine gave no answer at all has no p95.
        if (p95 > 0) measured[key].push(p95);
        measured.bad += bad;
      }
    }
    lines.push(compared(`${page.name}, ${how}`, measured));
  }
  return lines;
}

/** Each answer after a change of the city: nothing that is remembered or drawn serves. */
async function cold(one: Peer, many: Peer, paths: Paths): Promise<Line[]> {
  const clients = { one: new pg.Client(one.cluster.url), many: new pg.Client(many.cluster.url) };
  for (const client of Object.values(clients)) await client.connect();
  try {
    const lines: Line[] = [];
    for (const page of paths) {
      const measured = { one: [] as number[], many: [] as number[], bad: 0 };
      for (let turn = 0; turn < coldTurns; turn++) {
        for (const key of turn % 2 ? (['one', 'many'] as const) : (['many', 'one'] as const)) {
          const house = key === 'one' ? one : many;
          await clients[key].query('update city set revision = revision + 1 where city_id = $1', [city]);
          const { took, good } = await timed(page[key], house.cookie);
          if (turn > 1) measured[key].push(took);
          measured.bad += good ? 0 : 1;
        }
      }
      lines.push(compared(`${page.name}, nothing remembered`, measured));
    }
    return lines;
  } finally {
    for (const client of Object.values(clients)) await client.end();
  }
}

function compared(what: string, { one, many, bad }: { one: number[]; many: number[]; bad: number }): Line {
  const part = middle(many) / middle(one);
  return {
    what,
    // On a machine with other work the best turns tell more than the middle ones.
    found: `${ratio(part)} (${middle(many).toFixed(1)} to ${middle(one).toFixed(1)} ms; best ${Math.min(...many).toFixed(1)} to ${Math.min(...one).toFixed(1)})${bad ? `, ${bad} bad` : ''}`,
    bar: `≤ ${ratio(most)}`,
    met: part <= most && bad === 0,
  };
}

async function visitAll({ url, cookie, running }: Peer) {
  const took: number[] = [];
  let bad = 0;
  for (let number = 1; number < cities; number++) {
    for (const path of ['', '/massnahmen']) {
      const answer = await timed(`${url}/${city}-${number}${path}`, cookie);
      took.push(answer.took);
      bad += answer.good ? 0 : 1;
    }
  }
  took.sort((a, b) => a - b);
  return { p95: took[Math.floor(took.length * 0.95)] ?? 0, bad, megabytes: memoryOf(running) };
}

async function listOfCities({ url, cookie }: Peer): Promise<Line> {
  const size = (await (await fetch(url, { headers: { cookie } })).arrayBuffer()).byteLength;
  const { p95, bad } = await load(`${url}/`, { cookie });
  return {
    what: `list of ${cities} cities, 10 connections`,
    found: `p95 ${p95.toFixed(0)} ms, ${(size / 1000).toFixed(0)} kB${bad ? `, ${bad} bad` : ''}`,
    bar: '≤ 200 ms, ≤ 100 kB',
    met: p95 <= 200 && size <= 100_000 && bad === 0,
  };
}

async function timed(url: string, cookie: string) {
  const begun = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  await answer.arrayBuffer();
  return { took: performance.now() - begun, good: answer.status === 200 };
}

function middle(some: readonly number[]): number {
  return [...some].sort((a, b) => a - b)[Math.floor(some.length / 2)] ?? Number.NaN;
}

/** What the process and its heap take, in megabytes, as the system says. */
function memoryOf({ child }: Running): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
