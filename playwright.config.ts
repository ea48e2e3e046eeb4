import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/journeys',
  // Its own folder: the runner empties it.
  outputDir: 'test-results/journeys',
  globalSetup: './tests/journeys/server.setup.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
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
