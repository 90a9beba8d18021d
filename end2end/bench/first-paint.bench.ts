// How long until the demo board is painted, and until a card can be dragged. Each time with an
// empty cache; once as fast as the machine is, once as on a middling phone with school Wi-Fi.
import { test } from '../fixtures';
import { student } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

const ROUNDS = Number(process.env['ANNODA_BENCH_ROUNDS'] || 7);

test.use({ changes: false });

interface Conditions {
  name: string;
  /** How many times slower the processor is made. */
  processor: number;
  /** Bytes a second; `null` for no limit. */
  network: number | null;
}

const CONDITIONS: Conditions[] = [
  { name: 'this machine', processor: 1, network: null },
  { name: '4x slower processor, 10 Mbit/s, 40 ms', processor: 4, network: 1_250_000 },
];

function middle(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

for (const { name, processor, network } of CONDITIONS) {
  test(name, async ({ visit }) => {
    const first = await visit(people.teacher);
    const { id } = await Board.open(first);
    const painted: number[] = [];
    const draggable: number[] = [];
    let transferred = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await visit(null);
      await enter(page, people.teacher);
      const session = await page.context().newCDPSession(page);
      await session.send('Network.clearBrowserCache');
      await session.send('Emulation.setCPUThrottlingRate', { rate: processor });
      if (network !== null) {
        await session.send('Network.enable');
        await session.send('Network.emulateNetworkConditions', { offline: false, latency: 40, downloadThroughput: network, uploadThroughput: network });
      }
      await page.goto(`/tavoli/${id}`, { waitUntil: 'commit' });
      const board = new Board(page);
      const card = board.student(student('PT26-0103'));
      // The listeners are there when the page has opened its stream.
      draggable.push(
        await page
          .waitForFunction(() => (document.querySelector('[data-live="open"]') ? performance.now() : null), undefined, { polling: 'raf' })
          .then((handle) => handle.jsonValue())
          .then(Number),
      );
      await board.lift(card);
      await page.keyboard.press('Escape');
      await page.mouse.up();
      const figures = await page.evaluate(() => {
        const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
        const bytes = resources.reduce((sum, one) => sum + one.transferSize, navigation?.transferSize ?? 0);
        return { paint, bytes };
      });
      painted.push(figures.paint);
      transferred = figures.bytes;
      await page.context().close();
    }
    const milliseconds = (values: number[]) =>
      `${middle(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`;
    console.log(`\nboard of the demo, ${name}, median of ${ROUNDS}, empty cache, ${(transferred / 1000).toFixed(0)} kB:`);
    console.log(`  first contentful paint      ${milliseconds(painted)}`);
    console.log(`  until a card can be dragged ${milliseconds(draggable)}`);
  });
}
