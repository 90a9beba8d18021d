// The engine in the browser, for `scripts/bench engine`: without a server and a board.
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../chromium';

export default defineConfig({
  testDir: '.',
  testMatch: 'engine.measure.ts',
  outputDir: '../test-results',
  workers: 1,
  timeout: 600_000,
  reporter: [['line']],
  use: { browserName: 'chromium', launchOptions },
});
