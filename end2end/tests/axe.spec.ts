// axe finds nothing on any page, as wide as a screen and as a phone, light and dark. The board, which
// is another on a phone, has axe-board.spec.ts.
import { expectAccessible } from '../accessible';
import { expect, test } from '../fixtures';
import { Demands, company, free, seated } from '../screens/demands';
import { register } from '../polo/register';
import { enter, people } from '../screens/entrance';
import { Wizard } from '../screens/imports';
import { Need } from '../screens/need';
import { Network } from '../screens/network';
import { Classes } from '../screens/school';
import { Threshold, longerCourse } from '../screens/rulebook';

test.use({ changes: false });

for (const address of ['/', '/professioni', '/competenze', '/profilo', '/entra', '/tavoli', '/richieste', '/preferenze', '/importa', '/classi', '/tutor', '/rete', '/regole', '/posta', '/accessibilita', '/privacy', '/nowhere']) {
  test(`${address}, a visitor`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
}

test('/professioni/:id, empty and answered', async ({ page }) => {
  await page.goto('/professioni');
  await page.locator('main li.card').first().getByRole('link').click();
  const first = page.locator('fieldset.answer').first().locator('label').first();
  await expect(first.locator('input')).toBeEnabled();
  await expectAccessible(page);
  await first.click();
  await page.locator('fieldset.answer').nth(1).locator('label').nth(1).click();
  await page.locator('fieldset.answer').nth(2).locator('label').last().click();
  await expectAccessible(page);
  await page.goto('/profilo');
  await expect(page.locator('.answer-row')).toHaveCount(3);
  await expectAccessible(page);
});

test('/competenze/:id', async ({ page }) => {
  await page.goto('/competenze');
  await page.locator('main a[href^="/competenze/"]').nth(3).click();
  await expect(page).toHaveURL(/\/competenze\/[0-9a-f-]{36}$/);
  await expect(page.locator('fieldset.answer input').first()).toBeEnabled();
  await expectAccessible(page);
});

test('/tavoli and /richieste of those whom they are for', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/tavoli');
  await expectAccessible(page);
  await enter(page, people.company);
  await page.goto('/richieste');
  await expectAccessible(page);
});

test('/richieste/nuova, fresh and returned with errors', async ({ page }) => {
  await enter(page, people.company);
  const need = await Need.open(page);
  await expectAccessible(page);
  await need.field('title').fill('');
  await need.publish();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
});

test('a request that stands: its form, with errors, with who would lose a seat, and the way to withdraw it', async ({ page }) => {
  // Five pages, each three times.
  test.slow();
  await enter(page, company);
  const edit = await (await Demands.open(page)).edit(seated);
  await expectAccessible(page);
  await edit.field('title').fill('');
  await edit.save();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
  await edit.field('title').fill(seated);
  await page.locator('input[name="high_risk_task"]').check();
  await edit.save();
  await expect(page.getByLabel('Lo so, e voglio salvare lo stesso')).toBeVisible();
  await expectAccessible(page);
  const demands = await Demands.open(page);
  await demands.withdraw(seated);
  await expectAccessible(page);
  await (await Demands.open(page)).withdraw(free);
  await demands.confirm('');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
});

test.describe('a request that two change, and that is withdrawn', () => {
  test.use({ changes: true });

  test('with both, and below what is offered', async ({ page, visit }) => {
    await enter(page, company);
    const first = await (await Demands.open(page)).edit(free);
    const other = await (await Demands.open(await visit(company))).edit(free);
    await other.field('positions').fill('4');
    await other.save();
    await first.field('title').fill('Robot');
    expect((await first.save()).status()).toBe(409);
    await expectAccessible(page);
    const demands = await Demands.open(page);
    await demands.withdraw(free);
    await demands.confirm('Il robot è fermo');
    await expect(demands.withdrawn).toBeVisible();
    await expectAccessible(page);
  });
});

test('/regole, read and kept, with errors and with what a change would do', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/regole');
  await expectAccessible(page);
  await enter(page, people.coordinator);
  await page.goto('/regole');
  await expectAccessible(page);
  const rule = await Threshold.open(page, 'general_safety_hours');
  await page.locator('.rule-form > summary').click();
  await expectAccessible(page);
  await rule.fill({ ...longerCourse, value: '0' });
  await rule.showEffect();
  await expect(rule.error('value')).toBeVisible();
  await expectAccessible(page);
  await rule.fill(longerCourse);
  await rule.showEffect();
  await expect(rule.question).toBeVisible();
  await expectAccessible(page);
});

test('/rete, the list, a company, a school, the agreement, and forms with errors', async ({ page }) => {
  await enter(page, people.student);
  await page.goto('/rete');
  await expectAccessible(page);
  await enter(page, people.coordinator);
  await page.goto('/rete/accordo');
  await expectAccessible(page);
  await page.goto('/rete/nuovo');
  await page.getByRole('button', { name: 'Aggiungi un soggetto' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
  await (await Network.open(page, '?q=agnesi')).openMember('ITIS «Maria Gaetana Agnesi»');
  await expectAccessible(page);
  const member = await (await Network.open(page, '?q=attrezzeria')).openMember('L\'Attrezzeria S.n.c.');
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectAccessible(page);
  await member.join('capofila', '2026-01-01');
  await expect(member.error('join', 'role')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/luoghi');
  await expectAccessible(page);
  await page.goto('/luoghi/050029?mezzo=car&verso=050028');
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectAccessible(page);
});

test('/classi, a class, a student, and forms with errors', async ({ page }) => {
  await enter(page, people.teacher);
  const fourth = await (await Classes.open(page)).openClass('4ª A');
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectAccessible(page);
  const student = await fourth.openStudent('Bandini Giulia');
  await student.data.getByLabel('Nato il').fill('2025-01-01');
  expect((await student.save()).status()).toBe(422);
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectAccessible(page);
  await page.goto('/studenti/nuovo');
  await expectAccessible(page);
  await page.goto('/classi/nuova');
  await expectAccessible(page);
});

test('/importa, before, with rows to mend, at the last look, and a file that is none', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/importa');
  await expectAccessible(page);
  const file = { name: 'studenti.csv', mimeType: 'text/csv', buffer: register(60) };
  const wizard = await Wizard.upload(page, 'Classi e studenti', file);
  await expect(wizard.toMend).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Avanti con/ }).click();
  await expectAccessible(page);
  await page.locator('summary', { hasText: 'Abbandona' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sì, abbandona' }).click();
  await Wizard.upload(page, 'Classi e studenti', { ...file, buffer: Buffer.from('') });
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
});

test('/tavoli/nuovo, fresh and returned with errors', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/tavoli/nuovo');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Crea il tavolo' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
});
