// A teacher with a phone: a long press lifts, a swipe scrolls. Real touch events, by the browser's
// own protocol, because only they meet the browser's scrolling.
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { demand, student } from '../polo/demo';
import { Board, intoTheMiddle } from '../screens/board';
import { enter, people } from '../screens/entrance';

const giulia = student('PT26-0103');
const machining = demand('T1', 'R001');

type Point = { x: number; y: number };

/** One finger. */
class Finger {
  private at: Point = { x: 0, y: 0 };

  constructor(private readonly session: CDPSession) {}

  async press(point: Point): Promise<void> {
    this.at = point;
    await this.session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  }

  async move(point: Point, steps = 8): Promise<void> {
    const { x, y } = this.at;
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      const between = { x: x + (point.x - x) * part, y: y + (point.y - y) * part };
      await this.session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [between] });
    }
    this.at = point;
  }

  async release(): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
}

async function centre(thing: Locator): Promise<Point> {
  const box = await thing.boundingBox();
  if (!box) throw new Error(`${thing} cannot be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Lets the browser draw some frames, in which a list would scroll by itself. */
async function frames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
  }, count);
}

test('a long press lifts a card, and the dock takes it', async ({ page }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  const finger = new Finger(await page.context().newCDPSession(page));
  await finger.press(await centre(board.student(giulia)));
  await expect(board.student(giulia)).toHaveClass(/stu--lifted/);

  const dock = page.locator('.dock');
  await expect(dock).toBeVisible();
  const chip = dock.locator('.dock__chip').filter({ hasText: machining.title });
  await intoTheMiddle(chip);
  const list = page.locator('.panel--students [data-scroll]');
  await finger.move(await centre(chip));
  await expect(chip).toHaveClass(/dock__chip--over/);
  const scrolled = await list.evaluate((element) => element.scrollTop);
  await frames(page, 30);
  expect(await list.evaluate((element) => element.scrollTop), 'the list under the dock stays where it is').toBe(scrolled);
  await finger.release();

  await expect(dock).toBeHidden();
  await expect(board.student(giulia)).toContainText(machining.company);
  await expect(board.status).toHaveText(`${giulia.short} → ${machining.title} · ${machining.company}`);
  await board.saved();
  await page.reload();
  await board.live();
  await expect(board.student(giulia)).toContainText(machining.company);
});

test('a forbidden place in the dock is marked and refuses', async ({ page }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  const before = await board.figures();
  const finger = new Finger(await page.context().newCDPSession(page));
  await finger.press(await centre(board.student(giulia)));
  await expect(board.student(giulia)).toHaveClass(/stu--lifted/);
  const chip = page.locator('.dock__chip').filter({ hasText: demand('T1', 'R005').title });
  await expect(chip).toHaveClass(/dock__chip--no/);
  await intoTheMiddle(chip);
  await finger.move(await centre(chip));
  await expect(chip).toHaveClass(/dock__chip--over/);
  await finger.release();
  await expect(board.status).toHaveText(/rischio alto nel DVR/);
  await board.expectFigures(before);
});

test('a quick swipe scrolls and lifts nothing', async ({ page }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  const before = await board.figures();
  const list = page.locator('.panel--students [data-scroll]');
  await expect(list).toHaveJSProperty('scrollTop', 0);
  const finger = new Finger(await page.context().newCDPSession(page));
  const from = await centre(board.students.nth(3));
  await finger.press(from);
  await finger.move({ x: from.x, y: from.y - 220 }, 12);
  await finger.release();
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(40);
  await expect(page.locator('.stu--lifted, .dock')).toHaveCount(0);
  await expect(board.status).toBeEmpty();
  await board.expectFigures(before);
});

test('«Sposta…» does by tapping what a long press does', async ({ page }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  await board.student(giulia).getByRole('button', { name: 'Sposta…' }).tap();
  await board.dialog.getByRole('searchbox').fill('lavorazioni cnc');
  await board.dialog.getByRole('button', { name: machining.title }).tap();
  await expect(board.dialog).toBeHidden();
  await expect(board.student(giulia)).toContainText(machining.company);
});
