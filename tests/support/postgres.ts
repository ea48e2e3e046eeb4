/** A PostgreSQL cluster of its own: in a temporary folder, on a free port, never as root. */

import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Cluster = { readonly url: string; stop(): void };

/** @param settings `name=value`, beside the usual ones */
export async function startPostgres(settings: readonly string[] = []): Promise<Cluster> {
  const bin = binFolder();
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-pg-'));
  const port = await freePort();
  const run = userOf(folder);
  run(join(bin, 'initdb'), [
    '-D',
    join(folder, 'data'),
    '-U',
    'postgres',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-N',
  ]);
  const usual = ['listen_addresses=127.0.0.1', 'fsync=off', 'max_connections=200'];
  const set = [...usual, ...settings].map((setting) => `-c ${setting}`).join(' ');
  const options = `-p ${port} -k ${folder} ${set}`;
  run(join(bin, 'pg_ctl'), ['-D', join(folder, 'data'), '-o', options, '-l', join(folder, 'log'), '-w', 'start']);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      run(join(bin, 'pg_ctl'), ['-D', join(folder, 'data'), '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function binFolder(): string {
  const base = '/usr/lib/postgresql';
  const [newest] = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  if (!newest)
    throw new Error('PostgreSQL is not installed: run script/test, or install postgresql and postgresql-postgis');
  return join(base, newest, 'bin');
}

/** PostgreSQL refuses to run as root: there, everything runs as its own user. */
function userOf(folder: string): (command: string, args: string[]) => void {
  const quiet = { stdio: 'ignore', cwd: folder } as const;
  if (process.getuid?.() !== 0) return (command, args) => execFileSync(command, args, quiet);
  const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  chownSync(folder, id('-u'), id('-g'));
  chmodSync(folder, 0o700);
  return (command, args) => execFileSync('runuser', ['-u', 'postgres', '--', command, ...args], quiet);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
