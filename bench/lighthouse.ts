/**
 * Public pages as Lighthouse sees them on a middling phone: performance, accessibility, good practice; the median of five.
 * Lighthouse is fetched when it is asked for (decisions/0017) and drives Debian's Chromium.
 */

import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root, startServer } from '../tests/support/server.ts';
import { copyOfTemplate } from '../tests/support/template.ts';
import { signedIn } from '../tests/support/visitor.ts';
import type { Line } from './table.ts';

const version = '13.5.0';
const folder = join(root, '.cache', `lighthouse-${version}`);
const least = 95;
const runs = 5;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** Said, not asked for. */
const beside: readonly string[] = ['seo'];

type Found = Readonly<Record<(typeof categories)[number], number>> & {
  readonly machine: number;
  readonly wanting: readonly string[];
};

export async function measureLighthouse(): Promise<Line[]> {
  fetchLighthouse();
  const dataDir = await copyOfTemplate();
  const server = await startServer({ dataDir, env: { DEMO: '1' } });
  try {
    const city = `${server.url}/fadenburg`;
    const report = await publicReport(server.url);
    const paths = { start: '', goal: '/ziele/ziel-1', area: '/orte/raum-1', report: `/berichte/${report}` };
    const lines: Line[] = [];
    for (const [name, path] of Object.entries(paths)) {
      const found: Found[] = [];
      for (let run = 0; run < runs; run++) found.push(await lookAt(`${city}/oeffentlich${path}`));
      for (const category of categories) lines.push(lineOf(name, category, found));
      const wanting = [...new Set(found.flatMap((each) => each.wanting))];
      // How fast Lighthouse found this machine: about 1500 is what its scores are made for, a busy one has less.
      console.log(`public ${name}: machine ${found.map((each) => each.machine).join(', ')}`);
      if (wanting.length > 0) console.log(`public ${name}, not whole: ${wanting.join(', ')}`);
    }
    return lines;
  } finally {
    await server.stop();
    rmSync(dirname(dataDir), { recursive: true, force: true });
  }
}

function lineOf(name: string, category: (typeof categories)[number], found: readonly Found[]): Line {
  const scores = found.map((each) => each[category]).sort((a, b) => a - b);
  const median = scores[Math.floor(scores.length / 2)] ?? 0;
  const asked = !beside.includes(category);
  return {
    what: `lighthouse ${name}, ${category}`,
    found: `${median} (${scores[0]} to ${scores.at(-1)})`,
    bar: asked ? `≥ ${least}` : 'none',
    met: !asked || median >= least,
  };
}

/** A folder of its own, beside the packages of the house: nobody else needs its 114 packages. */
function fetchLighthouse(): void {
  if (existsSync(join(folder, 'node_modules', 'lighthouse', 'cli', 'index.js'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', `lighthouse@${version}`];
  execFileSync('npm', words, { cwd: folder, stdio: 'inherit' });
}

/** A browser that missed its own start is asked again; a page that has a fault has it the third time too. */
async function lookAt(url: string, tries = 3): Promise<Found> {
  try {
    return await lookOnce(url);
  } catch (error) {
    if (tries <= 1) throw error;
    return lookAt(url, tries - 1);
  }
}

async function lookOnce(url: string): Promise<Found> {
  const path = join(folder, 'report.json');
  const words = [
    join(folder, 'node_modules', 'lighthouse', 'cli', 'index.js'),
    url,
    '--quiet',
    '--no-enable-error-reporting',
    '--output=json',
    `--output-path=${path}`,
    `--only-categories=${categories.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
  ];
  const env = { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? '/usr/bin/chromium' };
  await promisify(execFile)(process.execPath, words, { env, maxBuffer: 1e8 });
  return scoresIn(JSON.parse(readFileSync(path, 'utf8')) as Report);
}

type Audit = { readonly score: number | null; readonly scoreDisplayMode: string };
type Report = {
  readonly environment: { readonly benchmarkIndex: number };
  readonly runtimeError?: { readonly message: string };
  readonly categories: Readonly<
    Record<string, { readonly score: number | null; readonly auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<Record<string, Audit>>;
};

function scoresIn({ runtimeError, environment, categories: found, audits }: Report): Found {
  if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const refs = Object.values(found).flatMap(({ auditRefs }) => auditRefs);
  const wanting = refs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id} ${audits[id]?.score}`);
  const score = (name: string) => Math.round((found[name]?.score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
    machine: environment.benchmarkIndex,
    wanting: [...new Set(wanting)],
  };
}

/** Freezes a report and releases it, as the coordination would. */
async function publicReport(url: string): Promise<string> {
  const coordinator = await signedIn(url, 'coordinator@demo.example');
  await coordinator.post('/fadenburg/bericht/entwurf');
  for (let waited = 0; waited < 60; waited++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const list = await (await coordinator.get('/fadenburg/freigaben?artfilter=report')).text();
    const id = /\/freigaben\/report\/([\w-]+)"/.exec(list)?.[1];
    if (!id) continue;
    await coordinator.post(`/fadenburg/freigaben/report/${id}`, { facts: ['whole'], fromOn: '' });
    return id;
  }
  throw new Error('No report was frozen');
}
