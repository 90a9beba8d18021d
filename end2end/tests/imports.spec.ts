// What a school has already comes in: a class list as offices export it, corrected on the way, taken
// in, found again the second time, and taken back; and the classification.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { package as esco } from '../polo/esco';
import { WRONG, register } from '../polo/register';
import { enter, people } from '../screens/entrance';
import { Wizard } from '../screens/imports';

const list = (buffer = register(200)) => ({ name: 'studenti_triennio.csv', mimeType: 'text/csv', buffer });

test('a class list with three wrong rows among two hundred', async ({ page }) => {
  await enter(page, people.teacher);
  const wizard = await Wizard.upload(page, 'Classi e studenti', list());
  await expect(page.getByText('200 righe · punto e virgola · Windows-1252')).toBeVisible();
  await expect(wizard.figure('da aggiungere')).toHaveText('197');
  await expect(wizard.figure('da sistemare')).toHaveText('3');
  await expect(wizard.toMend).toHaveCount(Object.keys(WRONG).length);
  await expect(wizard.column('COD. FISCALE')).toHaveValue('');
  await expect(page.locator('.mapping__line').filter({ hasText: 'DSA/BES' })).toContainText('celato');
  await expect(wizard.rows.first()).toContainText('Bandini');
  await expect(wizard.rows.first()).toContainText('Lorenzo');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Scarica le righe in Excel' }).click();
  const sheet = await readFile(await (await download).path());
  expect(sheet.subarray(0, 2).toString(), 'a workbook').toBe('PK');

  await wizard.row(50).getByRole('textbox').fill('03/02/2010');
  await wizard.row(114).locator('label', { hasText: 'Casciana Terme Lari' }).click();
  await wizard.row(165).getByText('Lascia fuori la riga').click();
  await wizard.save();
  await expect(wizard.figure('da aggiungere')).toHaveText('199');
  await expect(wizard.toMend).toHaveCount(0);
  await expect(page.getByText('1 lasciate fuori')).toBeVisible();
  await wizard.confirm();
  await expect(page.getByText('199 aggiunte · 0 cambiate · 0 uguali · 1 fuori')).toBeVisible();

  const again = await Wizard.upload(page, 'Classi e studenti', list());
  await expect(again.figure('da aggiungere'), 'the same file twice adds nothing').toHaveText('0');
  await expect(again.figure('uguali')).toHaveText('197');
  await page.locator('summary', { hasText: 'Abbandona' }).click();
  await page.getByRole('button', { name: 'Sì, abbandona' }).click();

  await page.getByRole('region', { name: 'Importazioni' }).getByRole('link', { name: /^Apri/ }).first().click();
  await wizard.undo();
  await expect(page.getByText(/^Importazione annullata il/)).toBeVisible();
  const gone = await Wizard.upload(page, 'Classi e studenti', list());
  await expect(gone.figure('da aggiungere')).toHaveText('197');
});

test('a column that nobody understood is named by hand, and is known the next time', async ({ page }) => {
  await enter(page, people.teacher);
  const text = 'Matricola;Cognome;Nome;Nascita;Classe;Comune;Q7\n9001;Neri;Ada;03/02/2010;4A;Pontedera;55\n';
  const file = list(Buffer.from(text));
  const wizard = await Wizard.upload(page, 'Classi e studenti', file);
  await wizard.column('Q7').selectOption({ label: 'Ore di FSL già fatte' });
  await page.getByRole('button', { name: 'Aggiorna l’anteprima' }).click();
  await expect(wizard.rows.first()).toContainText('55');
  await wizard.confirm();
  const again = await Wizard.upload(page, 'Classi e studenti', file);
  await expect(again.column('Q7')).toHaveValue('import-field-hours-done');
  await expect(page.locator('.mapping__line').filter({ hasText: 'Q7' })).toContainText('come l’altra volta');
});

test('files that are none say what to do, and are not kept', async ({ page }) => {
  await enter(page, people.teacher);
  for (const [name, content, words] of [
    ['foto.csv', '\x89PNG\r\n\x1a\n', 'È un’immagine'],
    ['vuoto.csv', '', 'Il file è vuoto'],
    ['virgolette.csv', 'a;b\n"x;y\n', 'Una virgoletta non si chiude'],
  ] as const) {
    await Wizard.upload(page, 'Classi e studenti', { name, mimeType: 'text/csv', buffer: Buffer.from(content, 'latin1') });
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.getByText('Non è ancora stato importato nulla.')).toBeVisible();
  }
});

test('without any script the wizard works the same', async ({ visit, polo }) => {
  const page = await visit(people.teacher, { javaScriptEnabled: false });
  expect(polo.address).toBeTruthy();
  const wizard = await Wizard.upload(page, 'Classi e studenti', list(register(10)));
  await expect(wizard.figure('da aggiungere')).toHaveText('10');
  await wizard.confirm();
});

test('the coordinator brings ESCO, and a company’s list', async ({ page }) => {
  await enter(page, people.coordinator);
  await page.goto('/importa');
  await expect(page.getByRole('radio', { name: 'Classi e studenti' }), 'students are their school’s').toHaveCount(0);
  await Wizard.upload(page, 'ESCO', { name: 'esco.zip', mimeType: 'application/zip', buffer: esco() });
  await expect(page.getByText('2 professioni')).toBeVisible();
  await page.getByRole('button', { name: 'Importa', exact: true }).click();
  await expect(page.getByText('Fatto: il file è nel polo.')).toBeVisible();
  await expect(page.getByText('Annulla questa importazione'), 'the first one can go back').toBeVisible();

  const companies = 'Ragione sociale;Comune;Telefono\nOfficine Bellini S.r.l.;Pontedera;0587 123456\nAltrove S.p.A.;Atlantide;\n';
  const wizard = await Wizard.upload(page, 'Aziende', { name: 'aziende.csv', mimeType: 'text/csv', buffer: Buffer.from(companies) });
  await expect(wizard.figure('da aggiungere')).toHaveText('1');
  await expect(wizard.toMend).toContainText('Atlantide');
  await wizard.confirm();
});
