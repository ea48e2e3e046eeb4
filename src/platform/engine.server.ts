/**
 * Holds the embedded engine as a child process and watches it: a statement without an answer for too long (PostGIS
 * inside PGlite can hang on a broken geometry) costs the engine its life; it is reopened, and callers get a clear error.
 */

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './config.server.ts';
import { log } from './log.server.ts';

/** Another process holds the data folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`The data folder ${folder} is already open in another process.`);
    this.name = 'FolderInUse';
  }
}

export type Engine = {
  /** The folder that holds the unix socket, for `pg`'s `host`. */
  readonly socketFolder: string;
  /** Told when a statement starts; the returned function when it ended. */
  watch(): () => void;
  stop(): Promise<void>;
};

const processFile = join(projectRoot, 'src/platform/engine-process.server.ts');

export async function openEngine(dataDir: string, silenceSeconds: number): Promise<Engine> {
  const folder = join(dataDir, 'engine');
  const running = new Map<number, number>();
  let statements = 0;
  let stopping = false;
  let child = await start(folder);
  keepAlive(child);

  const watchdog = setInterval(() => {
    const oldest = Math.min(...running.values());
    if (stopping || Date.now() - oldest < silenceSeconds * 1000) return;
    log.error({ silenceSeconds }, 'the engine is silent: killed and reopened');
    running.clear();
    child.kill('SIGKILL');
  }, 250);
  watchdog.unref();

  function keepAlive(engine: ChildProcess) {
    engine.once('exit', async (code) => {
      if (stopping) return;
      log.warn({ code }, 'the engine ended: reopening');
      running.clear();
      child = await start(folder);
      keepAlive(child);
    });
  }

  return {
    socketFolder: folder,
    watch() {
      const id = statements++;
      running.set(id, Date.now());
      return () => running.delete(id);
    },
    async stop() {
      stopping = true;
      clearInterval(watchdog);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.connected) child.send('stop');
      else child.kill('SIGKILL');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(timer);
    },
  };
}

function start(folder: string): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = fork(processFile, [folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    const failed = (code: number | null) =>
      reject(code === 3 ? new FolderInUse(folder) : new Error(`The embedded engine did not start (code ${code}).`));
    child.once('exit', failed);
    child.once('message', () => {
      child.off('exit', failed);
      resolve(child);
    });
  });
}
