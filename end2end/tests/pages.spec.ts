// The pages around the board: what a visitor sees without an account, in both languages.
import { type Page, expect, test } from '../fixtures';
import { rows } from '../polo/demo';
import { people } from '../screens/entrance';

test.use({ changes: false });

const occupations = rows('professioni.csv');
const competences = rows('competenze.csv');

/** Types into a search field until the browser answers: before the wasm is there, nobody listens. */
async function search(page: Page, text: string, answer: RegExp): Promise<void> {
  await expect(async () => {
    await page.getByRole('main').getByRole('searchbox').fill('');
    await page.getByRole('main').getByRole('searchbox').fill(text);
    await expect(page.locator('main .count')).toHaveText(answer, { timeout: 1000 });
  }).toPass();
}

test('the front page says what this is and has a door for each', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Annoda/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const doors = page.locator('.door');
  await expect(doors).toHaveCount(3);
  const strip = page.locator('.strip');
  await expect(strip).toContainText('45');
  await expect(strip).toContainText('120');
  await expect(strip).toContainText(String(occupations.length));
  await doors.nth(0).getByRole('link').click();
  await expect(page).toHaveURL(/\/professioni$/);
  await page.goBack();
  await doors.nth(1).getByRole('link').click();
  await expect(page).toHaveURL(/\/tavoli$/);
  await expect(page.getByRole('button', { name: people.teacher })).toBeVisible();
  await page.goBack();
  await doors.nth(2).getByRole('link').click();
  await expect(page).toHaveURL(/\/richieste\/nuova$/);
});

test('a student finds an occupation, says what they can do, and the fit follows and is kept', async ({ page }) => {
  await page.goto('/professioni');
  await expect(page.locator('main .count')).toHaveText(`${occupations.length} di ${occupations.length} professioni`);
  await search(page, 'saldatur', new RegExp(`^(?!${occupations.length} )[1-9]\\d* di`));
  await expect(page).toHaveURL(/q=saldatur/);
  const card = page.locator('main li.card').filter({ hasText: 'posti' }).first();
  const name = await card.getByRole('heading').innerText();
  await card.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

  const score = page.locator('.fit-panel .score');
  await expect(score).toHaveText('–');
  const answers = page.locator('fieldset.answer');
  const asked = await answers.count();
  expect(asked).toBeGreaterThan(3);
  const missing = page.locator('.lines').first();
  await expect(missing.locator('li')).not.toHaveCount(0);

  let last = 0;
  for (let row = 0; row < 3; row += 1) {
    const choice = answers.nth(row).locator('label').first();
    await expect(choice.locator('input')).toBeEnabled();
    await choice.click();
    await expect(choice.locator('input')).toBeChecked();
    await expect.poll(async () => Number(await score.innerText())).toBeGreaterThan(last);
    last = Number(await score.innerText());
  }
  await expect(page.locator('.fit-panel')).toContainText(/competenz\w+ su \d+/);
  await expect(page.locator('.profile-button__count')).toHaveText('3');
  await answers.nth(2).locator('label').last().click();
  await expect.poll(async () => Number(await score.innerText())).toBeLessThan(last);
  last = Number(await score.innerText());

  await page.reload();
  await expect(score).toHaveText(String(last));
  await expect(answers.nth(0).locator('input').first()).toBeChecked();

  await page.goto('/profilo');
  await expect(page.locator('.answer-row')).toHaveCount(3);
  await expect(page.locator('main ol.lines > li').first()).toContainText(/\d/);
  await page.getByRole('button', { name: 'Cancella tutto' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sì, cancella' }).click();
  await expect(page.locator('.answer-row')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('.empty-profile')).toBeVisible();
});

test('occupations can be read and searched without scripts', async ({ browser, polo }) => {
  const context = await browser.newContext({ baseURL: polo.address, locale: 'it-IT', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/professioni');
  await expect(page.locator('main li.card')).toHaveCount(occupations.length);
  await page.getByRole('main').getByRole('searchbox').fill('tornio');
  await page.getByRole('main').getByRole('button', { name: 'Cerca' }).click();
  await expect(page).toHaveURL(/q=tornio/);
  const shown = await page.locator('main li.card').count();
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(occupations.length);
  await page.locator('main li.card').filter({ hasText: 'Tornitore, tornitrice' }).getByRole('link').click();
  await expect(page.locator('fieldset.answer')).not.toHaveCount(0);
  await expect(page.locator('noscript p.note')).toBeVisible();
  const taught = page.locator('section.box').filter({ has: page.getByRole('heading', { name: /^Dove si impara/ }) });
  await expect(taught.locator('li').first()).toContainText('ITIS «Maria Gaetana Agnesi» · Meccanica e meccatronica');
  await expect(taught.locator('li').first()).toContainText('3 competenze su 5');
  await expect(taught).toContainText('nel polo non si impara ancora: ');
  await expect(taught).toContainText('Scelta degli utensili');
  await context.close();
});

test('competences say where they are needed and who asks', async ({ page }) => {
  await page.goto('/competenze');
  await expect(page.locator('main .count')).toHaveText(`${competences.length} di ${competences.length} competenze`);
  // What finds in the browser may show a second one that resembles it.
  await search(page, 'manutenzione predittiva', /^[12] di/);
  await page.getByRole('main').getByRole('link', { name: /Manutenzione predittiva/ }).click();
  await expect(page).toHaveURL(/\/competenze\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Manutenzione predittiva');
  await expect(page.getByRole('main')).toContainText('Manutenzioni Industriali 2M');
  await expect(page.getByRole('main')).toContainText('Non sappiamo ancora dove si impara nel polo');
  await page.locator('main a[href^="/professioni/"]').first().click();
  await expect(page).toHaveURL(/\/professioni\/[0-9a-f-]{36}$/);
});

test('from a page that is alive one gets to those that are not, and back', async ({ page }) => {
  await page.goto('/professioni');
  await search(page, 'fresatura', new RegExp(`^(?!${occupations.length} )[1-9]\\d* di`));
  await page.getByRole('banner').getByRole('link', { name: 'Annoda, pagina iniziale' }).click();
  await expect(page.locator('.door')).toHaveCount(3);
  await page.goBack();
  await expect(page).toHaveURL(/\/professioni\?q=fresatura$/);
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('fresatura');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click();
  await expect(page).toHaveURL(/\/privacy$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chi vede che cosa');
});

test('the language switches, stays, and leads back to the same page', async ({ page }) => {
  await page.goto('/competenze?q=cad');
  await expect(page.locator('html')).toHaveAttribute('lang', 'it');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/competenze\?q=cad$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('main .count')).toContainText(`of ${competences.length} competences`);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Explore occupations' })).toBeVisible();
  await page.getByRole('button', { name: 'Italiano' }).click();
  await expect(page.getByRole('link', { name: 'Esplora le professioni' })).toBeVisible();
});

test('the first language is the browser’s', async ({ visit }) => {
  const english = await visit(null, { locale: 'en-GB' });
  await english.goto('/');
  await expect(english.locator('html')).toHaveAttribute('lang', 'en');
  const other = await visit(null, { locale: 'fi-FI' });
  await other.goto('/');
  await expect(other.locator('html')).toHaveAttribute('lang', 'it');
});

for (const { locale, says, home } of [
  { locale: 'it-IT', says: 'Qui non c’è niente', home: 'Torna all’inizio' },
  { locale: 'en-GB', says: 'There is nothing here', home: 'Back to the start' },
]) {
  test(`what does not exist is 404 and says so, ${locale}`, async ({ visit }) => {
    const page = await visit(null, { locale });
    for (const address of ['/nowhere', '/competenze/x', '/professioni/01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11', '/professioni/x', '/tavoli/x']) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(says);
    }
    await page.getByRole('main').getByRole('link', { name: home }).click();
    await expect(page.locator('.door')).toHaveCount(3);
  });
}

test('the chooser offers the demo’s people, and one can leave again', async ({ page }) => {
  await page.goto('/entra');
  const offered = rows('persone.csv');
  await expect(page.locator('form button.person')).toHaveCount(offered.length);
  for (const person of offered) await expect(page.getByRole('button', { name: person['nome'] ?? '' })).toBeVisible();
  await page.getByRole('button', { name: people.company }).click();
  await expect(page).toHaveURL(/\/richieste$/);
  await expect(page.getByRole('banner')).toContainText(people.company);
  await page.getByRole('button', { name: 'Esci' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('banner')).not.toContainText(people.company);
});

test('every page has a title of its own, one main heading, and a link past the header', async ({ page }) => {
  const titles = new Set<string>();
  const addresses = ['/', '/professioni', '/competenze', '/profilo', '/entra', '/accessibilita', '/privacy'];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('a.skip')).toHaveAttribute('href', '#contenuto');
    titles.add(await page.title());
  }
  expect(titles.size).toBe(addresses.length);
});
