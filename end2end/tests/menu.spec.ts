// A teacher who does not drag: everything by the keyboard, and by "Sposta…".
import { type Page, expect, test } from '../fixtures';
import { demand, student } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

const giulia = student('PT26-0103');
const machining = demand('T1', 'R001');

/** Presses a key until something has the focus, as a person does who looks where it is. */
async function pressUntil(page: Page, key: string, arrived: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await arrived()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`60 times ${key} did not lead there`);
}

function focusIsOn(page: Page, selector: string): () => Promise<boolean> {
  return () => page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);
}

test.beforeEach(async ({ page }) => {
  await enter(page, people.teacher);
});

test('placing, undoing and redoing without a pointer', async ({ page }) => {
  const board = await Board.open(page);
  const before = await board.figures();
  await pressUntil(page, 'Tab', focusIsOn(page, 'article.stu'));
  await pressUntil(page, 'ArrowDown', focusIsOn(page, `article.stu[aria-label="${giulia.name}"]`));
  await page.keyboard.press('m');
  await expect(board.dialog).toBeVisible();
  await expect(board.dialog).toContainText(giulia.short);
  await pressUntil(page, 'Tab', focusIsOn(page, 'dialog input[type="search"]'));
  await page.keyboard.type('lavorazioni cnc');
  await expect(board.dialog.locator('.move__list > li')).toHaveCount(1);
  await pressUntil(page, 'Tab', focusIsOn(page, 'dialog button.move__row'));
  await page.keyboard.press('Enter');

  await expect(board.dialog).toBeHidden();
  await expect(board.seat(machining, giulia)).toBeVisible();
  await expect(board.status).toHaveText(`${giulia.short} → ${machining.title} · ${machining.company}`);
  await expect(board.student(giulia)).toBeFocused();
  await board.saved();

  await page.keyboard.press('Control+z');
  await expect(board.seat(machining, giulia)).toHaveCount(0);
  await expect(board.status).toHaveText('Passo annullato');
  await board.expectFigures(before);
  await board.saved();

  await page.keyboard.press('Control+Shift+z');
  await expect(board.seat(machining, giulia)).toBeVisible();
  await expect(board.status).toHaveText('Passo ripristinato');
  await board.saved();
  await page.reload();
  await expect(board.seat(machining, giulia)).toBeVisible();
});

test('the focus comes back when the dialog is left with Escape, and nothing has changed', async ({ page }) => {
  const board = await Board.open(page);
  const before = await board.figures();
  await pressUntil(page, 'Tab', focusIsOn(page, 'article.stu'));
  await pressUntil(page, 'ArrowDown', focusIsOn(page, `article.stu[aria-label="${giulia.name}"]`));
  await page.keyboard.press('m');
  await expect(board.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(board.dialog).toBeHidden();
  await expect(board.student(giulia)).toBeFocused();
  await board.expectFigures(before);
});

test('one Tab stop for each side; arrows walk the grid', async ({ page }) => {
  const board = await Board.open(page);
  await expect(page.locator('article.stu[tabindex="0"]')).toHaveCount(1);
  await expect(page.locator('article.dem[tabindex="0"]')).toHaveCount(1);
  await pressUntil(page, 'Tab', focusIsOn(page, 'article.dem'));
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  const first = await focused();
  await page.keyboard.press('ArrowRight');
  const second = await focused();
  expect(second).not.toBe(first);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).not.toBe(second);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toBe(first);
  await page.keyboard.press('Space');
  await expect(page.locator('article.dem:focus')).toHaveClass(/dem--chosen/);
  await expect(board.students.first().locator('.stu__against')).toBeVisible();
});

test('the dialog offers what is allowed, the fittest first, and says of the rest why not', async ({ page }) => {
  const board = await Board.open(page);
  await board.student(giulia).getByRole('button', { name: 'Sposta…' }).click();
  const rows = board.dialog.locator('.move__list > li');
  await expect(rows).toHaveCount(25);
  const fits = (await board.dialog.locator('button.move__row .fit > .num').allInnerTexts()).map(Number);
  expect(fits.length).toBeGreaterThan(5);
  expect(fits).toEqual([...fits].sort((one, other) => other - one));
  const forbidden = rows.filter({ hasText: demand('T1', 'R005').title });
  await expect(forbidden).toContainText('rischio alto nel DVR');
  await expect(forbidden.getByRole('button')).toHaveCount(0);
  await board.dialog.getByRole('searchbox').fill('calcinaia oleodin');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(demand('T1', 'R004').title);
});

test('a locked student stays until unlocked', async ({ page }) => {
  const yi = student('PT26-0106');
  const quality = demand('T1', 'R002');
  const board = await Board.open(page);
  await board.student(yi).getByRole('button', { name: 'Sposta…' }).click();
  await board.dialog.getByRole('button', { name: 'Blocca', exact: true }).click();
  await expect(board.dialog.getByRole('button', { name: 'Sblocca' })).toBeVisible();
  await expect(board.dialog.getByRole('button', { name: 'Togli dal posto' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(board.seat(quality, yi)).toContainText('Bloccati');
  await board.drag(board.student(yi), board.demand(machining));
  await expect(board.status).toHaveText(/È bloccato dove sta/);
  await board.student(yi).getByRole('button', { name: 'Sposta…' }).click();
  await board.dialog.getByRole('button', { name: 'Sblocca' }).click();
  await board.dialog.getByRole('button', { name: 'Togli dal posto' }).click();
  await expect(board.seat(quality, yi)).toHaveCount(0);
});

test('the history tells who did what, and undo works after a colleague’s change', async ({ page, visit }) => {
  const yi = student('PT26-0106');
  const board = await Board.open(page);
  const other = await Board.open(await visit(people.colleague));
  await board.place(giulia, machining);
  await expect(other.seat(machining, giulia)).toBeVisible();
  await other.place(yi, demand('T1', 'R011'));
  await expect(board.seat(demand('T1', 'R011'), yi)).toBeVisible();

  await page.getByRole('button', { name: 'Cronologia' }).click();
  const lines = board.history.locator('li');
  await expect(lines.nth(0)).toContainText(people.colleague);
  await expect(lines.nth(0)).toContainText(yi.short);
  await expect(lines.nth(1)).toContainText(people.teacher);
  await expect(lines.nth(1)).toContainText(giulia.short);

  await page.getByRole('button', { name: 'Annulla', exact: true }).first().click();
  await expect(board.seat(machining, giulia)).toHaveCount(0);
  await expect(board.seat(demand('T1', 'R011'), yi)).toBeVisible();
  await expect(lines.nth(0)).toContainText('Annullato');
  await board.history.getByRole('button', { name: 'Chiudi' }).click();
  await expect(board.history).toHaveCount(0);
});

test('a step that others have overtaken cannot be undone, and the sentence says who', async ({ page, visit }) => {
  const board = await Board.open(page);
  const other = await Board.open(await visit(people.colleague));
  await board.place(giulia, machining);
  await expect(other.seat(machining, giulia)).toBeVisible();
  await other.place(giulia, demand('T1', 'R002'));
  await expect(board.seat(demand('T1', 'R002'), giulia)).toBeVisible();
  await page.getByRole('button', { name: 'Annulla', exact: true }).first().click();
  await expect(board.status).toHaveText(/Nel frattempo/);
  await expect(board.status).toHaveText(new RegExp(`${people.colleague}.*${giulia.given}`));
  await expect(board.seat(demand('T1', 'R002'), giulia)).toBeVisible();
});
