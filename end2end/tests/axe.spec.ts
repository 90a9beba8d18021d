// axe finds nothing on any page, at desktop and phone width, light and dark, also in the moments
// that only a person with a card in the hand sees.
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect, test } from '../fixtures';
import { demand, student } from '../polo/demo';
import { Board } from '../screens/board';
import { Demands, company, free, seated } from '../screens/demands';
import { register } from '../polo/register';
import { enter, people } from '../screens/entrance';
import { Wizard } from '../screens/imports';
import { Need } from '../screens/need';
import { Network } from '../screens/network';
import { Classes } from '../screens/school';
import { Threshold, longerCourse } from '../screens/rulebook';

test.use({ changes: false });

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In long lists the rows are alike: the first dozen is looked at. */
const MORE_ROWS = 'main ul.cards > li:nth-child(n+13), main ul.lines > li:nth-child(n+13)';

/**
 * Everything in light, and in dark what differs there: colours. `part` is what is new on a page
 * that was looked at as a whole before.
 */
async function expectNoViolations(page: Page, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).exclude(MORE_ROWS);
    if (part) axe.include(part);
    const { violations } = await (colorScheme === 'light' ? axe.withTags(STANDARD) : axe.withRules(['color-contrast'])).analyze();
    // Each with what it is about, so that the report can be acted on.
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.any.map((check) => check.message).join('; ')}`).slice(0, 4),
    }));
    expect(found, `${new URL(page.url()).pathname}, ${colorScheme}`).toEqual([]);
    await expectNoSidewaysScroll(page);
  }
}

/** WCAG 1.4.10: no page scrolls sideways. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, 'nothing sticks out sideways').toBeLessThanOrEqual(0);
}

for (const address of ['/', '/professioni', '/competenze', '/profilo', '/entra', '/tavoli', '/richieste', '/preferenze', '/importa', '/classi', '/rete', '/regole', '/accessibilita', '/privacy', '/nowhere']) {
  test(`${address}, a visitor`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoViolations(page);
  });
}

test('/professioni/:id, empty and answered', async ({ page }) => {
  await page.goto('/professioni');
  await page.locator('main li.card').first().getByRole('link').click();
  const first = page.locator('fieldset.answer').first().locator('label').first();
  await expect(first.locator('input')).toBeEnabled();
  await expectNoViolations(page);
  await first.click();
  await page.locator('fieldset.answer').nth(1).locator('label').nth(1).click();
  await page.locator('fieldset.answer').nth(2).locator('label').last().click();
  await expectNoViolations(page);
  await page.goto('/profilo');
  await expect(page.locator('.answer-row')).toHaveCount(3);
  await expectNoViolations(page);
});

test('/competenze/:id', async ({ page }) => {
  await page.goto('/competenze');
  await page.locator('main a[href^="/competenze/"]').nth(3).click();
  await expect(page).toHaveURL(/\/competenze\/[0-9a-f-]{36}$/);
  await expect(page.locator('fieldset.answer input').first()).toBeEnabled();
  await expectNoViolations(page);
});

test('/tavoli and /richieste of those whom they are for', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/tavoli');
  await expectNoViolations(page);
  await enter(page, people.company);
  await page.goto('/richieste');
  await expectNoViolations(page);
});

test('/richieste/nuova, fresh and returned with errors', async ({ page }) => {
  await enter(page, people.company);
  const need = await Need.open(page);
  await expectNoViolations(page);
  await need.field('title').fill('');
  await need.publish();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page);
});

test('a request that stands: its form, with errors, with who would lose a seat, and the way to withdraw it', async ({ page }) => {
  // Five pages, each in light and in dark.
  test.slow();
  await enter(page, company);
  const edit = await (await Demands.open(page)).edit(seated);
  await expectNoViolations(page);
  await edit.field('title').fill('');
  await edit.save();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page);
  await edit.field('title').fill(seated);
  await page.locator('input[name="high_risk_task"]').check();
  await edit.save();
  await expect(page.getByLabel('Lo so, e voglio salvare lo stesso')).toBeVisible();
  await expectNoViolations(page);
  const demands = await Demands.open(page);
  await demands.withdraw(seated);
  await expectNoViolations(page);
  await (await Demands.open(page)).withdraw(free);
  await demands.confirm('');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page);
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
    await expectNoViolations(page);
    const demands = await Demands.open(page);
    await demands.withdraw(free);
    await demands.confirm('Il robot è fermo');
    await expect(demands.withdrawn).toBeVisible();
    await expectNoViolations(page);
  });
});

test('/regole, read and kept, with errors and with what a change would do', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/regole');
  await expectNoViolations(page);
  await enter(page, people.coordinator);
  await page.goto('/regole');
  await expectNoViolations(page);
  const rule = await Threshold.open(page, 'general_safety_hours');
  await page.locator('.rule-form > summary').click();
  await expectNoViolations(page);
  await rule.fill({ ...longerCourse, value: '0' });
  await rule.showEffect();
  await expect(rule.error('value')).toBeVisible();
  await expectNoViolations(page);
  await rule.fill(longerCourse);
  await rule.showEffect();
  await expect(rule.question).toBeVisible();
  await expectNoViolations(page);
});

test('/rete, the list, a company, a school, the agreement, and forms with errors', async ({ page }) => {
  await enter(page, people.student);
  await page.goto('/rete');
  await expectNoViolations(page);
  await enter(page, people.coordinator);
  await page.goto('/rete/accordo');
  await expectNoViolations(page);
  await page.goto('/rete/nuovo');
  await page.getByRole('button', { name: 'Aggiungi un soggetto' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page);
  await (await Network.open(page, '?q=agnesi')).openMember('ITIS «Maria Gaetana Agnesi»');
  await expectNoViolations(page);
  const member = await (await Network.open(page, '?q=attrezzeria')).openMember('L\'Attrezzeria S.n.c.');
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectNoViolations(page);
  await member.join('capofila', '2026-01-01');
  await expect(member.error('join', 'role')).toBeVisible();
  await expectNoViolations(page);
});

test('/classi, a class, a student, and forms with errors', async ({ page }) => {
  await enter(page, people.teacher);
  const fourth = await (await Classes.open(page)).openClass('4ª A');
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectNoViolations(page);
  const student = await fourth.openStudent('Bandini Giulia');
  await student.data.getByLabel('Nato il').fill('2025-01-01');
  expect((await student.save()).status()).toBe(422);
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectNoViolations(page);
  await page.goto('/studenti/nuovo');
  await expectNoViolations(page);
  await page.goto('/classi/nuova');
  await expectNoViolations(page);
});

test('/importa, before, with rows to mend, at the last look, and a file that is none', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/importa');
  await expectNoViolations(page);
  const file = { name: 'studenti.csv', mimeType: 'text/csv', buffer: register(60) };
  const wizard = await Wizard.upload(page, 'Classi e studenti', file);
  await expect(wizard.toMend).toHaveCount(1);
  await expectNoViolations(page);
  await page.getByRole('link', { name: /^Avanti con/ }).click();
  await expectNoViolations(page);
  await page.locator('summary', { hasText: 'Abbandona' }).click();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Sì, abbandona' }).click();
  await Wizard.upload(page, 'Classi e studenti', { ...file, buffer: Buffer.from('') });
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page);
});

test('/tavoli/nuovo, fresh and returned with errors', async ({ page }) => {
  await enter(page, people.teacher);
  await page.goto('/tavoli/nuovo');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Crea il tavolo' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page);
});

test.describe('the board', () => {
  test.beforeEach(async ({ page }) => {
    await enter(page, people.teacher);
  });

  test('as it opens, and each of its parts on a phone', async ({ page, isMobile }) => {
    const board = await Board.open(page);
    await expectNoViolations(page);
    if (isMobile) {
      for (const tab of [1, 2]) {
        await page.locator('.board__tab').nth(tab).tap();
        await expectNoViolations(page, '.board');
      }
    }
    expect(await board.students.count()).toBeGreaterThan(0);
  });

  test('with a pair in the inspector', async ({ page, isMobile }) => {
    const board = await Board.open(page);
    await board.student(student('PT26-0103')).click({ position: { x: 30, y: 12 } });
    if (isMobile) await page.locator('.board__tab').nth(1).tap();
    await board.demand(demand('T1', 'R005')).click({ position: { x: 30, y: 12 } });
    if (isMobile) await page.locator('.board__tab').nth(2).tap();
    await expect(page.locator('.insp__pair')).toBeVisible();
    await expectNoViolations(page, '.panel--inspector');
  });

  test('with a card lifted', async ({ page, isMobile }) => {
    const board = await Board.open(page);
    const card = board.student(student('PT26-0103'));
    if (isMobile) {
      const box = await card.boundingBox();
      if (!box) throw new Error('no card');
      const session = await page.context().newCDPSession(page);
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: box.x + 80, y: box.y + 20 }] });
      await expect(page.locator('.dock')).toBeVisible();
    } else {
      await board.lift(card);
      await board.carry(board.demand(demand('T1', 'R001')));
    }
    await expectNoViolations(page);
    await expect(board.overlay).toBeVisible();
  });

  test('with «Sposta…» open', async ({ page }) => {
    const board = await Board.open(page);
    await board.student(student('PT26-0103')).getByRole('button', { name: 'Sposta…' }).click();
    await expect(board.dialog).toBeVisible();
    await expectNoViolations(page, 'dialog[open]');
  });

  test('with the proposal open', async ({ page }) => {
    await Board.open(page);
    await page.getByRole('button', { name: 'Proponi' }).click();
    await expect(page.locator('.prop .change').first()).toBeVisible();
    await expectNoViolations(page, '.prop');
  });

  test('with the history open', async ({ page }) => {
    const board = await Board.open(page);
    await page.getByRole('button', { name: 'Cronologia' }).click();
    await expect(board.history.locator('li').first()).toBeVisible();
    await expectNoViolations(page, '.board__head');
  });

  test('with a facet open and a refusal in the status line', async ({ page, isMobile }) => {
    const board = await Board.open(page);
    await board.openFacet('competenza');
    await expectNoViolations(page, '.panel--students .panel__tools');
    if (!isMobile) {
      await board.closeFacet('competenza');
      await board.drag(board.student(student('PT26-0103')), board.demand(demand('T1', 'R005')));
      await expect(board.status).not.toBeEmpty();
      await expectNoViolations(page, '.notice');
    }
  });
});

test('a company’s board', async ({ page }) => {
  await enter(page, people.company);
  await Board.open(page);
  await expectNoViolations(page);
});
