// A company's request that stands: changed, by two at once, withdrawn and reopened; before scripts and
// with, and on an open board at once.
import { expect, test } from '../fixtures';
import { demand } from '../polo/demo';
import { Board } from '../screens/board';
import { Demands, company, free, seated } from '../screens/demands';
import { enter, people } from '../screens/entrance';

for (const scripts of [false, true]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts });

    test('a request is changed where it stands', async ({ page }) => {
      await enter(page, company);
      const edit = await (await Demands.open(page)).edit(seated);
      await expect(edit.field('title')).toHaveValue(seated);
      await expect(page.locator('#f-allotments')).toContainText('1 di 2 posti occupati');
      await page.locator('button[name="suggest"]').click();
      await expect(edit.field('asked[1][competence]')).not.toHaveValue('');
      await expect(page, 'there is no draft of it').toHaveURL(/\/modifica(#f-asked)?$/);

      await edit.field('positions').fill('1');
      expect((await edit.save()).status()).toBe(422);
      await expect(edit.error('positions')).toContainText('I posti già dati ai tavoli sono 2');
      await edit.field('positions').fill('3');
      await edit.field('title').fill('Celle robotizzate');
      await edit.save();
      await expect(page.getByRole('status')).toContainText('«Celle robotizzate» è modificata');
      await (await Demands.open(page)).edit('Celle robotizzate');
      await expect(page.getByRole('complementary')).toContainText(`${company} l’ha modificata`);
    });

    test('who would lose a seat is told first', async ({ page }) => {
      await enter(page, company);
      const edit = await (await Demands.open(page)).edit(seated);
      await page.locator('input[name="high_risk_task"]').check();
      await edit.save();
      await expect(page.getByRole('alert')).toContainText('alcuni studenti che hanno già un posto');
      await edit.save();
      await expect(page.getByRole('alert'), 'nobody agreed').toContainText('alcuni studenti');
      await page.getByLabel('Lo so, e voglio salvare lo stesso').check();
      await edit.save();
      await expect(page.getByRole('status')).toContainText('è modificata');
    });

    test('a request is withdrawn with a reason, and reopened', async ({ page }) => {
      await enter(page, company);
      const demands = await Demands.open(page);
      await demands.withdraw(seated);
      await expect(page.getByRole('main')).toContainText('Uno studente ha già un posto');
      await page.getByRole('link', { name: 'Torna alle richieste' }).click();

      await demands.withdraw(free);
      expect((await demands.confirm(' ')).status()).toBe(422);
      await expect(page.locator('#withdraw-reason-error')).toBeVisible();
      await demands.confirm('Il robot è fermo');
      await expect(page.getByRole('status')).toContainText('è ritirata');
      await expect(demands.withdrawn).toContainText('Il robot è fermo');
      await page.goto('/professioni');
      await page.goto('/richieste');
      await demands.reopen(free);
      await expect(page.getByRole('status')).toContainText('è riaperta');
      await expect(demands.withdrawn).toHaveCount(0);
      await expect(demands.card(free)).toContainText('Non è su nessun tavolo');
    });
  });
}

test('of two who change the same request, the second sees both', async ({ page, visit }) => {
  await enter(page, company);
  const first = await (await Demands.open(page)).edit(free);
  const other = await visit(company);
  const second = await (await Demands.open(other)).edit(free);
  await second.field('conditions').fill('Mensa interna');
  await second.field('positions').fill('4');
  await second.save();
  await expect(other.getByRole('status')).toContainText('è modificata');

  await first.field('positions').fill('3');
  expect((await first.save()).status()).toBe(409);
  await expect(page.getByRole('alert')).toContainText(`Nel frattempo ${company} ha cambiato questa richiesta`);
  await expect(first.field('positions'), 'what was typed stays').toHaveValue('3');
  await expect(page.locator('#f-positions-hint')).toHaveText('Adesso c’è: 4');
  await expect(page.locator('#f-conditions-hint')).toHaveText('Adesso c’è: Mensa interna');
  await first.save();
  await expect(page.getByRole('status')).toContainText('è modificata');
});

test('whoever has a board open sees what changed, and what is gone', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  const place = demand('T1', 'R009');
  await expect(board.demand(place)).toBeVisible();
  const other = await visit(company);
  const edit = await (await Demands.open(other)).edit(seated);
  await edit.field('title').fill('Celle robotizzate');
  await edit.save();
  await expect(board.demand({ ...place, title: 'Celle robotizzate' })).toBeVisible();

  const nuti = await visit(people.company);
  const lathe = await Demands.open(nuti);
  await lathe.withdraw('Tornitura CNC di piccole serie');
  await expect(nuti.getByRole('main'), 'a student has a seat').toContainText('Uno studente ha già un posto');
});
