// Before all tests: loads the demo polo once. Each server starts on a copy of that database.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_FOLDER, run } from './program';

/** Where the workers find the seeded database. */
export const TEMPLATE = 'ANNODA_E2E_TEMPLATE';

export default async function seed(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'annoda-e2e-'));
  await run(['seed', DEMO_FOLDER], { ANNODA_DATA: folder, ANNODA_LOG: 'warn' });
  process.env[TEMPLATE] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
