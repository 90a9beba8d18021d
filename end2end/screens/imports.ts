// The wizard that takes a file in: upload, columns, preview, confirm, report.
import { type Locator, type Page, expect } from '@playwright/test';

export interface Sheet {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export class Wizard {
  constructor(readonly page: Page) {}

  /** Uploads a file; the page of its draft, or the same page with what is wrong. */
  static async upload(page: Page, kind: string, file: Sheet): Promise<Wizard> {
    await page.goto('/importa');
    await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
    await page.getByLabel('Il file', { exact: true }).setInputFiles(file);
    await page.getByRole('button', { name: 'Carica e guarda' }).click();
    return new Wizard(page);
  }

  get steps(): Locator {
    return this.page.getByRole('list', { name: 'Passi' });
  }

  /** "101 da aggiungere". */
  figure(name: string): Locator {
    return this.page.locator('.intake-figures > div').filter({ hasText: name }).locator('dd').first();
  }

  get toMend(): Locator {
    return this.page.locator('.intake-mend__row');
  }

  row(number: number): Locator {
    return this.toMend.filter({ has: this.page.locator('.intake-mend__number b', { hasText: new RegExp(`^${number}$`) }) });
  }

  get rows(): Locator {
    return this.page.locator('.intake-become tbody tr');
  }

  column(name: string): Locator {
    return this.page.getByRole('combobox', { name: `Significato della colonna ${name}` });
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Salva le correzioni' }).click();
    await expect(this.page.getByText('Salvato: l’anteprima è aggiornata.')).toBeVisible();
  }

  async confirm(): Promise<void> {
    await this.page.getByRole('link', { name: /^Avanti con/ }).click();
    await expect(this.page.getByRole('heading', { name: 'Importare?' })).toBeVisible();
    await this.page.getByRole('button', { name: 'Importa', exact: true }).click();
    await expect(this.page.getByText('Fatto: il file è nel polo.')).toBeVisible();
  }

  async undo(): Promise<void> {
    await this.page.getByText('Annulla questa importazione').click();
    await this.page.getByRole('button', { name: 'Sì, annulla l’importazione' }).click();
  }
}
