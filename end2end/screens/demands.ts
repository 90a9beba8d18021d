// A company's own requests: the list, and the pages on which one is changed, withdrawn, reopened.
import { type Locator, type Page, type Response, expect } from '@playwright/test';
import { Need } from './need';
import { send } from './send';

/** Speaks for A009: of one request a student has a seat, of the other nobody. */
export const company = 'Roberto Celli';
export const seated = 'Manutenzione di celle robotizzate';
export const free = 'Programmazione di robot industriali';

export class Demands {
  constructor(readonly page: Page) {}

  static async open(page: Page): Promise<Demands> {
    await page.goto('/richieste');
    return new Demands(page);
  }

  card(title: string): Locator {
    return this.page.locator('main li.card').filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }

  /** Those that are withdrawn. */
  get withdrawn(): Locator {
    return this.page.getByRole('region', { name: 'Ritirate' });
  }

  async edit(title: string): Promise<Edit> {
    await this.page.getByRole('link', { name: `Modifica «${title}»` }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(title);
    return new Edit(this.page);
  }

  async withdraw(title: string): Promise<void> {
    await this.page.getByRole('link', { name: `Ritira «${title}»` }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(title);
  }

  /** Says why, and does it. */
  async confirm(reason: string): Promise<Response> {
    await this.page.getByLabel('Perché la ritiri').fill(reason);
    return send(this.page, this.page.getByRole('button', { name: 'Sì, ritira la richiesta' }));
  }

  async reopen(title: string): Promise<Response> {
    return send(this.page, this.page.getByRole('button', { name: `Riapri «${title}»` }));
  }
}

export class Edit extends Need {
  async save(): Promise<Response> {
    return send(this.page, this.page.getByRole('button', { name: 'Salva le modifiche' }).last());
  }
}
