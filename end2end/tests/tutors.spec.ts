// A company keeps its tutors and names one in a request; the coordinator sees how much each has to do.
import { expectAccessible } from '../accessible';
import { expect, test } from '../fixtures';
import { Demands } from '../screens/demands';
import { enter, people } from '../screens/entrance';
import { Tutors } from '../screens/tutors';

test('a company adds a tutor, names them in a request, and the page says what hangs on it', async ({ page }) => {
  await enter(page, people.company);
  const tutors = await Tutors.open(page);
  await expect(tutors.rows.filter({ hasText: 'Sandra Nuti' })).toContainText('ne prende fino a 2');
  await expectAccessible(page);
  await tutors.add('Ada Lotti', '0');
  await expect(page.locator('#new-most-error')).toBeVisible();
  await page.getByLabel('Studenti alla volta').fill('2');
  await page.getByRole('button', { name: 'Aggiungi il tutor' }).click();
  await expect(page.getByRole('status')).toHaveText('Tutor aggiunto.');

  const edit = await (await Demands.open(page)).edit('Tornitura CNC di piccole serie');
  await page.getByLabel('Chi li segue').selectOption({ label: 'Ada Lotti' });
  expect((await edit.save()).status()).toBe(303);
  await Tutors.open(page);
  await page.getByRole('link', { name: 'Ada Lotti' }).click();
  await expect(page.getByText('in 1 richiesta')).toBeVisible();
  await page.getByText('Elimina', { exact: true }).click();
  await expect(page.locator('.people-hindrances')).toContainText('È il tutor di 1 richiesta');
  await expectAccessible(page);

  await enter(page, people.coordinator);
  await Tutors.open(page);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, 'the longest menu fits').toBeLessThanOrEqual(0);
  await page.getByLabel('Nome, ruolo, scuola o azienda').fill('lotti nuti');
  await page.getByRole('button', { name: 'Filtra' }).click();
  await expect(new Tutors(page).rows).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Aggiungi il tutor' })).toHaveCount(0);
});
