// What one does, the others see; also after the server was unplugged.
import { expect, test } from '../fixtures';
import { demand, student } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';
import { Need, benches } from '../screens/need';

const giulia = student('PT26-0103');
const yi = student('PT26-0106');
const machining = demand('T1', 'R001');
const quality = demand('T1', 'R002');

/** Fails where a page was loaded again: then it would not have been live. */
async function neverReloaded(board: Board): Promise<() => Promise<void>> {
  await board.page.evaluate(() => document.documentElement.setAttribute('data-since', 'before'));
  return async () => {
    await expect(board.page.locator('html')).toHaveAttribute('data-since', 'before');
  };
}

test('a colleague and the coordinator see a move at once, each as they may', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const [mine, colleague, coordinator] = await Promise.all([
    Board.open(page),
    visit(people.colleague).then((page) => Board.open(page)),
    visit(people.coordinator).then((page) => Board.open(page)),
  ]);
  const checks = [await neverReloaded(colleague), await neverReloaded(coordinator)];

  await mine.drag(mine.student(giulia), mine.demand(machining));

  await expect(colleague.seat(machining, giulia)).toBeVisible();
  await expect(colleague.status).toContainText(`${people.teacher} · ${giulia.short} → ${machining.title}`);
  await expect(coordinator.count(machining)).toHaveText('3/3');
  await expect(coordinator.status).toContainText(machining.title);
  await expect(coordinator.page.locator('body')).not.toContainText(giulia.given);
  await colleague.expectFigures(await mine.figures());
  for (const check of checks) await check();
});

test('two who want the last seat: one gets it, the other is told and sees the truth', async ({ page, visit }) => {
  const last = demand('T1', 'R013');
  await enter(page, people.teacher);
  const mine = await Board.open(page);
  const other = await Board.open(await visit(people.colleague));
  await mine.lift(mine.student(giulia));
  await mine.carry(mine.demand(last));
  await other.lift(other.student(student('PT26-0101')));
  await other.carry(other.demand(last));
  await Promise.all([mine.drop(), other.drop()]);
  await expect(mine.count(last)).toHaveText('1/1');
  await expect(other.count(last)).toHaveText('1/1');
  await mine.saved();
  await other.saved();
  const winner = await mine.demand(last).locator('button.seat').innerText();
  await expect(other.demand(last).locator('button.seat')).toHaveText(winner);
});

test.describe('an unplugged server', () => {
  test.use({ expected: [/net::ERR_|Failed to load resource|Failed to fetch|ERR_CONNECTION/] });

  test('nothing acknowledged is lost, what was done meanwhile is sent again, and all catch up', async ({ page, visit, polo }) => {
    await enter(page, people.teacher);
    const mine = await Board.open(page);
    const other = await Board.open(await visit(people.colleague));
    const checks = [await neverReloaded(mine), await neverReloaded(other)];
    await mine.place(giulia, machining);
    await expect(other.seat(machining, giulia)).toBeVisible();

    await polo.kill();
    await expect(page.locator('[data-live="lost"]')).toBeAttached();
    await expect(other.page.locator('[data-live="lost"]')).toBeAttached();
    await mine.drag(mine.student(yi), mine.demand(demand('T1', 'R011')));
    await expect(mine.seat(demand('T1', 'R011'), yi)).toBeVisible();
    await expect(mine.status).toHaveText(/Il server non risponde/);
    await expect(other.seat(quality, yi)).toBeVisible();

    await polo.start();
    await mine.live();
    await other.live();
    await expect(mine.seat(machining, giulia)).toBeVisible();
    await expect(other.seat(machining, giulia)).toBeVisible();
    await expect(other.seat(demand('T1', 'R011'), yi)).toBeVisible({ timeout: 30_000 });
    await mine.saved();
    for (const check of checks) await check();

    await other.place(giulia, quality);
    await expect(mine.seat(quality, giulia)).toBeVisible();
    await other.page.reload();
    await other.live();
    await expect(other.seat(demand('T1', 'R011'), yi)).toBeVisible();
    await expect(other.seat(quality, giulia)).toBeVisible();
  });
});

test('a page that was hidden catches up when it is looked at again', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const mine = await Board.open(page);
  const other = await Board.open(await visit(people.colleague));
  const hide = (hidden: boolean) =>
    other.page.evaluate((hidden) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, hidden);
  await hide(true);
  await mine.place(giulia, machining);
  await expect(other.count(machining)).toHaveText('2/3');
  await hide(false);
  await expect(other.seat(machining, giulia)).toBeVisible();
});

test('a company’s need appears on the teacher’s board while it is open', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  const before = await board.figures();
  const check = await neverReloaded(board);
  await expect(board.total('demands')).toHaveText('25 di 25');

  const company = await visit(people.company);
  const need = await Need.open(company);
  await need.fill(benches);
  await need.publish();
  await company.waitForURL(/\/richieste\?nuova=/);
  await expect(company.getByRole('status')).toContainText(benches.title);

  await expect(board.total('demands')).toHaveText('26 di 26');
  const card = page.locator('article.dem').filter({ hasText: benches.title });
  await expect(card).toContainText('Torneria F.lli Nuti');
  await expect(card.locator('.dem__count')).toHaveText('0/2');
  await expect(board.status).toContainText(benches.title);
  await board.expectFigures({ ...before, seats: before.seats + 2 });
  await check();

  await board.drag(board.student(giulia), card);
  await expect(card.locator('.dem__count')).toHaveText('1/2');
  await board.saved();
  await company.goto('/richieste');
  await expect(company.getByRole('listitem').filter({ hasText: benches.title }).first()).toContainText('1');
});
