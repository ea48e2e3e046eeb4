/** The built server on a copy of the template, for tests that ask for pages. */

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServer } from './server.ts';
import { copyOfTemplate } from './template.ts';

export default async function setup({ provide }: TestProject) {
  const dataDir = await copyOfTemplate();
  const server = await startServer({ dataDir, env: { DEMO: '1' } });
  provide('dataDir', dataDir);
  provide('url', server.url);
  return async () => {
    await server.stop();
    rmSync(dirname(dataDir), { recursive: true, force: true });
  };
}
