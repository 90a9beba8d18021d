// The chooser of demo people, which stands in the place of a login.
import { type Page, expect } from '@playwright/test';

/** The people of the demo whom the tests play. */
export const people = {
  teacher: 'Luisa Bini',
  colleague: 'Carlo Mazzei',
  otherSchool: 'Monica Cei',
  student: 'Giulia Bandini',
  /** Of A003, Torneria F.lli Nuti. */
  company: 'Sandra Nuti',
  coordinator: 'Teresa Vallini',
} as const;

/** Cookies of people whom this worker has played: all its polos come from one seeded database. */
const remembered = new Map<string, string>();

const COOKIE = 'annoda_person';
/** Cookies belong to a host, whatever its port. */
const HOST = '127.0.0.1';

/** Becomes a person of the demo: the first time by the chooser, later by the cookie that it gave. */
export async function enter(page: Page, person: string): Promise<void> {
  const known = remembered.get(person);
  if (known !== undefined) {
    await page.context().addCookies([{ name: COOKIE, value: known, domain: HOST, path: '/' }]);
    return;
  }
  await choose(page, person);
  const cookie = (await page.context().cookies()).find(({ name }) => name === COOKIE);
  if (!cookie) throw new Error('the chooser gave no cookie');
  remembered.set(person, cookie.value);
}

/** Becomes a person of the demo by the chooser, as everybody does. */
export async function choose(page: Page, person: string): Promise<void> {
  await page.goto('/entra', { waitUntil: 'domcontentloaded' });
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/entra'));
  await expect(page.getByRole('banner').getByText(person)).toBeAttached();
}
