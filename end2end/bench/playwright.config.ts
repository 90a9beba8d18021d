// The browser's measurements, for `make bench`: `playwright test -c end2end/bench`. They print
// figures and judge none: how fast a machine is decides nobody's change.
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../chromium';

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  globalSetup: '../polo/seed.ts',
  outputDir: '../test-results',
  workers: 1,
  timeout: 300_000,
  // A board of a thousand cards takes its seconds to wake.
  expect: { timeout: 60_000 },
  reporter: [['line']],
  use: { browserName: 'chromium', launchOptions, locale: 'it-IT', viewport: { width: 1440, height: 900 } },
});
