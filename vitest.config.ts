import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that need a database run twice, once on each engine; those that need pages run against the built server. */
const db = ['src/**/*.store.test.ts', 'tests/*.db.test.ts'];
const web = ['tests/*.web.test.ts'];
const slow = { testTimeout: 60_000, hookTimeout: 180_000 };

/** The tests of pages share one house and take longest: they begin first and go by name, those that fill it with nonsense last. */
class PagesByName extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const isWeb = (file: TestSpecification) => file.project.name === 'web';
    const pages = files.filter(isWeb).sort((a, b) => a.moduleId.localeCompare(b.moduleId));
    return [...pages, ...(await super.sort(files.filter((file) => !isWeb(file))))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: PagesByName },
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
