// The matchmaking board as a person sees it: cards, seats, figures, the line that speaks.
import { type Locator, type Page, expect } from '@playwright/test';
import type { Demand, Student } from '../polo/demo';

/** The schools that own the boards, by a word of their name. */
export const schools = { T1: 'Agnesi', T2: 'Biringuccio', T3: 'Lamarr' } as const;

export type BoardCode = keyof typeof schools;

export interface Figures {
  students: number;
  placed: number;
  free: number;
  seats: number;
}

export class Board {
  constructor(readonly page: Page) {}

  /** Opens a board from the list of boards and waits until it is live. */
  static async open(page: Page, code: BoardCode = 'T1'): Promise<Board> {
    await page.goto('/tavoli', { waitUntil: 'domcontentloaded' });
    const card = page.getByRole('listitem').filter({ hasText: schools[code] });
    await card.getByRole('link').first().click();
    const board = new Board(page);
    await board.live();
    return board;
  }

  /** Opens the address of a board and waits until it is live. */
  static async at(page: Page, address: string): Promise<Board> {
    await page.goto(address);
    const board = new Board(page);
    await board.live();
    return board;
  }

  /** Until the page is hydrated and events arrive. */
  async live(): Promise<void> {
    await expect(this.page.locator('[data-live="open"]')).toBeAttached();
  }

  /** The id in the address. */
  get id(): string {
    const id = new URL(this.page.url()).pathname.split('/').pop();
    if (!id) throw new Error(`${this.page.url()} is no board`);
    return id;
  }

  // Cards ──────────────────────────────────────────────────────────────────────────────────────

  get students(): Locator {
    return this.page.locator('article.stu');
  }

  get demands(): Locator {
    return this.page.locator('article.dem');
  }

  student(student: Student): Locator {
    return this.page.locator(`article.stu[aria-label="${student.name}"]`);
  }

  demand(demand: Demand): Locator {
    return this.page.locator(`article.dem[aria-label="${demand.title} · ${demand.company}"]`);
  }

  /** The chip of a student in a seat of a demand. */
  seat(demand: Demand, student: Student): Locator {
    return this.demand(demand).locator('button.seat').filter({ hasText: student.short });
  }

  /** "2/3" of a demand's card. */
  count(demand: Demand): Locator {
    return this.demand(demand).locator('.dem__count');
  }

  // What the board says ────────────────────────────────────────────────────────────────────────

  /** The one line that speaks. */
  get status(): Locator {
    return this.page.locator('.notice').getByRole('status');
  }

  get overlay(): Locator {
    return this.page.locator('.board__overlay .lifted');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get history(): Locator {
    return this.page.getByRole('complementary', { name: 'Cronologia' });
  }

  /** "12 di 49" of one side. */
  total(side: 'students' | 'demands'): Locator {
    return this.page.locator(`[data-count="${side}"]`);
  }

  /** The figures in the head, which filters never change. */
  async figures(): Promise<Figures> {
    const [students, placed, free, seats] = (await this.page.locator('.board__figures .figure b').allInnerTexts()).map(Number);
    return { students: students ?? NaN, placed: placed ?? NaN, free: free ?? NaN, seats: seats ?? NaN };
  }

  async expectFigures(figures: Figures): Promise<void> {
    const words = [figures.students, figures.placed, figures.free, figures.seats].map(String);
    await expect(this.page.locator('.board__figures .figure b')).toHaveText(words);
  }

  // Filters ────────────────────────────────────────────────────────────────────────────────────

  search(side: 'students' | 'demands'): Locator {
    return this.page.locator(`.panel--${side} input[type="search"]`);
  }

  facet(key: string): Locator {
    return this.page.locator(`details.facet[data-facet="${key}"]`);
  }

  /** Opens a facet if it is closed. */
  async openFacet(key: string): Promise<Locator> {
    const facet = this.facet(key);
    if ((await facet.getAttribute('open')) === null) await facet.locator('summary').click();
    await expect(facet).toHaveAttribute('open');
    return facet;
  }

  /** One value of an open facet, by its label. */
  value(key: string, label: string): Locator {
    return this.facet(key)
      .locator('label')
      .filter({ has: this.page.getByText(label, { exact: true }) });
  }

  /** Ticks a value of a facet and closes the facet again. */
  async choose(key: string, label: string): Promise<void> {
    await this.openFacet(key);
    await this.value(key, label).click();
    await expect(this.value(key, label).getByRole('checkbox')).toBeChecked();
    await this.closeFacet(key);
  }

  async closeFacet(key: string): Promise<void> {
    await this.facet(key).locator('summary').click();
    await expect(this.facet(key)).not.toHaveAttribute('open');
  }

  /** The counts of a facet's values, by label. */
  async counts(key: string): Promise<Record<string, number>> {
    await this.openFacet(key);
    const labels = await this.facet(key).locator('label > span:not(.num)').allInnerTexts();
    const figures = await this.facet(key).locator('label .facet__count').allInnerTexts();
    await this.closeFacet(key);
    return Object.fromEntries(labels.map((label, row) => [label, Number(figures[row])]));
  }

  // Dragging ───────────────────────────────────────────────────────────────────────────────────

  /** Takes a card with the mouse until it is in the air. */
  async lift(card: Locator): Promise<void> {
    await intoTheMiddle(card);
    const { x, y } = await gripOf(card);
    const { mouse } = this.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + 12, y + 8, { steps: 4 });
    await expect(this.overlay).toBeVisible();
  }

  /** Carries the card in the air over a target, which must be reached while it is in the air. */
  async carry(target: Locator): Promise<void> {
    await intoTheMiddle(target);
    await expect(async () => {
      const { x, y } = await gripOf(target);
      await this.page.mouse.move(x, y, { steps: 8 });
      await expect(target).toHaveClass(/--over/, { timeout: 500 });
    }).toPass();
  }

  async drop(): Promise<void> {
    await this.page.mouse.up();
    await expect(this.overlay).toBeHidden();
  }

  async drag(card: Locator, target: Locator): Promise<void> {
    await this.lift(card);
    await this.carry(target);
    await this.drop();
  }

  /** Moves a student by "Sposta…", for tests that are not about moving. */
  async place(student: Student, demand: Demand): Promise<void> {
    await this.student(student).getByRole('button', { name: 'Sposta…' }).click();
    await this.dialog.getByRole('searchbox').fill(demand.title);
    await this.dialog.getByRole('button', { name: demand.title }).click();
    await expect(this.seat(demand, student)).toBeVisible();
    await this.saved();
  }

  /** Until the server has answered every command. */
  async saved(): Promise<void> {
    await expect(this.page.locator('.live--saving')).toHaveCount(0);
  }
}

/** Scrolls a card to the middle of its list, away from the edges where a list scrolls by itself. */
export async function intoTheMiddle(card: Locator): Promise<void> {
  await card.evaluate((element) => {
    const list = element.closest('[data-scroll]');
    if (!list) return;
    const [inner, outer] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
    list.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
    list.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  });
}

/** Where a person takes a card: its upper part, left of the button. */
async function gripOf(card: Locator): Promise<{ x: number; y: number }> {
  const box = await card.boundingBox();
  if (!box) throw new Error(`${card} cannot be seen`);
  return { x: box.x + Math.min(60, box.width / 3), y: box.y + Math.min(14, box.height / 2) };
}
