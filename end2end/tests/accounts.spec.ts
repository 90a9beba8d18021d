// Coming in with an invitation and a password, on a polo of real people.
import { expectAccessible } from '../accessible';
import { type Page, expect, test as base } from '../fixtures';
import { Polo } from '../polo/polo';

const PHRASE = 'quattro cavalli al mulino';

const test = base.extend<object>({
  // Without the demonstration; what else a polo's fixture watches, it watches here too.
  polo: async ({}, use) => {
    const polo = await Polo.real();
    await use(polo);
    expect(polo.log, 'the server never panics').not.toMatch(/panicked|\bERROR\b/);
    expect(await polo.close(), 'the server ends by itself when asked to').toBe(true);
  },
});

async function invitation(polo: Polo): Promise<string> {
  const printed = await polo.operate(['user', 'add', 'ada@polo.example', '--name', 'Ada Neri', '--role', 'coordinator']);
  const link = printed.split('\n').find((line) => line.startsWith('http'));
  if (!link) throw new Error(`no link in: ${printed}`);
  return link;
}

async function logIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('La tua e-mail').fill('ada@polo.example');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entra' }).click();
}

test('an invitation leads to a password, the password inside, and the way out is final', async ({ page, polo, visit }) => {
  const link = await invitation(polo);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Benvenuto, Ada Neri' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Nuova password').fill('ada neri ada neri');
  await page.getByLabel('La stessa, di nuovo').fill('ada neri ada neri');
  await page.getByRole('button', { name: 'Scegli questa password' }).click();
  await expect(page.getByText('È troppo facile da indovinare')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Nuova password').fill(PHRASE);
  await page.getByLabel('La stessa, di nuovo').fill(PHRASE);
  await page.getByRole('button', { name: 'Scegli questa password' }).click();
  await expect(page.getByText('La password è scelta')).toBeVisible();
  await expect(page.getByRole('banner').getByText('Ada Neri')).toHaveCount(0);
  await expectAccessible(page);

  await logIn(page, 'sette lampade sotto la neve');
  await expect(page.getByText('non corrispondono')).toBeVisible();
  await expect(page.getByLabel('La tua e-mail')).toHaveValue('ada@polo.example');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expectAccessible(page);
  await logIn(page, PHRASE);
  await expect(page.getByRole('banner').getByText('Ada Neri')).toBeVisible();
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name === '__Host-annoda_session');
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  await page.goto('/rete');
  await expect(page.getByRole('link', { name: /Nuovo soggetto|Aggiungi/ }).first()).toBeVisible();

  const again = await visit(null);
  await again.goto(link);
  await expect(again.getByRole('heading', { name: 'Questo invito non vale più' })).toBeVisible();
  await expectAccessible(again);

  await page.getByRole('button', { name: 'Esci' }).click();
  await expect(page.getByRole('banner').getByText('Ada Neri')).toHaveCount(0);
  if (session) await page.context().addCookies([session]);
  await page.goto('/rete');
  await expect(page.getByRole('banner').getByText('Ada Neri'), 'a cookie from before opens nothing').toHaveCount(0);
});
