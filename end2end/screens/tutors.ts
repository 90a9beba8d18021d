// Who follows students: the list, one tutor, and where a request names one.
import { type Locator, type Page, expect } from '@playwright/test';

export class Tutors {
  constructor(readonly page: Page) {}

  static async open(page: Page): Promise<Tutors> {
    await page.goto('/tutor');
    await expect(page.getByRole('heading', { level: 1, name: 'Tutor' })).toBeVisible();
    return new Tutors(page);
  }

  get rows(): Locator {
    return this.page.locator('.people-list > li');
  }

  async add(name: string, most: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Aggiungi il tutor' }).click();
    await this.page.getByLabel('Nome e cognome').fill(name);
    await this.page.getByLabel('Studenti alla volta').fill(most);
    await this.page.getByRole('button', { name: 'Aggiungi il tutor' }).click();
  }
}
