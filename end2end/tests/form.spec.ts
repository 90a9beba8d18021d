// A company says what it needs, before the wasm has arrived and after.
import { expect, test } from '../fixtures';
import { enter, people } from '../screens/entrance';
import { Need, benches } from '../screens/need';

for (const scripts of [false, true]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts });

    test('a need is published and stands in the company’s list', async ({ page }) => {
      await enter(page, people.company);
      await page.goto('/richieste');
      const before = await page.locator('main li.card').count();
      await page.locator('main a[href="/richieste/nuova"]').click();
      const need = new Need(page);
      await expect(need.field('kind').first()).toBeChecked();
      await need.fill(benches);
      await need.publish();
      await page.waitForURL(/\/richieste\?nuova=[0-9a-f-]{36}$/);
      await expect(page.getByRole('status')).toContainText(`«${benches.title}»`);
      await expect(page.getByRole('status')).toContainText('Agnesi');
      await expect(page.locator('main li.card')).toHaveCount(before + 1);
      const card = page.locator('main li.card').first();
      await expect(card).toContainText(benches.title);
      await expect(card).toContainText('2 posti');
      await expect(card).toContainText('0 di 2 posti occupati');
    });

    test('what is wrong is said beside the fields, and what was typed stays', async ({ page }) => {
      await enter(page, people.company);
      const need = await Need.open(page);
      await need.fill(benches);
      await need.field('title').fill('');
      await need.field('positions').fill('0');
      await need.field('to').fill('2027-02-01');
      await need.field('tasks').fill('Prove «a freddo» & <verifiche>,\nsu due banchi.');
      await need.field('asked[1][competence]').selectOption({ label: 'Lettura del disegno tecnico' });
      const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST' && response.request().isNavigationRequest()), need.publish()]);
      expect(answer.status()).toBe(422);
      expect(new URL(page.url()).pathname).toBe('/richieste/nuova');

      await expect(need.error('title')).toHaveText('Scrivi qualcosa.');
      await expect(need.error('positions')).toHaveText('Scrivi un numero intero da 1 a 200.');
      await expect(need.error('to')).toHaveText('La fine viene prima dell’inizio.');
      await expect(need.error('asked-1-competence')).toHaveText('Questa competenza c’è già in un’altra riga.');
      await expect(need.field('title')).toHaveAttribute('aria-invalid', 'true');
      await expect(need.field('title')).toHaveAttribute('aria-describedby', /f-title-error/);
      await expect(need.field('risk')).not.toHaveAttribute('aria-invalid');
      await expect(page.getByRole('alert').getByRole('link')).not.toHaveCount(0);

      await expect(need.field('positions')).toHaveValue('0');
      await expect(need.field('from')).toHaveValue(benches.from);
      await expect(need.field('tasks')).toHaveValue('Prove «a freddo» & <verifiche>,\nsu due banchi.');
      await expect(need.field('risk')).toHaveValue('medium');
      await expect(need.field('occupation')).not.toHaveValue('');
      await expect(need.seats('Agnesi')).toHaveValue('2');
      await expect(page.locator('input[name="asked[0][level]"][value="3"]')).toBeChecked();
      await expect(page.locator('input[name="asked[0][weight]"][value="3"]')).toBeChecked();

      await need.field('title').fill(benches.title);
      await need.field('positions').fill('2');
      await need.field('to').fill(benches.to);
      await need.field('asked[1][competence]').selectOption('');
      await need.publish();
      await page.waitForURL(/\/richieste\?nuova=/);
      await expect(page.getByRole('status')).toContainText(benches.title);
    });

    test('a forecast asks for a year instead of a period, and stands on no board', async ({ page }) => {
      await enter(page, people.company);
      const need = await Need.open(page);
      await need.fill({ ...benches, seats: {} });
      await page.locator('label').filter({ has: page.locator('input[name="kind"][value="forecast"]') }).click();
      await expect(need.field('from')).toBeHidden();
      await expect(need.field('by_year')).toBeVisible();
      await need.field('by_year').fill('2029');
      await expect(need.field('confidence')).toHaveValue('likely');
      await need.publish();
      await page.waitForURL(/\/richieste\?nuova=/);
      const card = page.locator('main li.card').first();
      await expect(card).toContainText(benches.title);
      await expect(card).toContainText('entro il 2029, probabile');
      await expect(card).toContainText('Non è su nessun tavolo');
    });
  });
}

test('sending the same form twice makes one need', async ({ page }) => {
  await enter(page, people.company);
  const need = await Need.open(page);
  await need.fill(benches);
  const body = await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('form.need');
    const fields = [...new FormData(form ?? undefined)].map(([name, value]): [string, string] => [name, String(value)]);
    return new URLSearchParams(fields).toString();
  });
  const send = () =>
    page.request.post('/richieste/nuova', { data: body, headers: { 'content-type': 'application/x-www-form-urlencoded' }, maxRedirects: 0 });
  const [first, second] = [await send(), await send()];
  expect([first.status(), second.status()]).toEqual([303, 303]);
  expect(second.headers()['location']).toBe(first.headers()['location']);
  await page.goto('/richieste');
  await expect(page.locator('main li.card').filter({ hasText: benches.title })).toHaveCount(1);
});

test('the usual competences of an occupation are filled in, and what was typed stays', async ({ page }) => {
  await enter(page, people.company);
  const need = await Need.open(page);
  const suggest = page.locator('button[name="suggest"]');
  await suggest.click();
  await expect(need.error('occupation')).toHaveText('Scegli una voce.');
  await need.fill(benches);
  await suggest.click();
  await expect(need.field('asked[2][competence]')).not.toHaveValue('');
  await expect(need.field('title')).toHaveValue(benches.title);
  for (const [row, { label, level }] of benches.competences.entries()) {
    await expect(need.field(`asked[${row}][competence]`).locator('option:checked')).toHaveText(label);
    await expect(page.locator(`input[name="asked[${row}][level]"][value="${level}"]`)).toBeChecked();
  }
  const chosen = await page.locator('.asked__row select').evaluateAll((selects) => selects.map((select) => (select as HTMLSelectElement).value).filter(Boolean));
  expect(chosen.length).toBeGreaterThan(3);
  expect(new Set(chosen).size, 'none twice').toBe(chosen.length);
  await need.publish();
  await page.waitForURL(/\/richieste\?nuova=/);
});

test('whoever is no company is told so', async ({ page, visit }) => {
  await enter(page, people.teacher);
  await page.goto('/richieste/nuova');
  await expect(page.locator('form.need')).toHaveCount(0);
  await expect(page.getByRole('button', { name: people.company })).toBeVisible();
  const visitor = await visit(null);
  await visitor.goto('/richieste/nuova');
  await visitor.getByRole('button', { name: people.company }).click();
  await visitor.waitForURL(/\/richieste\/nuova$/);
  await expect(visitor.locator('form.need')).toBeVisible();
});
