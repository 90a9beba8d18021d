// Lets a fresh clone find what another clone of the same content has compiled.
//
// Cargo goes by the dates of files, and git dates a fresh clone's files with the moment of cloning:
// everything of ours would be compiled again, although the cache holds it. So the folder of compiled
// things remembers by content (a hash per file) which dates its sources had, and these are put back.
//
//   node scripts/freshness.mjs before    gives unchanged files the dates they were compiled with
//   node scripts/freshness.mjs after     remembers them, unless something changed during the build
//
// Nothing is trusted after somebody else has built into the same folder (something in it is newer
// than our last `after`): then dates stay as they are, and cargo compiles what it would compile.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lutimesSync, lstatSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const built = process.env.CARGO_TARGET_DIR;
const memory = built && join(built, "sources.json");
const step = process.argv[2];
if (!built || !["before", "after"].includes(step)) {
  console.error("usage: CARGO_TARGET_DIR=… node scripts/freshness.mjs before|after");
  process.exit(2);
}

/** The files of the project, ignored ones apart; nothing where there is no git. */
function files() {
  try {
    const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return [...new Set(listed.toString().split("\0"))].filter((path) => path && existsSync(path));
  } catch {
    return [];
  }
}

const hash = (bytes) => createHash("sha256").update(bytes).digest("base64");

/** Every file by a hash of what is in it, and every folder by one of the names in it. */
function contents() {
  const found = new Map();
  const folders = new Map();
  for (const path of files()) {
    const link = lstatSync(path).isSymbolicLink();
    found.set(path, hash(link ? readlinkSync(path) : readFileSync(path)));
    for (let child = path; child !== "."; child = dirname(child)) {
      const folder = dirname(child);
      if (!folders.has(folder)) folders.set(folder, new Set());
      folders.get(folder).add(child);
    }
  }
  for (const [folder, children] of folders) found.set(folder, hash([...children].sort().join("\0")));
  return found;
}

/** Whether cargo noted anything after that moment (milliseconds) in the folder of compiled things. */
function builtSince(moment) {
  const notes = [];
  const look = (folder, depth) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const path = join(folder, entry.name);
      if (entry.name === ".fingerprint") notes.push(path);
      else if (depth > 0) look(path, depth - 1);
    }
  };
  look(built, 3);
  return notes.some((folder) =>
    readdirSync(folder).some((unit) =>
      readdirSync(join(folder, unit)).some((file) => lstatSync(join(folder, unit, file)).mtimeMs > moment),
    ),
  );
}

function remembered() {
  try {
    return JSON.parse(readFileSync(memory, "utf8"));
  } catch {
    return undefined;
  }
}

const now = contents();
const known = remembered();
if (step === "before") {
  const trusted = known?.finished !== undefined && !builtSince(known.finished);
  let restored = 0;
  const sources = {};
  for (const [path, content] of now) {
    const before = trusted ? known.sources[path] : undefined;
    let date = Math.floor(lstatSync(path).mtimeMs);
    if (before?.content === content) {
      date = before.date;
      restored += 1;
    } else if (trusted && date <= known.finished) {
      // An old file, but not the one that was compiled: cargo must not take it for that.
      date = Date.now();
    }
    lutimesSync(path, date / 1000, date / 1000);
    sources[path] = { content, date };
  }
  if (existsSync(built)) writeFileSync(memory, JSON.stringify({ sources }));
  if (restored > 0) console.log(`${restored} of ${now.size} files and folders are as they were when last compiled.`);
} else if (known !== undefined) {
  const changed = [...now].some(([path, content]) => known.sources[path]?.content !== content);
  if (changed) rmSync(memory);
  // A second more: some file systems date by whole seconds.
  else writeFileSync(memory, JSON.stringify({ ...known, finished: Date.now() + 1000 }));
}
