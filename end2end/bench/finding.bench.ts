// Finding in the browser's main thread: how long it takes from the bytes of an index to a page that can
// search in it, and from a key to the list that it leads to. The indexes are what
// `scripts/bench finding` has written: the demonstration's catalogue, with ESCO's occupations behind it,
// and with as many competences as ESCO has.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from '../fixtures';

// The server's answers are cut off on purpose.
test.use({ changes: false, expected: [/net::ERR_FAILED/] });

const FOLDER = process.env['ANNODA_FINDING_INDEXES'] ?? '';
const ROUNDS = Number(process.env['ANNODA_BENCH_ROUNDS'] || 3);
/** Milliseconds. */
const AIM = { query: 16, load: 100 };
/** What a phone should have to download, compressed. */
const MOST_BYTES = 1_500_000;

const POSSIBLE = [
  { name: 'catalogue', page: '/professioni', what: "the demonstration's catalogue" },
  { name: 'occupations', page: '/professioni', what: "the catalogue and ESCO's 2,939 occupations" },
  { name: 'competences', page: '/competenze', what: "the catalogue and ESCO's 13,939 competences" },
];

/** Of them those that were written; without ESCO's files the catalogue alone can be. */
const INDEXES = POSSIBLE.filter(({ name, what }) => {
  const isThere = existsSync(join(FOLDER, `${name}.bin`));
  // Playwright reads this file in each of its processes: one of them says it.
  if (!isThere && process.env['TEST_WORKER_INDEX'] === undefined) console.log(`not measured: ${what}, for want of ESCO's files (ANNODA_SHARED_DATA)`);
  return isThere;
});

function beside(figure: number, aim: number): string {
  return `${figure.toFixed(1).padStart(8)} ms   aim ≤ ${aim} ms   ratio ${(figure / aim).toFixed(2)}  ${figure <= aim ? 'met' : 'MISSED'}`;
}

function at(times: number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

for (const { name, page: address, what } of INDEXES) {
  test(what, async ({ page }) => {
    const bytes = readFileSync(join(FOLDER, `${name}.bin`));
    const queries = readFileSync(join(FOLDER, 'queries.txt'), 'utf8').split('\n');
    const loads: number[] = [];
    const times: number[] = [];
    // Only the index is measured here, and no answer of the server.
    await page.route('**/parole/it', (route) => route.fulfill({ body: bytes, contentType: 'application/octet-stream' }));
    await page.route('**/api/catalogue/find', (route) => route.abort());
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      loads.push(
        await page.locator('.search-form').evaluate(async (form: HTMLElement) => {
          const input = form.querySelector('input') as HTMLInputElement;
          const isThere = new Promise<number>((resolve) => {
            new MutationObserver(() => resolve(performance.now())).observe(form, { attributeFilter: ['data-index'] });
          });
          input.value = 't';
          input.dispatchEvent(new Event('input', { bubbles: true }));
          const there = await isThere;
          // What came over the line, code and index, is no work of the main thread.
          const came = performance.getEntriesByType('resource').map((entry) => (entry as PerformanceResourceTiming).responseEnd);
          return there - Math.max(...came.filter((end) => end <= there));
        }),
      );
      times.push(
        ...(await page.locator('.search-form input[name="q"]').evaluate(async (field, queries) => {
          const input = field as HTMLInputElement;
          const channel = new MessageChannel();
          // A task of its own: behind everything that the key has set going, painting left out.
          const settled = () =>
            new Promise<void>((resolve) => {
              channel.port1.onmessage = () => resolve();
              channel.port2.postMessage(null);
            });
          const taken: number[] = [];
          for (const query of queries) {
            // The last letter, as somebody types it.
            input.value = query.slice(0, -1);
            input.dispatchEvent(new Event('input', { bubbles: true }));
            await settled();
            const begin = performance.now();
            input.value = query;
            input.dispatchEvent(new Event('input', { bubbles: true }));
            await settled();
            taken.push(performance.now() - begin);
          }
          return taken;
        }, queries)),
      );
    }
    const compressed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
    console.log(`\nfinding in Chromium, ${what}, ${queries.length} queries, ${ROUNDS} rounds:`);
    console.log(`  the index     ${(bytes.length / 1000).toFixed(0)} kB, ${(compressed / 1000).toFixed(0)} kB with Brotli   aim ≤ ${MOST_BYTES / 1000} kB   ratio ${(compressed / MOST_BYTES).toFixed(2)}`);
    console.log(`  loading, p50  ${beside(at(loads, 0.5), AIM.load)}`);
    console.log(`  a key, p50    ${beside(at(times, 0.5), AIM.query)}`);
    console.log(`  a key, p95    ${beside(at(times, 0.95), AIM.query)}`);
    expect(times.length).toBe(queries.length * ROUNDS);
  });
}
