// axe finds nothing on the board, on a screen and on a phone, also in the moments that only a person
// with a card in the hand sees.
import { expectAccessible } from '../accessible';
import { expect, test } from '../fixtures';
import { demand, student } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

test.use({ changes: false });

test.describe('the board', () => {
  test.beforeEach(async ({ page }) => {
    await enter(page, people.teacher);
  });

  test('as it opens, and each of its parts on a phone', async ({ page, isMobile }) => {
    const board = await Board.open(page);
    await expectAccessible(page, { narrow: false });
    if (isMobile) {
      for (const tab of [1, 2]) {
        await page.locator('.board__tab').nth(tab).tap();
        await expectAccessible(page, { part: '.board', narrow: false });
      }
    }
    expect(await board.students.count()).toBeGreaterThan(0);
  });

  test('with a pair in the inspector', async ({ page, isMobile }) => {
    const board = await Board.open(page);
    await board.student(student('PT26-0103')).click({ position: { x: 30, y: 12 } });
    if (isMobile) await page.locator('.board__tab').nth(1).tap();
    await board.demand(demand('T1', 'R005')).click({ position: { x: 30, y: 12 } });
    if (isMobile) await page.locator('.board__tab').nth(2).tap();
    await expect(page.locator('.insp__pair')).toBeVisible();
    await expectAccessible(page, { part: '.panel--inspector', narrow: false });
  });

  test('with a card lifted', async ({ page, isMobile }) => {
    const board = await Board.open(page);
    const card = board.student(student('PT26-0103'));
    if (isMobile) {
      const box = await card.boundingBox();
      if (!box) throw new Error('no card');
      const session = await page.context().newCDPSession(page);
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: box.x + 80, y: box.y + 20 }] });
      await expect(page.locator('.dock')).toBeVisible();
    } else {
      await board.lift(card);
      await board.carry(board.demand(demand('T1', 'R001')));
    }
    await expectAccessible(page, { narrow: false });
    await expect(board.overlay).toBeVisible();
  });

  test('with «Sposta…» open', async ({ page }) => {
    const board = await Board.open(page);
    await board.student(student('PT26-0103')).getByRole('button', { name: 'Sposta…' }).click();
    await expect(board.dialog).toBeVisible();
    await expectAccessible(page, { part: 'dialog[open]', narrow: false });
  });

  test('with the proposal open', async ({ page }) => {
    await Board.open(page);
    await page.getByRole('button', { name: 'Proponi' }).click();
    await expect(page.locator('.prop .change').first()).toBeVisible();
    await expectAccessible(page, { part: '.prop', narrow: false });
  });

  test('with the history open', async ({ page }) => {
    const board = await Board.open(page);
    await page.getByRole('button', { name: 'Cronologia' }).click();
    await expect(board.history.locator('li').first()).toBeVisible();
    await expectAccessible(page, { part: '.board__head', narrow: false });
  });

  test('with a facet open and a refusal in the status line', async ({ page, isMobile }) => {
    const board = await Board.open(page);
    await board.openFacet('competenza');
    await expectAccessible(page, { part: '.panel--students .panel__tools', narrow: false });
    if (!isMobile) {
      await board.closeFacet('competenza');
      await board.drag(board.student(student('PT26-0103')), board.demand(demand('T1', 'R005')));
      await expect(board.status).not.toBeEmpty();
      await expectAccessible(page, { part: '.notice', narrow: false });
    }
  });
});

test('a company’s board', async ({ page }) => {
  await enter(page, people.company);
  await Board.open(page);
  await expectAccessible(page, { narrow: false });
});
