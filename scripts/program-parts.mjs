// What the build knows of the parts in which the browser's program comes: shared by
// program-packs.mjs, which puts the files of a part into one, and size.mjs, which weighs them.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Parts that come later, when the page of another part stands: what that one brought is there. */
export const AFTER = { engine: "wake_board", finder: "wake_explore" };

/**
 * What the build left in a folder `pkg`.
 *
 * @returns `shared`, the program's own file; `manifest`, the file that lists the parts; and `parts`,
 *   by a part's name: its name in the manifest, which ends in a number, and its files without `.wasm`.
 */
export async function programParts(pkg) {
  const files = await readdir(pkg);
  const manifest = files.find((file) => /^__wasm_split_manifest\..*json$/.test(file));
  const shared = files.find((file) => /^annoda\..*wasm$/.test(file));
  if (!manifest || !shared) throw new Error(`no program in ${pkg}`);
  const listed = Object.entries(JSON.parse(await readFile(join(pkg, manifest), "utf8")));
  const parts = Object.fromEntries(listed.map(([listedAs, names]) => [listedAs.replace(/_\d+$/, ""), { listedAs, names }]));
  return { manifest, shared, parts };
}
