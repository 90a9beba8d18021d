// A student's own order of places.
import { type Locator, type Page, expect } from '@playwright/test';
import type { Demand } from '../polo/demo';

export class Preferences {
  constructor(readonly page: Page) {}

  /** Opens the page and waits until it is live. */
  static async open(page: Page): Promise<Preferences> {
    await page.goto('/preferenze');
    const preferences = new Preferences(page);
    await preferences.live();
    return preferences;
  }

  async live(): Promise<void> {
    await expect(this.page.locator('[data-live="open"]')).toBeAttached();
  }

  /** Until the server has answered every command. */
  async saved(): Promise<void> {
    await expect(this.page.locator('.live--saving')).toHaveCount(0);
  }

  /** The one line that speaks. */
  get status(): Locator {
    return this.page.locator('.notice').getByRole('status');
  }

  /** An open place. */
  place(demand: Demand): Locator {
    return this.page.locator('li.place').filter({ hasText: demand.title }).filter({ hasText: demand.company });
  }

  get places(): Locator {
    return this.page.locator('li.place');
  }

  /** The rows of the order, the dearest first. */
  get rows(): Locator {
    return this.page.locator('li.rank');
  }

  row(demand: Demand): Locator {
    return this.rows.filter({ hasText: demand.title });
  }

  add(demand: Demand): Locator {
    return this.place(demand).getByRole('button');
  }

  async expectOrder(...demands: Demand[]): Promise<void> {
    await expect(this.rows.locator('.rank__what b')).toHaveText(demands.map((demand) => demand.title));
  }
}
