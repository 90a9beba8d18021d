// A teacher prepares a round: a board of classes and of seats that nobody has, and a class that came
// in afterwards.
import { expectAccessible } from '../accessible';
import { expect, test } from '../fixtures';
import { enter, people } from '../screens/entrance';
import { Wizard } from '../screens/imports';

const CSV = 'text/csv';

test('a list comes in, and its class onto a new board with a place that was free', async ({ page }) => {
  await enter(page, people.teacher);
  const wizard = await Wizard.upload(page, 'Classi e studenti', {
    name: 'nuova.csv',
    mimeType: CSV,
    buffer: Buffer.from('Cognome;Nome;Data di nascita;Classe;Comune\nNeri;Ada;03/02/2009;5Z;Pontedera\nVerdi;Ugo;04/02/2009;5Z;Ponsacco\n'),
  });
  await wizard.confirm();
  await page.getByRole('link', { name: 'Vai ai tavoli' }).click();
  await page.getByRole('link', { name: 'Nuovo tavolo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Un nuovo tavolo' })).toBeVisible();
  await page.getByRole('button', { name: 'Crea il tavolo' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('.field--wrong')).not.toHaveCount(0);
  await page.getByLabel('Come si chiama').fill('FSL estate 2027');
  await page.getByLabel('Dal', { exact: true }).fill('2027-06-07');
  await page.getByLabel('Al', { exact: true }).fill('2027-07-02');
  await page.getByRole('checkbox', { name: /5ª Z/ }).check();
  await page.getByRole('button', { name: 'Crea il tavolo' }).click();
  await expect(page).toHaveURL(/\/tavoli\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('FSL estate 2027');
  await expect(page.locator('main')).toContainText('Ada N.');

  await page.goto('/importa');
  await page.getByRole('region', { name: 'Importazioni' }).getByRole('link', { name: /^Apri/ }).first().click();
  await wizard.undo();
  await expect(page.getByRole('alert'), 'who stands on a board stays').toContainText('2 studenti sono su un tavolo');
});

test('a class that grew gives its new students to the board that it is on', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/tavoli');
  await page.getByRole('link', { name: /^Classi e posti/ }).first().click();
  const label = await page.locator('.intake-kind:has(:checked) b').first().innerText();
  const [, grade, section] = /^(\d)ª (\S+)/.exec(label) ?? [];
  const wizard = await Wizard.upload(page, 'Classi e studenti', {
    name: 'altri.csv',
    mimeType: CSV,
    buffer: Buffer.from(`Cognome;Nome;Data di nascita;Classe;Comune\nNeri;Ada;03/02/2009;${grade}${section};Pontedera\n`),
  });
  await wizard.confirm();
  await page.goto('/tavoli');
  await page.getByRole('link', { name: '1 studente arrivato o uscito dalle classi' }).first().click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Aggiungi al tavolo/ }).click();
  await expect(page.getByRole('status')).toHaveText('1 studente è ora sul tavolo.');
  await page.getByRole('button', { name: 'Annulla' }).click();
  await expect(page.getByRole('status')).toHaveText('1 studente non è più sul tavolo.');
  await page.getByRole('button', { name: /^Aggiungi al tavolo/ }).click();
  await page.getByRole('link', { name: 'Lascia stare' }).click();
  await expect(page).toHaveURL(/\/tavoli\/[0-9a-f-]{36}$/);
  await expect(page.locator('main')).toContainText('Ada N.');
});
