// The engine as WebAssembly beside the engine on this machine: the same problems out of the same
// seeds, in turns. That the plans are the same is required, how long they take is printed.
//
//   ANNODA_ENGINE_PROGRAM   the native benchmark
//   ANNODA_ENGINE_FOLDERS   where scripts/engine-browser put the builds, separated by colons
import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** What `crates/matching/examples/browser.rs` offers. */
interface Instance {
  prepare(fair: boolean): void;
  solve(): void;
  plan(): string;
  free(): void;
}
interface Engine {
  default: () => Promise<unknown>;
  Instance: new (students: number, places: number, candidates: number, seats: number, seed: number) => Instance;
}

type Sample = [students: number, places: number, candidates: number, seats: number, seed: number];

interface Solved {
  /** In the browser: the very first time, before it has compiled well what runs often. */
  first?: number;
  times: number[];
  plan: string;
}

const SIZES: [number, number, number][] = [
  [1_000, 300, 0],
  [1_000, 300, 50],
  [10_000, 3_000, 50],
];
/** The browser takes at most so many times as long as the machine. */
const AIM = 1.5;
const ORIGIN = 'http://engine.test';

const program = process.env['ANNODA_ENGINE_PROGRAM'] ?? '';
const folders = (process.env['ANNODA_ENGINE_FOLDERS'] ?? '').split(':').filter(Boolean);

function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Twice: the total alone, then all tiers. */
function natively(sample: Sample, rounds: number): Solved[] {
  const lines = execFileSync(program, ['sample', ...sample.map(String), String(rounds)], { encoding: 'utf8' });
  return lines.trimEnd().split('\n').map((line) => {
    const [plan = '', ...times] = line.split(' ');
    return { plan, times: times.map(Number) };
  });
}

async function open(page: Page, folder: string): Promise<void> {
  const file = (name: string) => readFileSync(`${folder}/${name}`);
  await page.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Engine</title>' });
    return route.fulfill({ contentType: name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript', body: file(name) });
  });
  await page.goto(`${ORIGIN}/`);
}

async function inBrowser(page: Page, sample: Sample, rounds: number): Promise<Solved[]> {
  return page.evaluate(
    async ({ sample, rounds, address }) => {
      const engine = (await import(address)) as Engine;
      await engine.default();
      const instance = new engine.Instance(...sample);
      const timed = (fair: boolean) => {
        instance.prepare(fair);
        const start = performance.now();
        instance.solve();
        return performance.now() - start;
      };
      const first = timed(false);
      const begun = performance.now();
      while (performance.now() - begun < 500) timed(true);
      const solved = [false, true].map((fair) => {
        const times = Array.from({ length: rounds }, () => timed(fair));
        return { first, times, plan: instance.plan() };
      });
      instance.free();
      return solved;
    },
    { sample, rounds, address: `${ORIGIN}/browser.js` },
  );
}

for (const folder of folders) {
  const build = basename(folder);
  test(`engine compiled for the browser, ${build}`, async ({ browser }) => {
    const wasm = `${folder}/browser_bg.wasm`;
    const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
    const table: string[] = [];
    const sizes = `${kilobytes(statSync(wasm).size)} kB, by brotli ${kilobytes(brotliCompressSync(readFileSync(wasm)).length)} kB`;
    table.push(`\nThe engine in Chromium, ${build === 'product' ? 'compiled as in the product' : `opt-level ${build}`} (${sizes}), ms`);
    table.push(`  ${''.padEnd(48)} ${'native'.padStart(9)} ${'browser'.padStart(9)} ${'times'.padStart(6)}  aim ≤ ${AIM} (first time)`);
    for (const [students, places, candidates] of SIZES) {
      for (const seats of [105, 100, 95]) {
        const sample: Sample = [students, places, candidates, seats, 1];
        const rounds = students > 1_000 ? 4 : 15;
        const native: Solved[] = [];
        const browsers: Solved[] = [];
        for (let turn = 0; turn < 2; turn += 1) {
          const page = await browser.newPage();
          await open(page, folder);
          browsers.push(...(await inBrowser(page, sample, rounds)));
          await page.close();
          native.push(...natively(sample, rounds));
        }
        for (const [position, objective] of ['total', 'all tiers'].entries()) {
          // Every second one is of this objective.
          const mine = (solved: Solved[]) => solved.filter((_, index) => index % 2 === position);
          const [here, there] = [native, browsers].map((solved) => median(mine(solved).flatMap(({ times }) => times)));
          const name = `${students} × ${places}, ${candidates > 0 ? `${candidates} candidates` : 'all pairs'}, ${seats} %, ${objective}`;
          for (const { plan } of mine(browsers)) {
            expect(plan, name).toBe(`${mine(native)[0]?.plan} proven`);
          }
          const times = (there ?? NaN) / (here ?? NaN);
          // All tiers come after the total: for them there is no first time.
          const first = position === 0 ? median(mine(browsers).map(({ first }) => first ?? NaN)).toFixed(1) : '';
          const figures = [here, there].map((figure) => (figure ?? NaN).toFixed(1).padStart(9)).join(' ');
          table.push(`  ${name.padEnd(48)} ${figures} ${times.toFixed(2).padStart(6)}  ${(times <= AIM ? 'met' : 'MISSED').padEnd(8)} ${first}`.trimEnd());
        }
      }
    }
    console.log(table.join('\n'));
  });
}
