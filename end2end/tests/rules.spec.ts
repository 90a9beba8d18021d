// The coordinator keeps the thresholds of law; everybody else reads them, and open boards follow.
import { expect, test } from '../fixtures';
import { demand, student } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';
import { Threshold, longerCourse } from '../screens/rulebook';

const giulia = student('PT26-0103');
const machining = demand('T1', 'R001');

test('a new value from a day on changes the verdict on a board that is open', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  await board.student(giulia).click({ position: { x: 30, y: 12 } });
  await board.demand(machining).click({ position: { x: 30, y: 12 } });
  const pair = page.locator('.panel--inspector');
  await expect(pair.getByRole('button', { name: 'Abbina', exact: true })).toBeVisible();
  await page.evaluate(() => document.documentElement.setAttribute('data-since', 'before'));

  const rule = await Threshold.open(await visit(people.coordinator), 'general_safety_hours');
  await rule.fill(longerCourse);
  expect((await rule.showEffect()).status()).toBe(200);
  await expect(rule.question).toContainText(/\d+ abbinamenti possibili diventano rifiutati/);
  await expect(rule.question).toContainText('6 ore, dal 1 febbraio 2027');
  await expect(rule.question).toContainText('Chi è già abbinato resta dov’è');
  await expect(pair.getByRole('button', { name: 'Abbina', exact: true }), 'nothing has changed yet').toBeVisible();
  await rule.agree();
  await expect(rule.rows).toHaveCount(2);
  await expect(rule.rows.first()).toContainText('6 ore');
  await expect(rule.rows.first()).toContainText('dal 1 febbraio 2027');
  await expect(rule.rows.last()).toContainText('al 31 gennaio 2027');
  await expect(rule.log).toHaveCount(2);

  await expect(board.status).toContainText('Il coordinamento ha cambiato una regola');
  await expect(pair).toContainText('Manca la formazione generale sulla sicurezza: 4 ore su 6.');
  await expect(pair.locator('.rule--no')).toContainText(longerCourse.citation);
  await expect(pair.getByRole('button', { name: 'Abbina', exact: true })).toHaveCount(0);
  await expect(page.locator('html'), 'without a reload').toHaveAttribute('data-since', 'before');

  await rule.send(rule.rows.first().getByRole('button', { name: 'Ritira questo valore' }));
  await expect(rule.question).toContainText('abbinamenti rifiutati diventano possibili');
  await rule.agree();
  await expect(rule.rows).toHaveCount(1);
  await expect(pair.getByRole('button', { name: 'Abbina', exact: true })).toBeVisible();

  await pair.getByRole('link', { name: /D\.Lgs\. 81\/2008/ }).first().click();
  await expect(page).toHaveURL(/\/regole#sicurezza$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a teacher reads, and changes nothing', async ({ page, polo }) => {
  await enter(page, people.teacher);
  await page.goto('/tavoli');
  await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Regole' }).click();
  await expect(page).toHaveURL(/\/regole$/);
  await expect(page.locator('.rules-chapter')).toHaveCount(6);
  await expect(page.locator('.threshold')).toHaveCount(20);
  await page.locator('#minor_weekly_hours').getByRole('link').click();
  await expect(page.locator('.rule-row')).toContainText('40 ore');
  await expect(page.locator('main form')).toHaveCount(0);
  const answer = await page.request.post(`${polo.address}/regole/minor_weekly_hours`, {
    form: { act: 'take_back', id: '01890000-0000-7000-8000-000000000000', version: '1', agreed: 'on' },
  });
  expect(answer.status()).toBe(403);
});

test('a visitor is told for whom it is', async ({ page }) => {
  await page.goto('/regole');
  await expect(page.locator('.threshold')).toHaveCount(0);
  await expect(page.getByRole('button', { name: people.coordinator })).toBeVisible();
});

for (const scripts of [false, true]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts });

    test('a value is confirmed, and what is wrong is said beside the fields', async ({ page }) => {
      await enter(page, people.coordinator);
      const rule = await Threshold.open(page, 'minor_weekly_hours');
      await expect(rule.rows).toContainText('da verificare');
      await rule.rows.getByRole('button', { name: 'L’ho verificata sulla fonte' }).click();
      await expect(page.getByRole('status')).toContainText('Confermata');
      await expect(rule.rows).toContainText(`da ${people.coordinator}`);
      await expect(rule.log).toHaveCount(1);

      await rule.fill({ value: '0', from: '1999-12-31', citation: '' });
      expect((await rule.showEffect()).status()).toBe(422);
      await expect(rule.error('value')).toHaveText('Scrivi un numero intero da 1 a 100.');
      await expect(rule.error('citation')).toHaveText('Scrivi qualcosa.');
      await expect(rule.field('from')).toHaveValue('1999-12-31');
      await expect(rule.field('value')).toHaveAttribute('aria-invalid', 'true');
      await rule.fill({ value: '38', from: '1999-12-31', citation: 'L. 977/1967, art. 18' });
      expect((await rule.showEffect()).status()).toBe(422);
      await expect(rule.error('from')).toHaveText('Scegli un giorno dopo il 1 gennaio 2000, quando comincia il valore di adesso.');
      await rule.field('from').fill('2027-09-01');
      await rule.field('checked').check();
      expect((await rule.showEffect()).status()).toBe(200);
      await rule.agree();
      await expect(rule.rows.first()).toContainText('38 ore');
      await expect(rule.rows.first()).toContainText('confermata il');
    });
  });
}

test('whoever comes second is told who was first', async ({ page, visit }) => {
  await enter(page, people.coordinator);
  const mine = await Threshold.open(page, 'minor_daily_hours');
  const other = await Threshold.open(await visit(people.coordinator), 'minor_daily_hours');
  await other.rows.getByRole('button', { name: 'L’ho verificata sulla fonte' }).click();
  await expect(other.page.getByRole('status')).toBeVisible();
  const answer = await mine.send(mine.rows.getByRole('button', { name: 'L’ho verificata sulla fonte' }));
  expect(answer.status()).toBe(409);
  await expect(page.getByRole('alert')).toContainText(`${people.coordinator} ha verificato sulla fonte`);
});
