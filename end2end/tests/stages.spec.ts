// From a proposal to a placement that both sides stand by: each takes their own step, the other sees
// it at once, and nobody moves by accident who has come that far.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../fixtures';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

test('the school confirms, the company accepts, the school withdraws', async ({ page, visit }) => {
  await enter(page, people.company);
  await page.goto('/richieste');
  const title = ((await page.locator('main h3').first().textContent()) ?? '').trim();
  const teacher = await visit(people.teacher);
  const school = await Board.open(teacher);
  const address = teacher.url();
  const place = school.demands.filter({ hasText: title }).first();
  await expect(place).toBeVisible();

  // Somebody who fits and is free, by the menu.
  await place.click();
  const student = school.students.filter({ hasNot: teacher.locator('.mark') }).first();
  await student.click();
  const stages = teacher.locator('.stages');
  await teacher.getByRole('button', { name: 'Abbina', exact: true }).click();
  await expect(stages.locator('[aria-current="step"]')).toHaveText('proposto');
  await teacher.getByRole('button', { name: 'Conferma' }).click();
  await expect(stages.locator('[aria-current="step"]')).toHaveText('confermato dalla scuola');
  await expect(teacher.locator('.insp')).toContainText('Ora tocca all’azienda');
  await teacher.getByRole('button', { name: 'Togli dal posto' }).click();
  await expect(school.status).toContainText('prima ritiralo');
  expect((await new AxeBuilder({ page: teacher }).include('.panel--inspector').analyze()).violations).toEqual([]);

  const company = await Board.at(page, address);
  await company.demands.filter({ hasText: title }).first().locator('button.seat').first().click();
  await page.getByRole('button', { name: 'Accetta', exact: true }).click();
  await expect(page.locator('.stages [aria-current="step"]')).toHaveText('accettato dall’azienda');
  await expect(stages.locator('[aria-current="step"]'), 'the other browser follows').toHaveText('accettato dall’azienda');

  await teacher.getByText('Ritira l’abbinamento').click();
  await teacher.getByRole('button', { name: 'rinuncia dello studente o della famiglia' }).click();
  await expect(school.status).toContainText('rinuncia');
  await expect(page.locator('.stages')).toHaveCount(0);
});
