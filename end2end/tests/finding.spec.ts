// Finding in the browser: after the first key it needs no server any more; what ESCO has besides the
// polo's catalogue has a page, with and without scripts.
import { expectAccessible } from '../accessible';
import { type Page, expect, test } from '../fixtures';
import { skills } from '../polo/esco';
import { enter, people } from '../screens/entrance';
import { Wizard } from '../screens/imports';

async function importEsco(page: Page): Promise<void> {
  await enter(page, people.coordinator);
  await Wizard.upload(page, 'ESCO', { name: 'esco.zip', mimeType: 'application/zip', buffer: skills() });
  await page.getByRole('button', { name: 'Importa', exact: true }).click();
  await expect(page.getByText('Fatto: il file è nel polo.')).toBeVisible();
}

test.describe('by itself', () => {
  test.use({ expected: [/net::ERR_FAILED/] });

  test('the browser finds, marks what matched, and has a sentence for what it does not know', async ({ page, visit }) => {
    await importEsco(await visit(null));
    await page.route('**/api/catalogue/find', (route) => route.abort());
    await page.goto('/professioni');
    const cards = page.locator('main li.card');
    await expect(cards.first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    const field = page.getByRole('searchbox').last();
    await field.pressSequentially('tronitori');
    await expect(page.locator('.search-form[data-index]')).toBeVisible();
    await expect(cards.first()).toContainText('Tornitore, tornitrice');
    await expect(cards.first().locator('mark')).toHaveText(['Tornitore', 'tornitrice']);
    await field.fill('ricamatori');
    const others = page.getByRole('region', { name: 'Altre in ESCO' });
    await expect(others.getByRole('link')).toContainText('ricamatore di prova');
    await expect(others.locator('mark').first()).toHaveText('ricamatore');
    await expectAccessible(page);
    await field.fill('xyzzy');
    await expect(page.locator('.empty')).toContainText('Nessuna professione con queste parole');
    await expect(others).toHaveCount(0);
    await field.fill('ricamatori');
    await others.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('ricamatore di prova');
    await expectAccessible(page);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the server finds, marks and shows the page of a concept', async ({ page, visit }) => {
    await importEsco(await visit(null));
    await page.goto('/competenze?q=punto+croce');
    const others = page.getByRole('region', { name: 'Altre in ESCO' });
    await expect(others.locator('mark')).toHaveText(['punto', 'croce']);
    await others.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: 'ricamare tessuti' })).toBeVisible();
    await expect(page.locator('main')).toContainText('ricamo a mano, punto croce');
    await expect(page.locator('main')).toContainText('nessuna azienda l’ha chiesta');
  });
});
