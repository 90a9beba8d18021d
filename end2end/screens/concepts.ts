// The coordinator's catalogue, the proposals, and what a company chooses from ESCO in its need.
import { type Locator, type Page, expect } from '@playwright/test';

/** The search in the whole classification, on the page of a need. */
export class EscoSearch {
  constructor(readonly page: Page) {}

  async look(words: string): Promise<void> {
    await this.page.locator('[name="esco_q"]').fill(words);
    await this.page.locator('button[name="find"]').click();
    await expect(this.page.locator('#f-esco .words__found')).toBeVisible();
  }

  line(label: string): Locator {
    return this.page.locator('#f-esco .line').filter({ hasText: label });
  }

  async take(label: string): Promise<void> {
    await this.line(label).locator('button[name="take"]').click();
    await expect(this.line(label)).toContainText('nella richiesta');
  }

  async chooseOccupation(label: string): Promise<void> {
    await this.page.locator('#f-esco .occupation-choice').filter({ hasText: label }).click();
    await expect(this.page.locator('#f-esco .occupation-choice').filter({ hasText: label })).toHaveAttribute('aria-pressed', 'true');
  }
}

export class Proposals {
  constructor(readonly page: Page) {}

  static async open(page: Page): Promise<Proposals> {
    await page.goto('/catalogo');
    await page.locator('a[href="/competenze/proposte"]').first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Competenze proposte' })).toBeVisible();
    return new Proposals(page);
  }

  async openOne(label: string): Promise<void> {
    await this.page.locator('.lines a').filter({ hasText: label }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: label })).toBeVisible();
  }

  async approve(): Promise<void> {
    await this.page.getByRole('button', { name: 'Approva', exact: true }).click();
    await expect(this.page.getByRole('status')).toContainText('La competenza è nel catalogo e nella richiesta.');
  }
}
