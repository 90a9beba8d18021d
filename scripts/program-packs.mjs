// Puts the files of each part of the browser's program into one. Compressed one by one they are an
// eighth larger, because each begins anew; and one request is quicker than eight.
//
// A pack is its files one after the other; the loader that the build wrote learns their lengths and
// hands each over as soon as it is there. The files themselves stay where they are, for a part that
// is asked for in an order nobody thought of.
//
//   node scripts/program-packs.mjs FOLDER    with hash.txt and site/pkg, before program-names.mjs
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AFTER, programParts } from "./program-parts.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node scripts/program-packs.mjs FOLDER");
  process.exit(2);
}
const pkg = join(folder, "site", "pkg");
const { manifest, parts } = await programParts(pkg);
const split = (await readFile(join(folder, "hash.txt"), "utf8")).match(/^split: *(\S+)$/m)?.[1];
if (!split) throw new Error("hash.txt has no line for split");
const loaderFile = join(pkg, `__wasm_split.${split}.js`);
let loader = await readFile(loaderFile, "utf8");

/** Replaces what must be there: a build tool that writes it otherwise must not go unnoticed. */
const replace = (from, to) => {
  const replaced = loader.replace(from, to);
  if (replaced === loader) throw new Error(`${loaderFile} has no ${from}`);
  loader = replaced;
};

const listed = {};
for (const [part, { listedAs, names }] of Object.entries(parts)) {
  const there = new Set(AFTER[part] ? parts[AFTER[part]].names : []);
  const own = names.filter((name) => !there.has(name));
  const files = await Promise.all(own.map((name) => readFile(join(pkg, `${name}.wasm`))));
  const pack = Buffer.concat(files);
  const name = `${part}.${createHash("sha256").update(pack).digest("base64url").slice(0, 22)}`;
  await writeFile(join(pkg, `${name}.wasm`), pack);
  listed[listedAs] = [name];
  const table = JSON.stringify(own.map((name, index) => [name, files[index].length]));
  replace(
    `export const __wasm_split_load_${listedAs} = wrapAsyncCb(makeLoad(`,
    `export const __wasm_split_load_${listedAs} = wrapPacked("./${name}.wasm", ${table}, makeLoad(`,
  );
}
replace(/fetch\(new URL\("\.\/([^"]+)\.wasm", import\.meta\.url\)\)/g, 'fetchPart("$1")');

loader += `
/* Files that come in one: the bytes of each by its name, as soon as they are there. */
const packed = new Map();
function wrapPacked(url, table, load) {
    return wrapAsyncCb(() => {
        if (table.some(([name]) => !packed.has(name))) unpack(url, table);
        return load();
    });
}
function unpack(url, table) {
    const waiting = table.map(([name]) => {
        let settle;
        const bytes = new Promise((resolve, reject) => { settle = { resolve, reject }; });
        bytes.catch(() => {});
        packed.set(name, bytes);
        return settle;
    });
    (async () => {
        const response = await fetch(new URL(url, import.meta.url));
        if (!response.ok) throw new Error(\`\${url}: \${response.status}\`);
        const reader = response.body.getReader();
        let at = 0, filled = 0, bytes = new Uint8Array(table[0][1]);
        for (;;) {
            const { done, value } = await reader.read();
            if (done) break;
            for (let from = 0; from < value.length && at < table.length;) {
                const piece = value.subarray(from, from + bytes.length - filled);
                bytes.set(piece, filled);
                filled += piece.length;
                from += piece.length;
                if (filled < bytes.length) break;
                waiting[at++].resolve(bytes);
                if (at < table.length) bytes = new Uint8Array(table[at][1]);
                filled = 0;
            }
        }
        if (at < table.length) throw new Error(\`\${url}: cut short\`);
    })().catch((error) => {
        /* The next attempt begins anew. */
        for (const [name] of table) packed.delete(name);
        for (const { reject } of waiting) reject(error);
    });
}
async function fetchPart(name) {
    const bytes = packed.get(name);
    if (!bytes) return fetch(new URL(\`./\${name}.wasm\`, import.meta.url));
    return new Response(await bytes, { headers: { "content-type": "application/wasm" } });
}
`;
await writeFile(loaderFile, loader);
await writeFile(join(pkg, manifest), JSON.stringify(listed));
