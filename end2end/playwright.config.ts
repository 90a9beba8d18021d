// The browser tests: one spec per journey in `tests/`, on the product in `bin/`. Each test starts a
// server of its own on a copy of the demo polo, so that no test sees what another did.
import { defineConfig } from '@playwright/test';
import { launchOptions } from './chromium';

/** Specs that a phone runs too, or alone. */
const PHONE = /\/(touch|axe-board|pictures)\.spec\.ts$/;

export default defineConfig({
  testDir: './tests',
  globalSetup: './polo/seed.ts',
  outputDir: './test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: Number(process.env['ANNODA_E2E_WORKERS'] || 2),
  // Two slow cores stumble now and then: CI tries once more, and says so ("flaky").
  retries: process.env['CI'] ? 1 : 0,
  // Where this many fail, one thing is broken: the rest would only wait for it.
  maxFailures: 15,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./summary.ts']],
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // A trace slows every test down: CI makes one of what it tries again.
    trace: process.env['CI'] ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', testIgnore: /\/touch\.spec\.ts$/, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'phone', testMatch: PHONE, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } },
  ],
});
