// What every test gets: a polo, a page that stands at its address, and two watchers that fail the
// test where a browser or the server complained.
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, expect, test as base } from '@playwright/test';
import { Polo } from './polo/polo';
import { enter } from './screens/entrance';

/** Opens another browser beside the test's own, as a person of the demo or as a visitor. */
export type Visit = (person: string | null, options?: BrowserContextOptions) => Promise<Page>;

interface TestFixtures {
  /** Whether the test changes data: then it gets a polo that nobody else uses. */
  changes: boolean;
  polo: Polo;
  visit: Visit;
  /** Complaints that the test expects, such as those of a connection that it cuts. */
  expected: RegExp[];
}

interface WorkerFixtures {
  shared: SharedPolo;
}

/** The polo of the tests that only look; it starts when the first of them asks for it. */
class SharedPolo {
  private polo: Promise<Polo> | undefined;

  get(): Promise<Polo> {
    this.polo ??= Polo.open();
    return this.polo;
  }

  async close(): Promise<void> {
    await (await this.polo)?.close();
  }
}

/** What a browser says of every answer with an error status, which tests look at themselves. */
const STATUS = /^Failed to load resource: the server responded with a status of 4\d\d/;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  changes: [true, { option: true }],
  expected: [[], { option: true }],

  shared: [
    async ({}, use) => {
      const shared = new SharedPolo();
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],

  polo: async ({ changes, shared }, use) => {
    const polo = changes ? await Polo.open() : await shared.get();
    const before = polo.log.length;
    await use(polo);
    const graceful = changes ? await polo.close() : true;
    const log = polo.log.slice(before);
    expect(log, 'the server never panics').not.toMatch(/panicked|\bERROR\b/);
    expect(graceful, 'the server ends by itself when asked to').toBe(true);
  },

  baseURL: async ({ polo }, use) => {
    await use(polo.address);
  },

  context: async ({ context, expected }, use) => {
    const complaints = listen(context);
    await use(context);
    assertSilence(complaints, expected);
  },

  visit: async ({ browser, polo, contextOptions, expected }, use) => {
    const opened: { context: BrowserContext; complaints: string[] }[] = [];
    await use(async (person, options = {}) => {
      const context = await newContext(browser, { ...contextOptions, baseURL: polo.address, locale: 'it-IT', ...options });
      opened.push({ context, complaints: listen(context) });
      const page = await context.newPage();
      if (person !== null) await enter(page, person);
      return page;
    });
    for (const { context } of opened) await context.close();
    for (const { complaints } of opened) assertSilence(complaints, expected);
  },
});

async function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'Europe/Rome', ...options });
}

/** Collects errors of scripts and of the console: hydration, panics, the content security policy. */
function listen(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`${error.page()?.url()}: ${error.error().stack ?? error.error()}`));
  context.on('console', (message) => {
    if (message.type() === 'error' && !STATUS.test(message.text())) complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  return complaints;
}

function assertSilence(complaints: string[], expected: RegExp[]): void {
  const unexpected = complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)));
  expect(unexpected, 'no browser complained').toEqual([]);
}

export { expect } from '@playwright/test';
export type { Locator, Page } from '@playwright/test';
