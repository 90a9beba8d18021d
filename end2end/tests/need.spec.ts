// From a company's own words to a need, and lists found in anyone's words, before scripts and with.
import { expect, test } from '../fixtures';
import { enter, people } from '../screens/entrance';
import { Need } from '../screens/need';

const WORDS = 'Cerchiamo due ragazzi per il tornio a controllo numerico. Devono leggere i disegni e misurare i pezzi. Xyzzy plugh.';

for (const scripts of [false, true]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts });

    test('words become proposals, proposals become lines, and the draft is found again', async ({ page }) => {
      await enter(page, people.company);
      const need = await Need.open(page);
      await page.locator('.templates summary').click();
      await page.locator('.templates').getByRole('link', { name: 'Saldatore MIG/TIG' }).click();
      await expect(need.field('title')).toHaveValue('Saldatore MIG/TIG');
      await expect(need.field('asked[0][competence]').locator('option:checked')).toHaveText('Saldatura MIG');
      await Need.open(page);
      await need.field('title').fill('Tornio CNC');
      await need.field('tasks').fill(WORDS);
      await page.locator('button[name="read"]').click();
      const proposals = page.locator('.words__found');
      await expect(proposals).toContainText('È questa la professione?');
      await expect(proposals).toContainText('Xyzzy plugh');
      await expect(need.field('asked[0][competence]')).toHaveValue('');
      await expect(need.field('tasks')).toHaveValue(WORDS);

      const first = proposals.locator('button[name="take"]:not([value="all"])').first();
      const id = await first.getAttribute('value');
      await first.click();
      await expect(need.field('asked[0][competence]')).toHaveValue(id ?? '');
      await proposals.locator('button[name="occupation_is"]').first().click();
      await expect(need.field('occupation')).not.toHaveValue('');
      await proposals.locator('button[name="take"][value="all"]').click();
      await expect(need.field('asked[2][competence]')).not.toHaveValue('');
      await expect(page.locator('#need-fits')).toContainText('su 120 del polo');
      await page.locator('button[name="drop"][value="0"]').click();
      await expect(need.field('asked[0][competence]')).not.toHaveValue(id ?? '');
      await expect(page.locator('#need-saved')).toContainText('bozza salvata');

      await page.goto('/richieste');
      await page.locator('.drafts a').filter({ hasText: 'Tornio CNC' }).click();
      await expect(need.field('tasks')).toHaveValue(WORDS);
      await expect(need.field('title')).toHaveValue('Tornio CNC');
      await page.goto('/richieste');
      await page.locator('.drafts button').first().click();
      await expect(page.locator('.drafts')).toHaveCount(0);
    });

    test('an occupation is found by words that are not its name', async ({ page }) => {
      await page.goto('/professioni?q=stare+al+tornio');
      const cards = page.locator('main li.card');
      await expect(cards.first()).toContainText('Tornitore, tornitrice');
      expect(await cards.count()).toBeLessThan(10);
      await page.goto('/competenze?q=zzz+qwerty');
      await expect(page.locator('.empty')).toBeVisible();
    });
  });
}

test('while one writes, the draft is kept and the count follows', async ({ page }) => {
  await enter(page, people.company);
  const need = await Need.open(page);
  await need.field('title').fill('Si salva da sé');
  await expect(page.locator('#need-saved')).toContainText('bozza salvata');
  await expect(page).toHaveURL(/\?bozza=[0-9a-f-]{36}$/);
  await need.field('asked[0][competence]').selectOption({ label: 'Lettura del disegno tecnico' });
  await expect(page.locator('#need-fits')).toContainText('su 120 del polo');
  await page.reload();
  await expect(need.field('title')).toHaveValue('Si salva da sé');
  await expect(need.field('asked[0][competence]').locator('option:checked')).toHaveText('Lettura del disegno tecnico');
});

test('typing finds what the page itself does not know', async ({ page }) => {
  await page.goto('/professioni');
  const cards = page.locator('main li.card');
  await expect(cards.first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const field = page.getByRole('searchbox').last();
  await field.pressSequentially('tronitori');
  await expect(cards.first()).toContainText('Tornitore, tornitrice');
  await field.fill('');
  await expect(cards).not.toHaveCount(0);
  await expect(page).toHaveURL(/\/professioni$/);
});
