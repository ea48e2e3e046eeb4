/** The built server as a child process, on a data folder of its own, for tests and measurements. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type Running = {
  readonly url: string;
  readonly child: ChildProcess;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
};

export type Start = {
  readonly dataDir: string;
  readonly env?: Record<string, string>;
  /** Put before the command: `taskset -c 0`. */
  readonly prefix?: readonly string[];
};

const startedWithin = 180_000;

export async function startServer({ dataDir, env = {}, prefix = [] }: Start): Promise<Running> {
  const [command = process.execPath, ...rest] = [...prefix, process.execPath, 'build/server/server.js'];
  const child = spawn(command, rest, {
    cwd: root,
    env: { ...ownEnvironment(), PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(`${dataDir}.log`, { flags: 'a' });
  child.stderr?.pipe(log);
  child.stdout?.pipe(log);
  const url = await addressOf(child);
  return {
    url,
    child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Without the settings that the runner of the tests leaves for its own pages. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const { BASE_URL: _ofTheRunner, ...rest } = process.env;
  return { ...rest, NODE_ENV: 'production', LOG_LEVEL: 'warn' };
}

/** The server says its address as soon as it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`The server did not start:\n${said}`)), startedWithin);
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      const found = /Stadtfaden: (http:\S+)/.exec(said);
      if (!found?.[1]) return;
      clearTimeout(timer);
      resolve(found[1]);
    });
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with code ${code}:\n${said.slice(-3000)}`));
    });
  });
}
