/**
 * Work that looks again and again whether something is to be done. It keeps no time of its own: whatever it does must be
 * claimed in the database, so that several processes and restarts do it once.
 */

import { log } from './log.server.ts';

/** Calls `work` every so many minutes, never twice at a time; what fails is logged and tried again. */
export function startLooking(name: string, minutes: number, work: () => Promise<unknown>): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const look = () => {
    running ??= work()
      .then(() => {})
      .catch((error: unknown) => log.warn({ error: String(error) }, `${name} failed and is tried again`))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(look, minutes * 60_000);
  timer.unref();
  const first = setTimeout(look, 5_000);
  first.unref();
  return {
    async stop() {
      clearInterval(timer);
      clearTimeout(first);
      await running;
    },
  };
}
