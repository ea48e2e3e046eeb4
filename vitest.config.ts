import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that need a database run twice, once on each engine; those that need pages run against the built server. */
const db = ['src/**/*.store.test.ts', 'tests/*.db.test.ts'];
const web = ['tests/*.web.test.ts'];
const slow = { testTimeout: 60_000, hookTimeout: 180_000 };

/** By name, the same everywhere: the tests of pages share one house, and those that fill it with nonsense come last. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return [...files].sort((a, b) => a.moduleId.localeCompare(b.moduleId));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: ByName },
    projects: [
      { test: { name: 'house', include: ['tests/*.test.ts'], exclude: [...db, ...web], testTimeout: 30_000 } },
      {
        test: {
          name: 'rules',
          include: ['src/**/*.test.{ts,tsx}', 'pilot/**/*.test.ts'],
          exclude: db,
          testTimeout: 30_000,
        },
      },
      { test: { name: 'embedded', include: db, globalSetup: 'tests/support/embedded.setup.ts', ...slow } },
      { test: { name: 'postgres', include: db, globalSetup: 'tests/support/postgres.setup.ts', ...slow } },
      {
        test: { name: 'web', include: web, globalSetup: 'tests/support/web.setup.ts', ...slow, fileParallelism: false },
      },
    ],
  },
});
