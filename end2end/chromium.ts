// How the browser is started: the same for the tests and for the measurements.
import type { LaunchOptions } from '@playwright/test';
import { existsSync } from 'node:fs';

/** Where distributions put it, tried in this order when `scripts/e2e` did not say. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** The path of Chromium; `undefined` leaves the choice to Playwright's own. */
const executablePath = process.env['ANNODA_CHROMIUM'] || PLACES.find((place) => existsSync(place));

/** For Playwright's `launchOptions`. */
export const launchOptions: LaunchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
