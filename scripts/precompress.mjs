// Writes FILE.br and FILE.gz beside each text and program file of a folder, so that the server
// sends what took seconds to compress without compressing anything itself.
//
//   node scripts/precompress.mjs FOLDER
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

// Pictures and fonts are compressed already.
const COMPRESSIBLE = new Set([".css", ".html", ".ico", ".js", ".json", ".map", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"]);
// Below this the headers weigh more than what is saved.
const SMALLEST = 512;

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node scripts/precompress.mjs FOLDER");
  process.exit(2);
}

const compressors = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

await Promise.all(
  files.map(async (file) => {
    const bytes = await readFile(file);
    if (bytes.length < SMALLEST) return;
    await Promise.all(
      Object.entries(compressors).map(async ([suffix, compress]) => {
        const compressed = await compress(bytes);
        if (compressed.length < bytes.length) await writeFile(`${file}.${suffix}`, compressed);
      }),
    );
  }),
);
