/**
 * A data folder with the three pilot cities and the demo people, made once per state of the code by the built server
 * itself, and copied for every run: an engine that is only reopened starts in two seconds instead of twenty.
 */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root, startServer } from './server.ts';

/** What a stored city depends on. */
const sources = ['src', 'pilot', 'package-lock.json'];

export async function copyOfTemplate(): Promise<string> {
  const template = await templateFolder();
  const copy = join(mkdtempSync(join(tmpdir(), 'stadtfaden-')), 'data');
  execFileSync('cp', ['-r', template, copy]);
  return copy;
}

async function templateFolder(): Promise<string> {
  const cache = join(root, '.cache');
  const folder = join(cache, `template-${fingerprint()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache).filter((name) => name.startsWith('template-'))) {
    rmSync(join(cache, old), { recursive: true, force: true });
  }
  const making = join(mkdtempSync(join(tmpdir(), 'stadtfaden-template-')), 'data');
  const server = await startServer({ dataDir: making, env: { DEMO: '1', PILOT: '1' } });
  await server.stop();
  try {
    execFileSync('cp', ['-r', making, `${folder}.${process.pid}`]);
    renameSync(`${folder}.${process.pid}`, folder);
  } catch (error) {
    // Another run was first.
    if (!existsSync(folder)) throw error;
  }
  rmSync(dirname(making), { recursive: true, force: true });
  return folder;
}

function fingerprint(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const file of filesIn(sources.map((name) => join(root, name)))) {
    if (/\.(test\.ts|css|md)$/.test(file)) continue;
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? filesIn(
          readdirSync(path)
            .sort()
            .map((name) => join(path, name)),
        )
      : [path],
  );
}
