// A school's classes and students by hand: found, added, corrected, moved, removed; by two at once;
// with and without a program in the browser; and on an open board at once.
import { expectAccessible } from '../accessible';
import { expect, test } from '../fixtures';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';
import { Classes } from '../screens/school';

test('a teacher finds who has no safety course, and whom else something is missing', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/tavoli');
  await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Classi' }).click();
  await expect(page).toHaveURL(/\/classi$/);
  const classes = new Classes(page);
  await expect(classes.rows).toHaveCount(2);
  const fourth = await classes.openClass('4ª A');
  const all = await fourth.students.count();
  await fourth.filter('', 'senza corso sicurezza');
  const without = await fourth.students.count();
  expect(without).toBeGreaterThan(0);
  expect(without).toBeLessThan(all);
  await expect(fourth.students.first()).toContainText('senza corso sicurezza');
  await fourth.filter('bandini giulia');
  await expect(fourth.students).toHaveCount(1);
  await page.getByRole('link', { name: 'Togli i filtri' }).click();
  await expect(fourth.students).toHaveCount(all);
});

test('a class and a student by hand, without any program', async ({ browser, polo, page }) => {
  await enter(page, people.teacher);
  const context = await browser.newContext({ baseURL: polo.address, javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto('/classi');
  await plain.getByRole('link', { name: 'Aggiungi la classe' }).click();
  await plain.getByLabel('Sezione').fill('C');
  await plain.getByLabel('Indirizzo').fill('Chimica');
  await plain.getByRole('button', { name: 'Aggiungi la classe' }).click();
  await expect(plain.locator('#new-grade-error')).toBeVisible();
  await expect(plain.getByLabel('Indirizzo')).toHaveValue('Chimica');
  await plain.getByLabel('Anno di corso').selectOption('1');
  await plain.getByRole('button', { name: 'Aggiungi la classe' }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toContainText('1ª C');

  await plain.getByRole('link', { name: 'Aggiungi lo studente' }).click();
  await plain.getByLabel('Cognome').fill('Dell’Orto');
  await plain.getByLabel('Nome', { exact: true }).fill('Ada');
  await plain.getByLabel('Nato il').fill('2012-01-31');
  await plain.getByLabel('Comune').selectOption({ label: 'Pontedera' });
  await plain.getByRole('button', { name: 'Aggiungi lo studente' }).click();
  await expect(plain.getByRole('heading', { level: 1, name: 'Ada Dell’Orto' })).toBeVisible();
  await expect(plain.locator('.lead')).toContainText(/[A-Z]\d-\d\d/);

  await plain.getByLabel('Cerca nell’elenco').fill('saldatura mag');
  await plain.getByRole('button', { name: 'Cerca', exact: true }).click();
  await plain.locator('#cerca select[name="level"]').first().selectOption('3');
  await plain.locator('#cerca select[name="evidence"]').first().selectOption('lab');
  await plain.locator('#cerca').getByRole('button', { name: 'Aggiungi la competenza' }).first().click();
  await expect(plain.getByRole('status')).toContainText('La competenza è aggiunta.');
  await expect(plain.getByRole('region', { name: 'Competenze' })).toContainText('in laboratorio');

  await plain.locator('summary', { hasText: 'Elimina' }).click();
  await plain.getByRole('button', { name: 'Sì, elimina' }).click();
  await expect(plain.getByRole('status')).toContainText('Lo studente è stato eliminato.');
  await context.close();
});

test('of two who correct the same student, the second sees both', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const first = await (await (await Classes.open(page)).openClass('4ª A')).openStudent('Bandini Giulia');
  const other = await visit(people.colleague);
  const second = await (await (await Classes.open(other)).openClass('4ª A')).openStudent('Bandini Giulia');
  await second.data.getByLabel('Ore FSL fatte').fill('99');
  await second.save();
  await expect(other.getByRole('status')).toContainText('I dati sono salvati');

  await first.data.getByLabel('Ore FSL fatte').fill('88');
  expect((await first.save()).status()).toBe(409);
  await expect(page.getByRole('alert')).toContainText(`Nel frattempo ${people.colleague} ha cambiato questi dati`);
  await expect(first.data.getByLabel('Ore FSL fatte'), 'what was typed stays').toHaveValue('88');
  await expect(first.data).toContainText('Adesso c’è: 99');
  await first.save();
  await expect(first.data.getByLabel('Ore FSL fatte')).toHaveValue('88');
  await expect(page.getByRole('alert')).toHaveCount(0);
  // She stands on a board and enters by herself: it says so instead of removing her.
  await page.locator('summary', { hasText: 'Elimina' }).click();
  await expect(page.locator('.people-hindrances')).toContainText('entra nel sito');
});

test('what is corrected by hand reaches a board that is open', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  const other = await visit(people.colleague);
  const fourth = await (await Classes.open(other)).openClass('4ª A');
  await fourth.filter('', 'senza corso sicurezza');
  const name = (await fourth.students.first().getByRole('link').textContent()) ?? '';
  const student = await fourth.openStudent(name);
  await student.data.getByLabel('Ore generali').fill('4');
  await student.data.getByLabel('Ore specifiche').fill('12');
  await student.data.getByLabel('Rischio del corso').selectOption('high');
  await student.data.getByLabel('Nome', { exact: true }).fill('Cambiato');
  expect((await student.save()).status()).toBe(303);
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Cambiato');
  await page.reload();
  await expect(board.page.locator('main')).toContainText('Cambiato');
});

test('the coordinator sees figures, and nobody’s name', async ({ page }) => {
  await enter(page, people.coordinator);
  const classes = await Classes.open(page);
  await expect(classes.rows).toHaveCount(5);
  const seen = await classes.openClass('4ª A');
  await expect(seen.students).toHaveCount(0);
  await expect(page.locator('main')).toContainText('I nomi li vede solo la scuola.');
  await expect(page.locator('main form')).toHaveCount(0);
});

test('a need is honoured on the board and named nowhere but in the student’s file', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  const address = page.url();
  const other = await visit(people.colleague);
  const student = await (await (await Classes.open(other)).openClass('4ª A')).openStudent('Bandini Giulia');
  const needs = student.page.getByRole('region', { name: 'Esigenze' });
  await expect(needs).toContainText('Nessuna esigenza indicata');
  await needs.getByText('Indica un’esigenza').click();
  await needs.getByLabel('Non oltre le').fill('11:00');
  expect((await student.press(needs.getByRole('button', { name: 'Salva' }))).status()).toBe(303);
  await expect(needs).toContainText('Non oltre le 11:00.');
  await expect(needs).toContainText(/restano 0 posti su \d+/);
  await expectAccessible(other);

  // The open board reads it by itself, and says that it is so, not why.
  await board.students.filter({ hasText: 'Giulia B.' }).click();
  await board.demands.first().click();
  await expect(page.locator('.insp__no')).toContainText('La scuola esclude questo posto');
  await expect(page.locator('main')).not.toContainText('11:00');

  const company = await visit(people.company);
  await company.goto(address);
  await expect(company.locator('main')).not.toContainText('esclude');
});

test('a class goes on to the next year after a last look, and comes back by the same page', async ({ page }) => {
  await enter(page, people.teacher);
  const fourth = await (await Classes.open(page)).openClass('4ª A');
  const all = await fourth.students.count();
  await page.getByRole('link', { name: 'Passa all’anno successivo' }).click();
  await expect(page.getByLabel('Anno scolastico')).toHaveValue('2027/28');
  await page.getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
  await expect(page.getByRole('region', { name: 'Che cosa cambia' })).toContainText(`${all - 1} studenti passano da 4ª A 2026/27 a 5ª A 2027/28.`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sposta' }).click();
  await expect(page.getByRole('status')).toHaveText('Gli studenti sono passati in questa classe.');
  await expect(fourth.students).toHaveCount(all - 1);
  await page.getByRole('link', { name: 'Riportali indietro' }).click();
  await page.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
  await page.getByRole('button', { name: 'Sposta' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4ª A 2026/27');
  await expect(fourth.students).toHaveCount(all);
});
