// A teacher moves students and demands with the mouse.
import { expect, test } from '../fixtures';
import { demand, placementsOf, student } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

const giulia = student('PT26-0103');
const machining = demand('T1', 'R001');
const quality = demand('T1', 'R002');

test.beforeEach(async ({ page }) => {
  await enter(page, people.teacher);
});

test('a student dropped on a demand has a seat there, also after a reload', async ({ page }) => {
  const board = await Board.open(page);
  const before = await board.figures();
  await expect(board.count(machining)).toHaveText('2/3');

  await board.lift(board.student(giulia));
  await expect(board.demand(machining).locator('.dem__foot')).toContainText(/\d/);
  await board.carry(board.demand(machining));
  await expect(board.demand(machining)).toContainText('lascia qui');
  await board.drop();

  await expect(board.seat(machining, giulia)).toBeVisible();
  await expect(board.count(machining)).toHaveText('3/3');
  await expect(board.student(giulia)).toContainText(machining.company);
  await expect(board.status).toHaveText(`${giulia.short} → ${machining.title} · ${machining.company}`);
  const after = { ...before, placed: before.placed + 1, free: before.free - 1, seats: before.seats - 1 };
  await board.expectFigures(after);
  await board.saved();

  await page.reload();
  await board.live();
  await expect(board.seat(machining, giulia)).toBeVisible();
  await board.expectFigures(after);
});

test('a demand dropped on a student does the same', async ({ page }) => {
  const board = await Board.open(page);
  await board.drag(board.demand(quality), board.student(giulia));
  await expect(board.seat(quality, giulia)).toBeVisible();
  await expect(board.count(quality)).toHaveText('2/2');
});

test('a placed student dropped elsewhere moves, and the seat behind becomes free', async ({ page }) => {
  const yi = student('PT26-0106');
  const board = await Board.open(page);
  const before = await board.figures();
  await board.drag(board.seat(quality, yi), board.demand(machining));
  await expect(board.seat(machining, yi)).toBeVisible();
  await expect(board.seat(quality, yi)).toHaveCount(0);
  await expect(board.count(quality)).toHaveText('0/2');
  await expect(board.status).toHaveText(`${yi.short}: da ${quality.company} a ${machining.title} · ${machining.company}`);
  await board.expectFigures(before);
});

test('a seat’s student dropped on the list has no seat any more', async ({ page }) => {
  const yi = student('PT26-0106');
  const board = await Board.open(page);
  const before = await board.figures();
  await board.lift(board.seat(quality, yi));
  const list = page.locator('.panel--students');
  await expect(list).toHaveClass(/panel--bench/);
  await board.carry(list);
  await board.drop();
  await expect(board.seat(quality, yi)).toHaveCount(0);
  await expect(board.count(quality)).toHaveText('0/2');
  await board.expectFigures({ ...before, placed: before.placed - 1, free: before.free + 1, seats: before.seats + 1 });
  await board.saved();
  await page.reload();
  await expect(board.count(quality)).toHaveText('0/2');
});

const refusals = [
  { what: 'a full demand', who: giulia, where: demand('T1', 'R020'), why: /Tutti i 2 posti sono occupati/, source: null },
  { what: 'a high-risk task', who: giulia, where: demand('T1', 'R005'), why: /rischio alto nel DVR/, source: /L\. 145\/2018, art\. 1 c\. 784-novies/ },
  { what: 'a missing safety course', who: student('PT26-0119'), where: machining, why: /formazione generale sulla sicurezza: 0 ore su 4/, source: /art\. 37/ },
  { what: 'too few hours for the risk', who: student('PT26-0115'), where: demand('T1', 'R007'), why: /rischio alto: 8 ore su 12/, source: /art\. 37/ },
  { what: 'a night shift for a minor', who: student('PT26-0165'), where: demand('T1', 'R017'), why: /notturno è vietato/, source: /L\. 977\/1967/ },
  { what: 'a mandatory competence', who: giulia, where: demand('T1', 'R003'), why: /competenza obbligatoria.*Tornitura CNC/, source: null },
  { what: 'a locked student', who: student('PT26-0116'), where: machining, why: /È bloccato dove sta/, source: null },
];

test('a refusal says why, cites its source, and changes nothing', async ({ page }) => {
  const board = await Board.open(page);
  const before = await board.figures();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/boards/execute')) sent.push(request.url());
  });

  for (const { what, who, where, why, source } of refusals) {
    await test.step(what, async () => {
      const seats = await board.count(where).innerText();
      await board.lift(board.student(who));
      await expect(board.demand(where)).toHaveClass(/dem--no/);
      await expect(board.demand(where).locator('.dem__foot')).toContainText(why);
      await board.carry(board.demand(where));
      await board.drop();

      await expect(board.status).toHaveText(why);
      if (source) await expect(board.status).toHaveText(source);
      await expect(board.count(where)).toHaveText(seats);
      await expect(board.seat(where, who)).toHaveCount(0);
      await board.expectFigures(before);
    });
  }
  expect(sent, 'the browser knows the rules itself').toEqual([]);
});

test('Escape puts the card back', async ({ page }) => {
  const board = await Board.open(page);
  const before = await board.figures();
  await board.lift(board.student(giulia));
  await board.carry(board.demand(machining));
  await page.keyboard.press('Escape');
  await expect(board.overlay).toBeHidden();
  await expect(board.student(giulia)).not.toHaveClass(/stu--lifted/);
  await page.mouse.up();
  await expect(board.count(machining)).toHaveText('2/3');
  await expect(board.status).toBeEmpty();
  await board.expectFigures(before);
});

test('a card let go over nothing goes back, and the click after a drag chooses nothing', async ({ page }) => {
  const board = await Board.open(page);
  await board.lift(board.student(giulia));
  await page.mouse.move(700, 20, { steps: 5 });
  await board.drop();
  await expect(board.student(giulia)).not.toHaveClass(/stu--chosen|stu--lifted/);
  await expect(board.status).toBeEmpty();
});

test('tap the student, tap the demand, press «Abbina»', async ({ page }) => {
  const board = await Board.open(page);
  await board.student(giulia).click({ position: { x: 30, y: 12 } });
  await expect(board.student(giulia)).toHaveClass(/stu--chosen/);
  await board.demand(machining).click({ position: { x: 30, y: 12 } });
  await page.getByRole('button', { name: 'Abbina' }).click();
  await expect(board.seat(machining, giulia)).toBeVisible();
});

test('the board begins as the polo’s files say', async ({ page }) => {
  const board = await Board.open(page);
  for (const { student: seated, demand: code } of placementsOf('T1')) {
    await expect(board.seat(demand('T1', code), seated)).toBeAttached();
  }
});

test.describe('who may only look', () => {
  test('a coordinator lifts nothing', async ({ visit }) => {
    const page = await visit(people.coordinator);
    const board = await Board.open(page);
    const card = board.students.first();
    const box = await card.boundingBox();
    if (!box) throw new Error('no card');
    await page.mouse.move(box.x + 40, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 400, box.y + 60, { steps: 10 });
    await expect(board.overlay).toHaveCount(0);
    await page.mouse.up();
    await expect(page.getByRole('button', { name: 'Sposta…' })).toHaveCount(0);
  });
});
