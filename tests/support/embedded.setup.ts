/** The embedded engine on a copy of the template, held for all test files. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from './server.ts';
import { copyOfTemplate } from './template.ts';

export default async function setup({ provide }: TestProject) {
  const dataDir = await copyOfTemplate();
  const engine = fork(join(root, 'src/platform/engine-process.server.ts'), [join(dataDir, 'engine')], { execArgv: [] });
  await once(engine, 'message');
  provide('dataDir', dataDir);
  provide('databaseUrl', '');
  return async () => {
    const ended = once(engine, 'exit');
    engine.send('stop');
    await ended;
    rmSync(dirname(dataDir), { recursive: true, force: true });
  };
}

declare module 'vitest' {
  export interface ProvidedContext {
    dataDir: string;
    databaseUrl: string;
    url: string;
  }
}
