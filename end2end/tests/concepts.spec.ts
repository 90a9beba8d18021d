// The catalogue grows: a company chooses from ESCO what the polo does not have yet and proposes a
// word of its own; the coordinator approves it, and it stands in the request.
import { expectAccessible } from '../accessible';
import { type Page, expect, test } from '../fixtures';
import { skills } from '../polo/esco';
import { EscoSearch, Proposals } from '../screens/concepts';
import { enter, people } from '../screens/entrance';
import { Wizard } from '../screens/imports';
import { Need, benches } from '../screens/need';

/** The coordinator imports a small ESCO. */
async function importEsco(page: Page): Promise<void> {
  await enter(page, people.coordinator);
  await Wizard.upload(page, 'ESCO', { name: 'esco.zip', mimeType: 'application/zip', buffer: skills() });
  await page.getByRole('button', { name: 'Importa', exact: true }).click();
  await expect(page.getByText('Fatto: il file è nel polo.')).toBeVisible();
}

for (const scripts of [false, true]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts });

    test('a company chooses from ESCO, proposes a word, and the coordinator approves it', async ({ page, visit }) => {
      const coordinator = await visit(null);
      await importEsco(coordinator);
      await enter(page, people.company);
      const need = await Need.open(page);
      await need.fill({ ...benches, title: 'Ricamo su pelle' });
      const esco = new EscoSearch(page);
      await esco.look('ricamo');
      await expect(esco.line('ricamare tessuti')).toContainText('da ESCO, non ancora nel polo');
      await esco.take('ricamare tessuti');
      await esco.chooseOccupation('ricamatore di prova');
      await expect(need.field('asked[2][competence]').locator('option:checked')).toHaveText('ricamare tessuti (da ESCO, non ancora nel polo)');
      await expect(page.locator('#need-fits')).toContainText('nuova per il polo');

      await page.locator('#f-proposed > summary').click();
      await need.field('proposed[0][label]').fill('Ricamo con perle');
      await need.field('proposed[0][description]').fill('Cucire perle sulla pelle senza forarla.');
      await need.field('proposed[0][level]').selectOption('3');
      await need.publish();
      await expect(page).toHaveURL(/\/richieste\?nuova=/);
      const own = page.getByRole('region', { name: 'Competenze proposte' });
      await expect(own).toContainText('in attesa');
      await page.goto('/competenze?q=ricamare');
      await expect(page.locator('main')).toContainText('ricamare tessuti');

      const proposals = await Proposals.open(coordinator);
      await proposals.openOne('Ricamo con perle');
      await proposals.approve();
      await page.goto('/richieste');
      await expect(own).toContainText('approvata');
      await own.getByRole('link', { name: 'Ricamo con perle' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Ricamo con perle' })).toBeVisible();
      await expect(page.locator('main')).toContainText('Ricamo su pelle');
    });
  });
}

test('the coordinator takes from ESCO, writes the polo’s words, and takes out again', async ({ page }) => {
  await importEsco(page);
  await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Catalogo' }).click();
  await page.getByRole('searchbox', { name: 'Cerca nel catalogo e in ESCO' }).fill('ricamo');
  await page.getByRole('button', { name: 'Cerca', exact: true }).last().click();
  await page.getByRole('button', { name: 'Prendi «ricamare tessuti» nel catalogo' }).click();
  await expect(page.getByRole('status')).toContainText('È nel catalogo');
  await page.getByLabel('Nome', { exact: true }).fill('Ricamo');
  await page.getByLabel('Altre parole').fill('ricamare\npunto croce');
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ricamo' })).toBeVisible();
  await page.goto('/competenze?q=punto+croce');
  await expect(page.locator('main ul.lines a').first()).toContainText('Ricamo');
  await page.goBack();
  await page.locator('summary', { hasText: 'Togli' }).click();
  await page.getByRole('button', { name: 'Sì, togli' }).click();
  await expect(page.getByRole('status')).toContainText('Non è più nel catalogo.');
});

test('nothing is wrong with the new pages for whoever uses them otherwise', async ({ page }) => {
  // Seven pages, at two widths, light and dark.
  test.slow();
  await importEsco(page);
  await page.goto('/catalogo?q=ricamo');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Prendi «ricamare/ }).click();
  await expectAccessible(page);
  await page.getByLabel('Nome', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);

  await enter(page, people.company);
  const need = await Need.open(page);
  await need.fill({ ...benches, title: 'Ricamo su pelle' });
  await new EscoSearch(page).look('filati ricamatore');
  await page.locator('#f-proposed > summary').click();
  await expectAccessible(page);
  await need.field('proposed[0][label]').fill('Ricamo con perle');
  await need.publish();
  await expect(page).toHaveURL(/\/richieste\?nuova=/);
  await expectAccessible(page);

  await enter(page, people.coordinator);
  const proposals = await Proposals.open(page);
  await expectAccessible(page);
  await proposals.openOne('Ricamo con perle');
  await expectAccessible(page);
});
