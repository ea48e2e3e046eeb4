/**
 * Holds the embedded engine as a child process and watches its pulse: a statement that runs for too long (PostGIS inside
 * PGlite can hang on a broken geometry) costs the engine its life; it is reopened, and callers get a clear error. Waiting
 * behind another client's transaction is no silence.
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
  /** From here on it is watched: before, extensions are installed and may take their time. */
  watch(): void;
  stop(): Promise<void>;
};

/** What the engine's process sends four times a second: for how many milliseconds it has been at one statement. */
type Pulse = { readonly running: number };

const processFile = join(projectRoot, 'src/platform/engine-process.server.ts');

export async function openEngine(dataDir: string, silenceSeconds: number): Promise<Engine> {
  const folder = join(dataDir, 'engine');
  let watching = false;
  let stopping = false;
  /** When the engine last was at rest, or had been busy with one statement for an allowed time only. */
  let sound = Date.now();
  let child = await start(folder);
  keepAlive(child);

  const watchdog = setInterval(() => {
    if (stopping || !watching || Date.now() - sound < silenceSeconds * 1000) return;
    log.error({ silenceSeconds }, 'the engine is silent: killed and reopened');
    sound = Number.POSITIVE_INFINITY;
    child.kill('SIGKILL');
  }, 250);
  watchdog.unref();

  function keepAlive(engine: ChildProcess) {
    sound = Date.now();
    engine.on('message', ({ running }: Pulse) => {
      sound = Date.now() - running;
    });
    engine.once('exit', async (code) => {
      if (stopping) return;
      log.warn({ code }, 'the engine ended: reopening');
      sound = Number.POSITIVE_INFINITY;
      child = await start(folder);
      keepAlive(child);
    });
  }

  return {
    socketFolder: folder,
    watch() {
      watching = true;
      sound = Date.now();
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
