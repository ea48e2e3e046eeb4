/** The built server on a copy of the template, with one more invented city for those who change much. */

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { root, startServer } from '../support/server.ts';
import { copyOfTemplate } from '../support/template.ts';

const ownCity = 'nadelfurt';

export default async function setup() {
  const dataDir = await copyOfTemplate();
  const generate = [
    'build/server/cli.js',
    'city',
    'generate',
    '--size',
    'small',
    '--id',
    ownCity,
    '--name',
    'Nadelfurt',
  ];
  execFileSync(process.execPath, generate, { cwd: root, env: { ...process.env, DATA_DIR: dataDir } });
  const server = await startServer({ dataDir, env: { DEMO: '1' } });
  process.env['STADTFADEN_URL'] = server.url;
  return async () => {
    await server.stop();
    rmSync(dirname(dataDir), { recursive: true, force: true });
  };
}
