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

/** Becomes a person of the demo by the chooser. */
export async function enter(page: Page, person: string): Promise<void> {
  await page.goto('/entra');
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/entra'));
  await expect(page.getByRole('banner').getByText(person)).toBeAttached();
}
