// Pictures for people, made by every run into pictures/: whoever changes a screen looks at them.
// With ANNODA_UPDATE_PICTURES set, the README's picture is made anew too.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Page, expect, test } from '../fixtures';
import { demand, student } from '../polo/demo';
import { Board } from '../screens/board';
import { register } from '../polo/register';
import { enter, people } from '../screens/entrance';
import { Wizard } from '../screens/imports';
import { Need } from '../screens/need';
import { Preferences } from '../screens/preferences';
import { Threshold, longerCourse } from '../screens/rulebook';
import { Classes } from '../screens/school';

test.use({ changes: false });

const FOLDER = resolve(__dirname, '../pictures');
const README_PICTURE = resolve(__dirname, '../../docs/images/board.png');

const giulia = student('PT26-0103');
const quality = demand('T1', 'R002');

async function take(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const path = resolve(FOLDER, `${name}-${colorScheme}.png`);
    const picture = await page.screenshot({ path, animations: 'disabled' });
    expect(picture.length).toBeGreaterThan(10_000);
  }
}

test('the pages', async ({ page, isMobile }) => {
  const width = isMobile ? 'phone' : 'desktop';
  await page.goto('/');
  await take(page, `front-${width}`);
  await page.goto('/professioni');
  await take(page, `occupations-${width}`);
  await page.locator('main li.card').first().getByRole('link').click();
  const answer = page.locator('fieldset.answer').first().locator('label').first();
  await expect(answer.locator('input')).toBeEnabled();
  await answer.click();
  await page.locator('fieldset.answer').nth(1).locator('label').nth(1).click();
  await take(page, `occupation-${width}`);
  await page.goto('/competenze');
  await take(page, `competences-${width}`);
  await page.goto('/entra');
  await take(page, `entrance-${width}`);
  await page.goto('/nowhere');
  await take(page, `not-found-${width}`);
  await enter(page, people.company);
  await page.goto('/richieste');
  await take(page, `demands-${width}`);
  await Need.open(page);
  await take(page, `need-${width}`);
  await enter(page, people.teacher);
  await page.goto('/tavoli');
  await take(page, `boards-${width}`);
  await page.goto('/regole');
  await take(page, `rules-${width}`);
  await enter(page, people.coordinator);
  const rule = await Threshold.open(page, 'general_safety_hours');
  await take(page, `rule-${width}`);
  await rule.fill(longerCourse);
  await rule.showEffect();
  await take(page, `rule-effect-${width}`);
});

test('a file on its way in', async ({ page, isMobile }) => {
  const width = isMobile ? 'phone' : 'desktop';
  await enter(page, people.teacher);
  await page.goto('/importa');
  await take(page, `imports-${width}`);
  await Wizard.upload(page, 'Classi e studenti', { name: 'studenti_triennio.csv', mimeType: 'text/csv', buffer: register(200) });
  await expect(page.locator('.intake-figures')).toBeVisible();
  await take(page, `import-${width}`);
  await page.getByRole('link', { name: /^Avanti con/ }).click();
  await expect(page.getByRole('heading', { name: 'Importare?' })).toBeVisible();
  await take(page, `import-confirm-${width}`);
  await page.locator('summary', { hasText: 'Abbandona' }).click();
  await page.getByRole('button', { name: 'Sì, abbandona' }).click();
});

test('the polo and its members', async ({ page, isMobile }) => {
  const width = isMobile ? 'phone' : 'desktop';
  await enter(page, people.coordinator);
  await page.goto('/rete');
  await take(page, `network-${width}`);
  await page.locator('main a[href^="/rete/"]').filter({ hasText: 'Torneria' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Torneria');
  await take(page, `member-${width}`);
});

test('a school’s classes and students', async ({ page, isMobile }) => {
  const width = isMobile ? 'phone' : 'desktop';
  await enter(page, people.teacher);
  const classes = await Classes.open(page);
  await take(page, `classes-${width}`);
  const fourth = await classes.openClass('4ª A');
  await take(page, `class-${width}`);
  const address = page.url();
  await fourth.openStudent('Bandini Giulia');
  await take(page, `student-${width}`);
  await page.goto(`${address}/anno`);
  await take(page, `promotion-${width}`);
  await page.goto('/tutor');
  await take(page, `tutors-${width}`);
  await page.goto('/liberatorie');
  await take(page, `register-${width}`);
});

test('a board that is prepared', async ({ page, isMobile }) => {
  await enter(page, people.teacher);
  await page.goto('/tavoli');
  await page.getByRole('link', { name: /^Classi e posti/ }).first().click();
  await take(page, `setup-${isMobile ? 'phone' : 'desktop'}`);
});

test('a student’s own order, and a company’s word', async ({ page, isMobile }) => {
  const width = isMobile ? 'phone' : 'desktop';
  await enter(page, 'Amina Sow');
  await page.goto('/liberatorie');
  await take(page, `releases-${width}`);
  const preferences = await Preferences.open(page);
  await take(page, `preferences-${width}`);
  if (isMobile) {
    await page.locator('.board__tab').nth(1).tap();
    await expect(preferences.rows.first()).toBeVisible();
    await take(page, 'preferences-order-phone');
    return;
  }
  await enter(page, people.student);
  await Preferences.open(page);
  await take(page, 'preferences-empty-desktop');
  await enter(page, people.company);
  const board = await Board.open(page);
  await board.students.first().click({ position: { x: 30, y: 12 } });
  await board.demands.first().click({ position: { x: 30, y: 12 } });
  await expect(page.locator('.assess')).toBeVisible();
  await take(page, 'assess-desktop');
  await enter(page, people.teacher);
  const theirs = await Board.open(page);
  await theirs.student(student('PT26-0169')).click({ position: { x: 30, y: 12 } });
  await theirs.demand(demand('T1', 'R004')).click({ position: { x: 30, y: 12 } });
  await expect(page.locator('.tolds')).toBeVisible();
  await take(page, 'wishes-desktop');
});

test('the board', async ({ page, isMobile }) => {
  await enter(page, people.teacher);
  const board = await Board.open(page);
  if (isMobile) {
    await take(page, 'board-phone');
    const box = await board.student(giulia).boundingBox();
    if (!box) throw new Error('no card');
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: box.x + 80, y: box.y + 20 }] });
    await expect(page.locator('.dock')).toBeVisible();
    await take(page, 'board-lifted-phone');
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await board.student(giulia).getByRole('button', { name: 'Sposta…' }).tap();
    await expect(board.dialog).toBeVisible();
    await take(page, 'board-dialog-phone');
    await page.keyboard.press('Escape');
    await page.locator('.board__tab').nth(1).tap();
    await take(page, 'board-demands-phone');
    await page.getByRole('button', { name: 'Proponi' }).tap();
    await expect(page.locator('.prop .change').first()).toBeVisible();
    await take(page, 'proposal-phone');
    return;
  }
  await take(page, 'board-desktop');
  await board.student(giulia).getByRole('button', { name: 'Sposta…' }).click();
  await take(page, 'board-dialog-desktop');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cronologia' }).click();
  await expect(board.history.locator('li').first()).toBeVisible();
  await take(page, 'board-history-desktop');
  await page.getByRole('button', { name: 'Cronologia' }).click();
  // Places of every kind in one picture: fitting, full, forbidden.
  const places = ['calcinaia', 'capannoli', 'casciana-terme-lari', 'peccioli', 'ponsacco'].map((place) => `luogo=${place}`);
  await Board.at(page, `${page.url()}?${places.join('&')}`);
  await board.lift(board.student(giulia));
  await board.carry(board.demand(quality));
  // Low and to the left, so that the place and the inspector can be read.
  const box = await board.demand(quality).boundingBox();
  if (!box) throw new Error('no place');
  await page.mouse.move(box.x + box.width * 0.08, box.y + box.height * 0.82, { steps: 4 });
  await expect(board.demand(quality)).toContainText('lascia qui');
  await take(page, 'board-lifted-desktop');
  if (process.env['ANNODA_UPDATE_PICTURES']) {
    await page.emulateMedia({ colorScheme: 'light' });
    await mkdir(resolve(README_PICTURE, '..'), { recursive: true });
    const clip = { x: 0, y: 0, width: 1440, height: 860 };
    const picture = await page.screenshot({ path: README_PICTURE, clip, animations: 'disabled' });
    expect(picture.length, 'the README stays light').toBeLessThan(300_000);
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.getByRole('button', { name: 'Proponi' }).click();
  await expect(page.locator('.prop .change').first()).toBeVisible();
  await take(page, 'proposal-desktop');
});
