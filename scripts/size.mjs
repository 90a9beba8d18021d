// How much the browser downloads, by area of pages: the program that all areas share and what each
// adds. Fails where one is above its budget.
//
//   node scripts/size.mjs FOLDER    with site/pkg
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { programParts } from "./program-parts.mjs";

// kB (1,000 bytes) of WebAssembly as it is sent to nearly every browser: compressed by brotli. The
// aim for what a page begins with is 350, which only exploring keeps to; what keeps it small is told
// in docs/ARCHITECTURE.md. What is loaded later, when the page stands, has a budget of its own.
const BUDGET = { wake_board: 500, wake_explore: 350, wake_preferences: 410 };
const LATER = { engine: 150, finder: 60 };

const pkg = join(process.argv[2], "site", "pkg");
const files = await readdir(pkg);
const kb = (bytes) => (bytes / 1000).toFixed(1);
const size = async (file) => (await stat(join(pkg, file))).size;
const sent = async (file) => size(files.includes(`${file}.br`) ? `${file}.br` : file);

console.log("kB".padEnd(56), "raw".padStart(9), "brotli".padStart(9));
for (const file of files.filter((file) => /\.(wasm|js|css)$/.test(file)).sort()) {
  console.log(file.padEnd(56), kb(await size(file)).padStart(9), kb(await sent(file)).padStart(9));
}

const { shared, parts } = await programParts(pkg);
const filesOf = (part) => {
  if (!parts[part]) throw new Error(`size: no part is called ${part}`);
  return parts[part].names.map((name) => `${name}.wasm`);
};
let failed = false;
const judge = async (part, files, budget) => {
  const total = (await Promise.all(files.map(sent))).reduce((sum, bytes) => sum + bytes, 0);
  console.log(`${part}: ${kb(total)} of ${budget} kB`);
  if (total > budget * 1000) {
    console.error(`size: ${part} is above its budget, which is set in scripts/size.mjs`);
    failed = true;
  }
};
for (const [part, budget] of Object.entries(BUDGET)) await judge(part, [shared, ...filesOf(part)], budget);
for (const [part, budget] of Object.entries(LATER)) await judge(`${part}, later`, filesOf(part), budget);
process.exit(failed ? 1 : 0);
