/** R as a peer: runs a script on data, gives back what it prints as JSON. Only `script/bench` installs it. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The script reads its files below `folder`, and prints JSON with `jsonlite`. */
export function inR<T>(script: string, files: Readonly<Record<string, string>>): T {
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-peer-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, 'script.R'), script);
    const out = execFileSync('Rscript', ['--vanilla', 'script.R'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1e9,
    });
    return JSON.parse(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds of computing that a piece of work takes, and what it gives. */
export function computing<T>(work: () => T): { seconds: number; result: T } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}
