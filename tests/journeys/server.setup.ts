/** The built server on a copy of the template, for the browser. */

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startServer } from '../support/server.ts';
import { copyOfTemplate } from '../support/template.ts';

export default async function setup() {
  const dataDir = await copyOfTemplate();
  const server = await startServer({ dataDir, env: { DEMO: '1' } });
  process.env['STADTFADEN_URL'] = server.url;
  return async () => {
    await server.stop();
    rmSync(dirname(dataDir), { recursive: true, force: true });
  };
}
