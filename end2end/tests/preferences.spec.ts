// A student puts places in order, a company says what it thinks of a candidate: the school sees
// both at once, and the company never learns what students would like.
import { randomUUID } from 'node:crypto';
import { expectAccessible } from '../accessible';
import { expect, test } from '../fixtures';
import { demand, rows, student } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';
import { Preferences } from '../screens/preferences';

const giulia = student('PT26-0103');
const machining = demand('T1', 'R001');
const quality = demand('T1', 'R002');
/** Of A003, Torneria F.lli Nuti. */
const turning = demand('T1', 'R003');
/** A high-risk task. */
const grinding = demand('T1', 'R005');

test('a student ranks places by keyboard, and the teacher’s board receives it', async ({ page, visit }) => {
  const teacher = await visit(people.teacher);
  const board = await Board.open(teacher);
  await board.student(giulia).click({ position: { x: 30, y: 12 } });
  await expect(teacher.locator('.wishes')).toHaveCount(0);

  await enter(page, people.student);
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Preferenze' }).click();
  const preferences = new Preferences(page);
  await preferences.live();
  await expect(page.getByText('La tua classifica è vuota')).toBeVisible();
  await expect(page.getByText('La vedono i tuoi insegnanti, le aziende mai')).toBeVisible();

  // The fittest first; what a rule forbids stands apart, with the rule.
  const fits = (await preferences.places.locator('.fit .num').allInnerTexts()).map(Number);
  expect(fits.length).toBeGreaterThan(5);
  expect(fits).toEqual([...fits].sort((one, other) => other - one));
  await expect(preferences.place(grinding)).toHaveCount(0);
  await page.locator('.prefs__forbidden summary').click();
  await expect(page.locator('.prefs__forbidden li').filter({ hasText: grinding.title })).toContainText('Mansione a rischio alto');

  await preferences.add(machining).press('Enter');
  await expect(preferences.status).toContainText(machining.title);
  await expect(preferences.add(machining), 'the focus stays').toBeFocused();
  await preferences.add(quality).press('Enter');
  await preferences.expectOrder(machining, quality);
  await preferences.row(quality).getByRole('button', { name: /^Più in alto/ }).press('Enter');
  await preferences.expectOrder(quality, machining);
  await expect(preferences.row(quality).getByRole('button', { name: /^Più in basso/ }), 'up is used up').toBeFocused();
  await preferences.saved();
  await page.reload();
  await preferences.live();
  await preferences.expectOrder(quality, machining);
  await expect(preferences.place(quality)).toContainText('1ª scelta');

  await expect(teacher.locator('.wishes li')).toHaveText([new RegExp(quality.title), new RegExp(machining.title)]);
  await expect(board.status).toContainText('Giulia B. ha cambiato la sua classifica');
  await board.demand(machining).click({ position: { x: 30, y: 12 } });
  await expect(teacher.locator('.tolds')).toContainText('Per Giulia B. è la 2ª scelta');
  await teacher.getByRole('button', { name: 'Cronologia' }).click();
  await expect(board.history.locator('li').first()).toContainText('Giulia B. ha cambiato la sua classifica');
});

test('a place goes anywhere by dialog and by drag, and the last change can be taken back', async ({ page }) => {
  await enter(page, 'Amina Sow');
  const preferences = await Preferences.open(page);
  const titles = async () => preferences.rows.locator('.rank__what b').allInnerTexts();
  const before = await titles();
  const demands = new Map(rows('richieste.csv').map((row) => [row['codice'], row['titolo'] ?? '']));
  const seeded = rows('preferenze.csv').filter((row) => row['matricola'] === 'PT26-0169').map((row) => demands.get(row['codice_richiesta']));
  expect(before).toEqual(seeded);

  const last = preferences.rows.last();
  await last.getByRole('button', { name: /^Metti al posto/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /1ª scelta/ }).click();
  const moved = [before.at(-1) ?? '', ...before.slice(0, -1)];
  await expect(preferences.rows.locator('.rank__what b')).toHaveText(moved);

  const undo = page.getByRole('button', { name: 'Annulla l’ultima modifica' });
  await undo.click();
  await expect(preferences.rows.locator('.rank__what b')).toHaveText(before);

  const handle = await preferences.rows.first().locator('.rank__handle').boundingBox();
  const target = await preferences.rows.nth(1).boundingBox();
  if (!handle || !target) throw new Error('no rows');
  await page.mouse.move(handle.x + 8, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(handle.x + 8, target.y + target.height - 6, { steps: 8 });
  await page.mouse.up();
  await expect(preferences.rows.locator('.rank__what b')).toHaveText([before[1] ?? '', before[0] ?? '', ...before.slice(2)]);
  await preferences.saved();

  await preferences.rows.first().getByRole('button', { name: /^Togli/ }).click();
  await expect(preferences.rows).toHaveCount(before.length - 1);
  await expect(preferences.rows.first().getByRole('button', { name: /^Togli/ }), 'the focus goes to the next').toBeFocused();
});

test('a company assesses a candidate and the teacher sees it', async ({ page, visit }) => {
  const teacher = await visit(people.teacher);
  const theirs = await Board.open(teacher);
  await theirs.student(giulia).click({ position: { x: 30, y: 12 } });
  await theirs.demand(turning).click({ position: { x: 30, y: 12 } });
  await expect(teacher.locator('.tolds')).toContainText('L’azienda: da guardare');

  await enter(page, people.company);
  const board = await Board.open(page);
  const code = await teacher.evaluate(async (id) => {
    const answer = await fetch('/api/boards/read', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ board: id }) });
    const { students } = (await answer.json()) as { students: { seen: { file?: { card: { code: string }; name: { family: string } } } }[] };
    return students.find(({ seen }) => seen.file?.name.family === 'Bandini')?.seen.file?.card.code ?? '';
  }, theirs.id);
  expect(code).not.toBe('');
  const card = page.locator(`article.stu[aria-label="${code}"]`);
  await board.search('students').fill(code);
  await card.click({ position: { x: 20, y: 10 } });
  await board.demands.first().click({ position: { x: 20, y: 10 } });
  const choice = page.getByRole('group', { name: 'Che cosa ne pensi?' });
  await expect(choice.getByRole('radio', { name: /da guardare/ })).toBeChecked();
  await choice.getByRole('radio', { name: /interessante/ }).check({ force: true });
  await expect(board.status).toContainText(`${code}: interessante`);
  await board.saved();
  await expect(teacher.locator('.tolds')).toContainText('L’azienda: interessante');
  await expect(theirs.status).toContainText(`${turning.company} su Giulia B.: interessante`);
  await page.reload();
  await board.live();
  await expect(card.locator('.mark--accent')).toBeVisible();
});

test('a company’s browser never receives what students would like', async ({ page, visit }) => {
  const received: string[] = [];
  await enter(page, people.company);
  page.on('response', async (response) => {
    if (/json|html/.test(response.headers()['content-type'] ?? '')) received.push(await response.text().catch(() => ''));
  });
  const board = await Board.open(page);
  // The company's own place, which the page keeps apart for her because a rule forbids it.
  const pupil = await visit(people.student);
  const own = await (await page.request.post('/api/boards/read', { data: { board: board.id } })).json();
  const oneself = await (await pupil.request.post('/api/boards/read', { data: { board: board.id } })).json();
  const command = { prefer: { student: oneself.students[0].seen.file.card.id, demands: [own.demands[0].id] } };
  const sent = await pupil.request.post('/api/boards/execute', { data: { board: board.id, envelope: { id: randomUUID(), command } } });
  expect(sent.status()).toBe(200);
  await page.reload();
  await board.live();
  const read = await page.request.post('/api/boards/read', { data: { board: board.id } });
  const view = (await read.json()) as { state: { preferences: object } };
  expect(view.state.preferences).toEqual({});
  received.push(JSON.stringify(view));
  expect(received.length).toBeGreaterThan(2);
  for (const text of received) expect(text).not.toMatch(/"preferred"|"rank":\s*[1-9]/);
  const asked = await page.request.post('/api/preferences/read', { data: { board: board.id } });
  expect(asked.status()).toBe(404);
});

test('who is no student is told for whom the page is', async ({ page }) => {
  await page.goto('/preferenze');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le mie preferenze');
  await expect(page.getByRole('button', { name: 'Giulia Bandini' })).toBeVisible();
  await enter(page, people.company);
  await page.goto('/preferenze');
  await expect(page.getByText('le aziende mai')).toBeVisible();
  await expect(page.locator('li.place')).toHaveCount(0);
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`axe finds nothing at ${width} px, empty and filled`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const person of [people.student, 'Amina Sow']) {
      await enter(page, person);
      const preferences = await Preferences.open(page);
      const halves = width < 800 ? ['Posti aperti', 'La mia classifica'] : [null];
      for (const half of halves) {
        if (half) await page.locator('.board__tab').filter({ hasText: half }).click();
        await expectAccessible(page, { narrow: false });
      }
      await expect(preferences.rows).toHaveCount(person === people.student ? 0 : 4);
    }
  });
}
