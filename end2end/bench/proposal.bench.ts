// How long the best plan takes in the browser's main thread, on the demo board and on one as large
// as the browser plans by itself: from the press of the button until the proposal stands, as the
// panel says it, and until the first price stands after a card was lifted.
import { rm } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { large } from '../polo/large';
import { Polo } from '../polo/polo';
import { Board } from '../screens/board';
import { choose, people } from '../screens/entrance';

const ROUNDS = Number(process.env['ANNODA_BENCH_ROUNDS'] || 5);

/** Students and demands that are added to the demo's first board. */
const SIZES = [
  { students: 0, demands: 0 },
  { students: 900, demands: 275 },
];

for (const more of SIZES) {
  test(`${more.students} students and ${more.demands} demands more`, async ({ browser, contextOptions }) => {
    const folder = await large(more.students, more.demands);
    const polo = await Polo.open(folder);
    const taken: number[] = [];
    const again: number[] = [];
    let size = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext({ ...contextOptions, baseURL: polo.address, locale: 'it-IT' });
      const page = await context.newPage();
      await choose(page, people.teacher);
      const board = await Board.open(page);
      const { students, seats } = await board.figures();
      size = `${students} students, ${await board.demands.count()} demands in sight, ${seats} seats`;
      await page.getByRole('button', { name: 'Proponi' }).click();
      const said = page.locator('.prop__head');
      const milliseconds = async () => Number(/in ([\d.,]+) ms/.exec(await said.innerText())?.[1]?.replace(',', '.'));
      await expect(said).toContainText(' ms', { timeout: 60_000 });
      taken.push(await milliseconds());
      await page.getByLabel('Non spostare chi ha già un posto').check();
      await expect.poll(milliseconds).not.toBe(taken.at(-1));
      again.push(await milliseconds());
      await context.close();
    }
    await polo.close();
    await rm(folder, { recursive: true, force: true });
    const say = (values: number[]) => {
      const sorted = [...values].sort((one, other) => one - other);
      return `${sorted[Math.floor(sorted.length / 2)]} ms (${sorted[0]}–${sorted.at(-1)})`;
    };
    console.log(`\nproposal in Chromium, ${size}, median of ${ROUNDS}:`);
    console.log(`  the first                      ${say(taken)}`);
    console.log(`  again, with another option     ${say(again)}`);
  });
}
