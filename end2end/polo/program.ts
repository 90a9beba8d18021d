// The program under test and the environment in which it runs.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');

/** `ANNODA_BIN` if set, from the folder where the tests were started, else `bin/annoda`. */
export const PROGRAM = process.env['ANNODA_BIN'] ? resolve(process.env['ANNODA_BIN']) : resolve(ROOT, 'bin/annoda');

/** The demonstration's CSV files, from which the tests know what to expect. */
export const DEMO_FOLDER = resolve(ROOT, 'data/demo');

/** One's own environment without settings of Annoda, and with those of `own`. */
export function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(ANNODA_|LEPTOS_|DATABASE_URL$|PORT$|HOST$)/.test(name));
  return { ...Object.fromEntries(inherited), ...own };
}

/** Runs a verb of the program to its end; returns what it printed. */
export async function run(verb: string[], own: Record<string, string>): Promise<string> {
  if (!existsSync(PROGRAM)) {
    throw new Error(`${PROGRAM} is not there: build it with \`make bin\`, or name another in ANNODA_BIN`);
  }
  return (await promisify(execFile)(PROGRAM, verb, { env: environment(own) })).stdout;
}
