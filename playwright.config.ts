import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/journeys',
  // Its own folder: the runner empties it.
  outputDir: 'test-results/journeys',
  globalSetup: './tests/journeys/server.setup.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A browser on a busy machine may be late, not wrong: a journey is tried twice, and the tally names those that needed it.
  retries: 1,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
  },
});
