// The best plan: proposed, questioned, taken whole or in part, taken back, seen by others.
import { expect, test } from '../fixtures';
import { demand, student } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

const giulia = student('PT26-0103');
const quality = demand('T1', 'R002');

/** "Accetta tutto: 33" → 33. */
async function countOf(text: string): Promise<number> {
  return Number(text.replace(/\D/g, ''));
}

test('a whole proposal is accepted, undone and redone, and a second browser sees it', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const [mine, colleague] = await Promise.all([Board.open(page), visit(people.colleague).then((page) => Board.open(page))]);
  const before = await mine.figures();

  await page.getByRole('button', { name: 'Proponi' }).click();
  const panel = page.getByRole('dialog', { name: 'Proposta' });
  await expect(panel.getByText('ottimo dimostrato')).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'Proposta' })).toBeFocused();
  const unplaced = panel.locator('.tiers tbody tr').first().locator('td.num').nth(2);
  const left = Number(await unplaced.innerText());
  expect(left).toBeLessThan(before.free);
  const all = panel.getByRole('button', { name: /^Accetta tutto/ });
  const changes = await countOf(await all.innerText());
  await expect(panel.locator('.change')).toHaveCount(changes);

  await all.click();
  await expect(panel).toBeHidden();
  await expect(page.getByRole('button', { name: 'Proponi' })).toBeFocused();
  const after = { students: before.students, placed: before.students - left, free: left, seats: before.seats - (before.free - left) };
  await mine.expectFigures(after);
  await mine.saved();
  await colleague.expectFigures(after);
  await expect(colleague.status).toContainText(people.teacher);

  // The best plan has nothing better beside it.
  await page.getByRole('button', { name: 'Proponi' }).click();
  await expect(panel.getByText(/già il migliore/)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+z');
  await mine.expectFigures(before);
  await mine.saved();
  await colleague.expectFigures(before);
  await page.keyboard.press('Control+Shift+z');
  await mine.expectFigures(after);
  await mine.saved();
  await colleague.expectFigures(after);
  await page.reload();
  await mine.live();
  await mine.expectFigures(after);
});

test('a part is accepted, and whoever was left out is planned around', async ({ page }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  const before = await board.figures();
  await page.getByRole('button', { name: 'Proponi' }).click();
  const panel = page.getByRole('dialog', { name: 'Proposta' });
  const rows = panel.locator('.change');
  const changes = await rows.count();
  const first = rows.first();
  const who = await first.locator('.change__who').innerText();
  await first.getByRole('checkbox').uncheck();
  const some = panel.getByRole('button', { name: /^Accetta l[ae]/ });
  await expect(some).toBeVisible();
  expect(await countOf(await some.innerText())).toBeLessThan(changes);

  await panel.getByRole('button', { name: /^Rifai la proposta/ }).click();
  await expect(panel.getByText('Uno studente tenuto fermo.')).toBeVisible();
  await expect(rows.filter({ hasText: who })).toHaveCount(0);
  await panel.getByRole('button', { name: 'Lasciali liberi' }).click();
  await expect(rows).toHaveCount(changes);

  await panel.getByRole('button', { name: 'Non accettare nulla' }).click();
  await board.expectFigures(before);
});

test('weights and options change the plan, and locks stay', async ({ page }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  const before = await board.figures();
  await page.getByRole('button', { name: 'Proponi' }).click();
  const panel = page.getByRole('dialog', { name: 'Proposta' });
  const moved = panel.locator('.tiers tbody tr').last().locator('td.num').nth(2);
  await panel.getByLabel('Non spostare chi ha già un posto').check();
  await expect(moved).toHaveText('0');
  await expect(panel.getByText(`${before.placed} schede bloccate restano dove sono`)).toBeVisible();
  await panel.getByLabel('Che cosa preferisce').fill('100');
  await panel.getByLabel('Che cosa sa già fare').fill('0');
  await expect(panel.getByText('per niente')).toBeVisible();
  await panel.getByRole('button', { name: 'riporta a prima' }).click();
  await expect(panel.getByLabel('Che cosa sa già fare')).toHaveValue('60');
});

test('a lifted card shows its price on every place, and the inspector explains it', async ({ page }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  await board.lift(board.student(giulia));
  const prices = page.locator('.dem .price');
  await expect(prices.first()).toBeVisible();
  const words = await prices.locator('[aria-hidden]').allInnerTexts();
  expect(words.filter((word) => word === 'ottimo').length, `one place is best: ${words.join(', ')}`).toBeGreaterThan(0);
  expect(words.filter((word) => /^−[\d.]+$|in meno|sotto/.test(word)).length, words.join(', ')).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await page.mouse.up();

  await board.student(giulia).click({ position: { x: 30, y: 12 } });
  await board.demand(quality).click({ position: { x: 30, y: 12 } });
  const inspector = page.locator('.panel--inspector');
  await expect(inspector.getByRole('heading', { name: 'Il prezzo' })).toBeVisible();
  await expect(inspector.getByRole('heading', { name: 'Punteggio della coppia' })).toBeVisible();
  await expect(inspector.getByText('Il piano migliore')).toBeVisible();
  await expect(inspector.getByRole('heading', { name: 'Che cosa manca' })).toBeVisible();
});

test('nobody but who may change the board is offered a proposal', async ({ page, visit }) => {
  await enter(page, people.company);
  const company = await Board.open(page);
  await expect(company.page.getByRole('button', { name: 'Proponi' })).toHaveCount(0);
  await company.students.first().click({ position: { x: 30, y: 12 } });
  await expect(company.page.locator('.price')).toHaveCount(0);
  const coordinator = await Board.open(await visit(people.coordinator));
  await expect(coordinator.page.getByRole('button', { name: 'Proponi' })).toHaveCount(0);
});

test('a small board planned by the server gives what the browser gives', async ({ page }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  await page.getByRole('button', { name: 'Proponi' }).click();
  const shown = await page.getByRole('dialog', { name: 'Proposta' }).locator('.change').count();
  const settings = { weights: { competence: 60, preference: 30, assessment: 10 }, placed: 'may_move', not_now_forbids: false };
  const begun = await page.request.post('/api/proposals/begin', { data: { board: board.id, settings, pinned: [] } });
  expect(begun.status()).toBe(200);
  const job: unknown = await begun.json();
  await expect(async () => {
    const looked = await page.request.post('/api/proposals/look', { data: { job } });
    const view = (await looked.json()) as { done?: { changes: unknown[]; proven: boolean } };
    expect(view.done?.proven).toBe(true);
    expect(view.done?.changes).toHaveLength(shown);
  }).toPass();
  const unknown = await page.request.post('/api/proposals/look', { data: { job: '01890000-0000-7000-8000-000000000000' } });
  expect(unknown.status()).toBe(404);
});
