// The book of rules: all thresholds, and the page of one with the coordinator's forms.
import { type Locator, type Page, type Response, expect } from '@playwright/test';
import { send } from './send';

export interface Terms {
  value: string;
  from: string;
  citation: string;
}

/** A longer general safety course than any student of the demo has done. */
export const longerCourse: Terms = { value: '6', from: '2027-02-01', citation: 'Accordo Stato-Regioni 17 aprile 2025' };

export class Threshold {
  constructor(readonly page: Page) {}

  static async open(page: Page, name: string): Promise<Threshold> {
    await page.goto(`/regole/${name}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    return new Threshold(page);
  }

  get rows(): Locator {
    return this.page.locator('.rule-row');
  }

  get log(): Locator {
    return this.page.getByRole('region', { name: 'Chi ha cambiato che cosa' }).getByRole('listitem');
  }

  /** "Another value from a day on". */
  get follow(): Locator {
    return this.page.locator('.rule-follow');
  }

  /** What a change would do. */
  get question(): Locator {
    return this.page.locator('.rule-ask');
  }

  field(name: keyof Terms | 'to' | 'checked'): Locator {
    return this.follow.locator(`[name="${name}"]`);
  }

  error(name: keyof Terms | 'to'): Locator {
    return this.page.locator(`#follow-${name}-error`);
  }

  async fill(terms: Terms): Promise<void> {
    await this.field('value').fill(terms.value);
    await this.field('from').fill(terms.from);
    await this.field('citation').fill(terms.citation);
  }

  /** Presses a button of a form, and gives the answer of the server to it. */
  async send(button: Locator): Promise<Response> {
    return send(this.page, button);
  }

  async showEffect(): Promise<Response> {
    return this.send(this.follow.getByRole('button', { name: 'Mostrami che cosa cambia' }));
  }

  async agree(): Promise<void> {
    await this.question.getByRole('button', { name: 'Conferma e applica' }).click();
    await expect(this.page.getByRole('status')).toBeVisible();
  }
}
