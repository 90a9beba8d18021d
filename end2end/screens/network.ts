// The polo and its members: the list, and the page of one organisation with the coordinator's forms.
import { type Locator, type Page, type Response, expect } from '@playwright/test';
import { send } from './send';

export class Network {
  constructor(readonly page: Page) {}

  static async open(page: Page, query = ''): Promise<Network> {
    await page.goto(`/rete${query}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Il polo e i suoi soci' })).toBeVisible();
    return new Network(page);
  }

  get rows(): Locator {
    return this.page.locator('.network-list > li');
  }

  get needs(): Locator {
    return this.page.locator('.network-needs > li');
  }

  get filter(): Locator {
    return this.page.getByRole('search', { name: 'Filtra i soggetti' });
  }

  async find(text: string): Promise<void> {
    await this.filter.getByLabel('Nome o comune').fill(text);
    await this.filter.getByRole('button', { name: 'Filtra' }).click();
    await expect(this.page).toHaveURL(/\/rete\?/);
  }

  async openMember(name: string): Promise<Member> {
    await this.rows.filter({ hasText: name }).getByRole('link').click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
    return new Member(this.page);
  }
}

export class Member {
  constructor(readonly page: Page) {}

  get time(): Locator {
    return this.page.getByRole('region', { name: 'L’adesione nel tempo' });
  }

  get memberships(): Locator {
    return this.page.locator('.network-rows > li');
  }

  get data(): Locator {
    return this.page.getByRole('region', { name: 'Chi è' });
  }

  error(form: string, name: string): Locator {
    return this.page.locator(`#${form}-${name}-error`);
  }

  /** Presses a button of a form, and gives the answer of the server to it. */
  async send(button: Locator): Promise<Response> {
    return send(this.page, button);
  }

  /** "Add a membership", filled in. */
  async join(role: string, from: string): Promise<Response> {
    const form = this.page.locator('.network-join');
    if (!(await form.evaluate((details) => details.hasAttribute('open')))) await form.locator('summary').click();
    await form.locator('[name="role"]').selectOption({ label: role });
    await form.locator('[name="from"]').fill(from);
    return this.send(form.getByRole('button', { name: 'Aggiungi', exact: true }));
  }
}
