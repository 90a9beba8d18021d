// Coming in on a polo of real people: the first account, invitation, password, second step, one's own access.
import { createHmac } from 'node:crypto';
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

/** The code that a telephone would show now (RFC 6238). */
function codeOf(seed: string): string {
  const bits = [...seed].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', key).update(step).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Sets up the second step that is asked for. */
async function setUpSecondStep(page: Page): Promise<void> {
  await expect(page.getByRole('img', { name: 'Codice QR' })).toBeVisible();
  await expectAccessible(page);
  const seed = await page.locator('input[name="seed"]').inputValue();
  await page.getByLabel('Codice che mostra l’app').fill(codeOf(seed));
  await page.getByRole('button', { name: 'Conferma' }).click();
  await expect(page.getByRole('heading', { name: 'Il secondo passo c’è' })).toBeVisible();
}

test('an invitation leads to a password, two steps inside, and the way out is final', async ({ page, polo, visit }) => {
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
  await setUpSecondStep(page);
  await expectAccessible(page);
  const codes = page.locator('.codes code');
  await expect(codes).toHaveCount(8);
  const paper = await codes.first().innerText();
  await page.getByRole('link', { name: 'Li ho conservati: avanti' }).click();
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
  await again.goto('/entra');
  await logIn(again, PHRASE);
  await expectAccessible(again);
  await again.getByLabel('Codice').fill(paper);
  await again.getByRole('button', { name: 'Entra' }).click();
  await expect(again.getByRole('banner').getByText('Ada Neri')).toBeVisible();

  await page.getByRole('link', { name: /Ada Neri/ }).click();
  await expect(page.getByRole('heading', { name: 'Il mio accesso' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Chiudi tutti gli altri' }).click();
  await expect(page.getByText('Tutti gli altri accessi sono chiusi')).toBeVisible();
  await again.goto('/accesso');
  await expect(again.getByRole('banner').getByText('Ada Neri')).toHaveCount(0);
  await page.getByRole('link', { name: 'Registro degli accessi' }).click();
  await expect(page.getByText('Usato un codice di riserva').last()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Esci' }).click();
  await expect(page.getByRole('banner').getByText('Ada Neri')).toHaveCount(0);
  if (session) await page.context().addCookies([session]);
  await page.goto('/rete');
  await expect(page.getByRole('banner').getByText('Ada Neri'), 'a cookie from before opens nothing').toHaveCount(0);
});

test('an empty polo leads to its first account, with the code that the program has shown', async ({ page, polo }) => {
  const code = polo.log.match(/[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}/)?.[0] ?? 'no code in the log';
  await page.goto('/');
  await page.getByRole('link', { name: 'Crea il primo' }).click();
  await expect(page.getByRole('heading', { name: 'Il primo accesso' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Codice del primo avvio').fill(code);
  await page.getByLabel('Nome e cognome di chi coordina').fill('Ada Neri');
  await page.getByLabel('La tua e-mail').fill('ada@polo.example');
  await page.getByLabel('Nuova password').fill(PHRASE);
  await page.getByLabel('La stessa, di nuovo').fill(PHRASE);
  await page.getByRole('button', { name: 'Crea l’accesso' }).click();
  await expect(page.getByText('La password è scelta')).toBeVisible();
  await logIn(page, PHRASE);
  await expect(page.getByRole('img', { name: 'Codice QR' })).toBeVisible();
  const gone = await page.goto('/avvio');
  expect(gone?.status()).toBe(404);
});
