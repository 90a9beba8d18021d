// The polo and its members: found by a filter, taken in and let go by the coordinator, corrected by a
// company, with and without a program in the browser.
import { expect, test } from '../fixtures';
import { enter, people } from '../screens/entrance';
import { Network } from '../screens/network';

test('the menu leads to the polo, which is composed as the law asks', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/tavoli');
  await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Rete' }).click();
  await expect(page).toHaveURL(/\/rete$/);
  const network = new Network(page);
  await expect(network.needs).toHaveCount(4);
  await expect(network.needs.locator('.seal--good')).toHaveCount(4);
  await expect(page.getByRole('region', { name: 'Accordo di rete' })).toContainText('rinnovo');
  await page.getByRole('link', { name: /D\.I\. 7 febbraio 2013/ }).click();
  await expect(page).toHaveURL(/\/regole#polo$/);
});

test('a filter stands in the address and is blind to accents', async ({ page }) => {
  await enter(page, people.student);
  const network = await Network.open(page);
  const all = await network.rows.count();
  await network.find('velocita');
  await expect(network.rows).toHaveCount(1);
  await expect(network.rows).toContainText('Officine Velocità');
  await page.reload();
  await expect(network.rows).toHaveCount(1);
  await network.find('niente di simile');
  await expect(page.locator('.empty')).toBeVisible();
  await page.getByRole('link', { name: 'Togli i filtri' }).click();
  await expect(network.rows).toHaveCount(all);
  const member = await network.openMember('ITIS «Maria Gaetana Agnesi»');
  await expect(member.page.locator('.network-classes')).toContainText('4ª A');
  await expect(member.data).toContainText('Posta e telefono li vedono');
  await expect(page.locator('main form')).toHaveCount(0);
});

test('the coordinator takes an organisation in and lets it go', async ({ page }) => {
  await enter(page, people.coordinator);
  const network = await Network.open(page, '?q=attrezzeria');
  const member = await network.openMember('L\'Attrezzeria S.n.c.');
  await expect(member.time).toContainText('Non ha mai fatto parte del polo.');
  expect((await member.join('capofila', '2026-01-01')).status()).toBe(422);
  await expect(member.error('join', 'role')).toContainText('la capofila è un’altra');
  await member.join('aderente', '2026-01-01');
  await expect(page.getByRole('status')).toContainText('L’adesione è scritta.');
  await expect(member.memberships).toHaveCount(1);
  await expect(member.memberships).toContainText('dal 1 gennaio 2026');
  await member.memberships.locator('summary', { hasText: 'Scrivi l’ultimo giorno' }).click();
  await member.memberships.getByLabel('Ultimo giorno').fill('2026-06-30');
  await member.send(member.memberships.getByRole('button', { name: 'Finisce quel giorno' }));
  await expect(member.memberships).toContainText('al 30 giugno 2026');
  await page.goto('/rete?q=attrezzeria');
  await expect(network.rows).toContainText('fino al 30 giugno 2026');
});

test('of two who correct the same organisation, the second is told', async ({ page, visit }) => {
  await enter(page, people.coordinator);
  const first = await (await Network.open(page, '?q=nuti')).openMember('Torneria F.lli Nuti S.n.c.');
  const other = await visit(people.company);
  const second = await (await Network.open(other, '?q=nuti')).openMember('Torneria F.lli Nuti S.n.c.');
  for (const member of [first, second]) await member.data.locator('summary').click();
  await expect(second.data.getByLabel('Denominazione'), 'a company says only how it is reached').toHaveCount(0);
  await second.data.getByLabel('Telefono').fill('0587 123456');
  await second.send(second.data.getByRole('button', { name: 'Salva' }));
  await expect(other.getByRole('status')).toHaveText('Salvato.');
  await expect(second.data).toContainText('0587123456');

  await first.data.getByLabel('Denominazione').fill('Torneria Nuti S.n.c.');
  expect((await first.send(first.data.getByRole('button', { name: 'Salva' }))).status()).toBe(409);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(first.data.getByLabel('Denominazione'), 'what was typed stays').toHaveValue('Torneria Nuti S.n.c.');
  await page.getByRole('link', { name: 'Rileggi e riparti da lì' }).click();
  await expect(first.data).toContainText('0587123456');
});

test('wrong fields are told beside themselves, without any program', async ({ browser, polo, page }) => {
  await enter(page, people.coordinator);
  const context = await browser.newContext({ baseURL: polo.address, javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto('/rete/nuovo');
  await plain.getByLabel('Denominazione').fill('Meccanica Nuova');
  await plain.getByLabel('Partita IVA').fill('00743110158');
  await plain.getByRole('button', { name: 'Aggiungi un soggetto' }).click();
  await expect(plain.locator('#new-vat_number-error')).toContainText('undici cifre');
  await expect(plain.locator('#new-kind-error')).toBeVisible();
  await expect(plain.getByLabel('Denominazione')).toHaveValue('Meccanica Nuova');
  await plain.getByLabel('Partita IVA').fill('00743110157');
  await plain.getByLabel('Tipo').selectOption('company');
  await plain.getByLabel('Comune').selectOption({ label: 'Pontedera' });
  await plain.getByRole('button', { name: 'Aggiungi un soggetto' }).click();
  await expect(plain).toHaveURL(/\/rete\/[0-9a-f-]+\?fatto=create$/);
  await expect(plain.getByRole('heading', { level: 1, name: 'Meccanica Nuova' })).toBeVisible();
  await context.close();
});
