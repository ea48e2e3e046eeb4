/**
 * A house of its own for journeys that let weeks go by and change what the pilot cities have adopted: the built server on a
 * copy of the template, stopped and started again on a later day. The shared server of the other journeys is left in peace.
 */

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Running, startServer } from '../support/server.ts';
import { copyOfTemplate } from '../support/template.ts';

const day = 86_400_000;

export type House = {
  /** So many days later: deadlines that lie between are over. Whoever was signed in still is. */
  later(days: number): Promise<void>;
  close(): Promise<void>;
};

/** From now on the people of this worker come to this house, until it is closed. */
export async function openHouse(): Promise<House> {
  const before = process.env['STADTFADEN_URL'];
  const dataDir = await copyOfTemplate();
  const start = (env: Record<string, string>): Promise<Running> => startServer({ dataDir, env: { DEMO: '1', ...env } });
  let running = await start({});
  let moment = new Date();
  const { port } = new URL(running.url);
  process.env['STADTFADEN_URL'] = running.url;
  return {
    async later(days) {
      await running.stop();
      moment = new Date(moment.getTime() + days * day);
      running = await start({ PORT: port, STADTFADEN_NOW: moment.toISOString() });
    },
    async close() {
      await running.stop();
      rmSync(dirname(dataDir), { recursive: true, force: true });
      if (before === undefined) delete process.env['STADTFADEN_URL'];
      else process.env['STADTFADEN_URL'] = before;
    },
  };
}
