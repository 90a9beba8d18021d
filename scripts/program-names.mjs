// Names the files that the browser's program begins with by all that they are made of. The build
// names each by what it was before the names of the others stood in it: a program could change
// behind a name that browsers keep for a year.
//
//   node scripts/program-names.mjs FOLDER    with hash.txt and site/pkg
import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node scripts/program-names.mjs FOLDER");
  process.exit(2);
}

const hashFile = join(folder, "hash.txt");
let lines = await readFile(hashFile, "utf8");
const hashOf = (kind) => {
  const found = lines.match(new RegExp(`^${kind}: *(\\S+)$`, "m"));
  if (!found) throw new Error(`${hashFile} has no line for ${kind}`);
  return found[1];
};
const program = ["js", "wasm", "split"].map((kind) => ({ kind, old: hashOf(kind) }));
const nameOf = (kind, hash) => (kind === "split" ? `__wasm_split.${hash}.js` : `annoda.${hash}.${kind}`);
const pkg = (name) => join(folder, "site", "pkg", name);

// Byte for byte and of the same length: in WebAssembly a name's length stands before it.
const replaced = (bytes, from, to) => {
  const result = Buffer.from(bytes);
  for (let at = result.indexOf(from); at >= 0; at = result.indexOf(from, at + to.length)) result.write(to, at, "latin1");
  return result;
};

for (const file of program) file.bytes = await readFile(pkg(nameOf(file.kind, file.old)));
const together = createHash("sha256");
for (const { bytes } of program) {
  together.update(program.reduce((text, { old }) => replaced(text, old, "_".repeat(old.length)), bytes));
}
const name = together.digest("base64url").slice(0, program[0].old.length);

for (const { kind, old, bytes } of program) {
  if (old.length !== name.length) throw new Error(`the hash of ${kind} has another length`);
  const renamed = program.reduce((text, file) => replaced(text, file.old, name), bytes);
  await writeFile(pkg(nameOf(kind, old)), renamed);
  await rename(pkg(nameOf(kind, old)), pkg(nameOf(kind, name)));
  lines = lines.replace(new RegExp(`^${kind}: .*$`, "m"), `${kind}: ${name}`);
}
await writeFile(hashFile, lines);
