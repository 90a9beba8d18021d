// The form in which a company says what it needs.
import type { Locator, Page } from '@playwright/test';

export interface NeedWords {
  title: string;
  occupation: string;
  positions: string;
  from: string;
  to: string;
  risk: 'low' | 'medium' | 'high';
  competences: { label: string; level: number; weight: number }[];
  /** Seats by a word of the school's name. */
  seats: Record<string, number>;
}

/** A need that nothing is wrong with. */
export const benches: NeedWords = {
  title: 'Banchi di prova per valvole',
  occupation: 'manutentrice di impianti',
  positions: '2',
  from: '2027-03-01',
  to: '2027-03-26',
  risk: 'medium',
  competences: [
    { label: 'Lettura del disegno tecnico', level: 3, weight: 3 },
    { label: 'Misure di precisione', level: 2, weight: 2 },
  ],
  seats: { Agnesi: 2 },
};

export class Need {
  constructor(readonly page: Page) {}

  static async open(page: Page): Promise<Need> {
    await page.goto('/richieste/nuova');
    return new Need(page);
  }

  field(name: string): Locator {
    return this.page.locator(`[name="${name}"]`);
  }

  /** What stands beside a field when it is wrong. */
  error(name: string): Locator {
    return this.page.locator(`#f-${name}-error`);
  }

  /** Seats for a board, by a word of the school's name. */
  seats(school: string): Locator {
    return this.page.locator('.seats-on-boards__row').filter({ hasText: school }).locator('input[type="number"]');
  }

  async fill(words: NeedWords): Promise<void> {
    await this.field('title').fill(words.title);
    await chooseContaining(this.field('occupation'), words.occupation);
    await this.field('positions').fill(words.positions);
    await this.field('from').fill(words.from);
    await this.field('to').fill(words.to);
    await this.field('risk').selectOption(words.risk);
    for (const [row, { label, level, weight }] of words.competences.entries()) {
      await this.field(`asked[${row}][competence]`).selectOption({ label });
      await this.segment(`asked[${row}][level]`, level).click();
      await this.segment(`asked[${row}][weight]`, weight).click();
    }
    for (const [school, seats] of Object.entries(words.seats)) {
      await this.seats(school).fill(String(seats));
    }
  }

  async publish(): Promise<void> {
    await this.page.locator('form.need button.btn--primary').last().click();
  }

  private segment(name: string, value: number): Locator {
    return this.page.locator('label').filter({ has: this.page.locator(`input[name="${name}"][value="${value}"]`) });
  }
}

/** Chooses the first option whose label contains some words. */
async function chooseContaining(select: Locator, words: string): Promise<void> {
  const option = select.locator('option').filter({ hasText: words }).first();
  await select.selectOption((await option.getAttribute('value')) ?? '');
}
