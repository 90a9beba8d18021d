// Text and facets on both sides, with counts that tell what a click would show. What is expected is
// counted from the demo's files.
import { expect, test } from '../fixtures';
import { competenceUri, demandsOf, holdersOf, placementsOf, studentsOf } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

test.use({ changes: false });

const students = studentsOf('T1');
const demands = demandsOf('T1');
const placed = new Set(placementsOf('T1').map(({ student }) => student.code));
const millers = holdersOf('Fresatura CNC');

const fourth = students.filter((one) => one.class === 'S01/4A');
const fifth = students.filter((one) => one.class === 'S01/5A');

test.beforeEach(async ({ page }) => {
  await enter(page, people.teacher);
});

test('facets of the students narrow each other and ignore their own choice in their counts', async ({ page }) => {
  const board = await Board.open(page);
  const total = students.length;
  await expect(board.total('students')).toHaveText(`${total} di ${total}`);
  expect(await board.counts('classe')).toEqual({ '4ª A': fourth.length, '5ª A': fifth.length });
  expect(await board.counts('stato')).toMatchObject({ Abbinati: placed.size, 'Da abbinare': total - placed.size });

  await board.choose('classe', '4ª A');
  await expect(board.total('students')).toHaveText(`${fourth.length} di ${total}`);
  await expect(board.students).toHaveCount(fourth.length);
  const placedInFourth = fourth.filter((one) => placed.has(one.code)).length;
  expect(await board.counts('stato')).toMatchObject({ Abbinati: placedInFourth, 'Da abbinare': fourth.length - placedInFourth });
  expect(await board.counts('classe'), 'as if no class were chosen').toEqual({ '4ª A': fourth.length, '5ª A': fifth.length });

  await board.choose('competenza', 'Fresatura CNC');
  const both = fourth.filter((one) => millers.has(one.code)).length;
  await expect(board.total('students')).toHaveText(`${both} di ${total}`);
  expect((await board.counts('classe'))['5ª A']).toBe(fifth.filter((one) => millers.has(one.code)).length);

  await board.choose('classe', '5ª A');
  await expect(board.total('students'), 'values of one facet are alternatives').toHaveText(
    `${students.filter((one) => millers.has(one.code)).length} di ${total}`,
  );
  await page.locator('.panel--students').getByRole('button', { name: 'Togli i filtri' }).click();
  await expect(board.total('students')).toHaveText(`${total} di ${total}`);
});

test('facets of the demands count likewise, and figures in the head stay true', async ({ page }) => {
  const board = await Board.open(page);
  const before = await board.figures();
  const total = demands.length;
  const taken = (code: string) => placementsOf('T1').filter(({ demand }) => demand === code).length;
  const full = demands.filter((one) => taken(one.code) >= one.seats);
  expect(await board.counts('posti')).toMatchObject({ 'Al completo': full.length, 'Con posti liberi': total - full.length });

  const near = demands.filter((one) => one.municipality === 'Pontedera');
  await board.choose('luogo', 'Pontedera');
  await expect(board.total('demands')).toHaveText(`${near.length} di ${total}`);
  await expect(board.demands).toHaveCount(near.length);
  const reading = competenceUri('Lettura del disegno tecnico');
  expect((await board.counts('richiede'))['Lettura del disegno tecnico']).toBe(near.filter((one) => one.asked.includes(reading)).length);
  expect((await board.counts('luogo'))['Cascina'], 'as if no place were chosen').toBe(
    demands.filter((one) => one.municipality === 'Cascina').length,
  );
  expect((await board.counts('posti'))['Al completo'] ?? 0).toBe(near.filter((one) => full.includes(one)).length);
  await board.expectFigures(before);
});

const searches = [
  { what: 'without accents', side: 'students', text: 'niccolo d angelo', shows: ["Niccolò D'Angelo"] },
  { what: 'with a typographic apostrophe', side: 'students', text: 'Dell’OMODARME', shows: ["Viola Dell'Omodarme"] },
  { what: 'by the beginning of any word', side: 'students', text: 'dell omod', shows: ["Viola Dell'Omodarme"] },
  { what: 'with letters of other alphabets', side: 'students', text: 'lukasz', shows: ['Łukasz Kowalczyk'] },
  { what: 'by the company where they sit', side: 'students', text: 'tognarelli precisione', shows: ['Marco Tognarelli'] },
  { what: 'by who sits there', side: 'demands', text: 'mamadou', shows: ["Montaggio di gruppi oleodinamici · Idraulica dell'Arno S.r.l."] },
  { what: 'that do not exist', side: 'demands', text: 'pasticceria', shows: [] },
  { what: 'by company and place', side: 'demands', text: 'idraulica calcinaia', shows: ["Montaggio di gruppi oleodinamici · Idraulica dell'Arno S.r.l."] },
] as const;

test('text is searched as people write it', async ({ page }) => {
  const board = await Board.open(page);
  for (const { what, side, text, shows } of searches) {
    await test.step(`${side} ${what}`, async () => {
      await board.search(side).fill(text);
      const cards = side === 'students' ? board.students : board.demands;
      const total = side === 'students' ? students.length : demands.length;
      await expect(board.total(side)).toHaveText(`${shows.length} di ${total}`);
      await expect(cards).toHaveCount(shows.length);
      for (const label of shows) await expect(page.locator(`article[aria-label="${label}"]`)).toBeVisible();
      if (shows.length === 0) await expect(page.locator(`.panel--${side} .panel__empty`)).toBeVisible();
    });
  }
});

test('the address carries the filters, and a new page shows the same, with and without scripts', async ({ page, browser, polo }) => {
  const board = await Board.open(page);
  await board.choose('classe', '4ª A');
  await board.choose('stato', 'Da abbinare');
  await board.choose('luogo', 'Pontedera');
  await board.search('demands').fill('cnc');
  const shownStudents = fourth.filter((one) => !placed.has(one.code)).length;
  await expect(board.total('students')).toHaveText(`${shownStudents} di ${students.length}`);
  await expect(board.total('demands')).not.toHaveText(new RegExp(`^${demands.length} di`));
  const words = [await board.total('students').innerText(), await board.total('demands').innerText()];
  const labels = await page.locator('article.dem').evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')));
  const address = page.url();
  expect(new URL(address).searchParams.size).toBe(4);

  const again = await page.context().newPage();
  const second = await Board.at(again, address);
  await expect(second.total('students')).toHaveText(words[0] ?? '');
  await expect(second.total('demands')).toHaveText(words[1] ?? '');
  await expect(second.search('demands')).toHaveValue('cnc');
  await second.openFacet('classe');
  await expect(second.value('classe', '4ª A').getByRole('checkbox')).toBeChecked();
  expect(again.url()).toBe(address);

  const bare = await browser.newContext({
    baseURL: polo.address,
    locale: 'it-IT',
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await bare.newPage();
  await plain.goto(address);
  const painted = new Board(plain);
  await expect(painted.total('students')).toHaveText(words[0] ?? '');
  await expect(painted.total('demands')).toHaveText(words[1] ?? '');
  await expect(painted.students).toHaveCount(shownStudents);
  expect(await plain.locator('article.dem').evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')))).toEqual(labels);
  await expect(painted.search('demands')).toHaveValue('cnc');
  await bare.close();
});

test('an address with values that nobody has finds nothing and breaks nothing', async ({ page }) => {
  const board = await Board.open(page);
  await Board.at(page, `${page.url()}?classe=9z&richiesta=%25%00%F0%9F%98%80&luogo=&studente=${'a'.repeat(300)}`);
  await expect(board.total('students')).toHaveText(`0 di ${students.length}`);
  await page.locator('.panel--students').getByRole('button', { name: 'Togli i filtri' }).click();
  await expect(board.total('students')).toHaveText(`${students.length} di ${students.length}`);
});
