// What the engine answers as WebAssembly, line by line: node browser-answers.mjs FOLDER, where
// scripts/engine-browser put it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv[2] ?? '.');
const { answers, initSync } = await import(pathToFileURL(`${folder}/browser.js`).href);
initSync({ module: readFileSync(`${folder}/browser_bg.wasm`) });
process.stdout.write(answers());
