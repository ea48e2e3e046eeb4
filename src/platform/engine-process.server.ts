/**
 * The embedded engine: PGlite with PostGIS behind a unix socket, in a process of its own, so that heavy SQL never blocks
 * the web process and a silent engine can be killed and reopened. Started by `engine.server.ts` and run by Node as it
 * stands, so it imports packages and its neighbour only. Argument: the data folder.
 */

import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { postgis } from '@electric-sql/pglite-postgis';
import { serveEngine } from './engine-wire.server.ts';

const folder = process.argv[2];
if (!folder) throw new Error('engine-process needs the data folder');

// Whoever reaches the socket is the engine's superuser: only the owner of the folder may.
mkdirSync(folder, { recursive: true, mode: 0o700 });
chmodSync(folder, 0o700);
if (!(await holdFolder(realpathSync(folder)))) process.exit(3);

const socket = join(folder, '.s.PGSQL.5432');
rmSync(socket, { force: true });
const db = await PGlite.create({ dataDir: join(folder, 'pg'), extensions: { postgis, pg_trgm, btree_gin } });
const server = await serveEngine({ execute }, socket, (error) => {
  console.error(error);
  process.exit(1);
});
chmodSync(socket, 0o600);

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  server.close();
  await db.close();
  process.exit(0);
}
process.on('message', stop);
// The parent is gone, killed perhaps: nobody else may keep the folder.
process.on('disconnect', stop);
process.on('SIGTERM', stop);
// Ctrl+C reaches the whole group; the parent says when it is time.
process.on('SIGINT', () => {});
process.send?.('ready');

// The pulse: for how long one unit has been running. An engine that hangs either says so or says nothing any more.
let runningSince: number | undefined;
setInterval(() => process.send?.({ running: runningSince === undefined ? 0 : Date.now() - runningSince }), 250).unref();

async function execute(messages: Uint8Array): Promise<Buffer> {
  const answer: Uint8Array[] = [];
  runningSince = Date.now();
  await db.runExclusive(() =>
    // The engine reuses its output buffer.
    db.execProtocolRawStream(messages, { onRawData: (data) => answer.push(data.slice()) }),
  );
  runningSince = undefined;
  return Buffer.concat(answer);
}

/**
 * Nothing stops a second engine from opening the same folder and ruining it. A socket in Linux's abstract namespace is a
 * lock that the kernel releases with the process, however it ends. An engine that is just dying gets three seconds.
 */
async function holdFolder(path: string): Promise<boolean> {
  const name = `\0stadtfaden-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
  for (let attempt = 0; attempt < 15; attempt++) {
    const held = await new Promise<boolean>((resolve) => {
      const lock = createServer();
      lock.once('error', () => resolve(false));
      lock.listen(name, () => resolve(true));
      lock.unref();
    });
    if (held) return true;
    await wait(200);
  }
  return false;
}
