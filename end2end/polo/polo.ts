// A running server with a demo polo of its own, on a free port, with its data in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM, environment, run } from './program';
import { TEMPLATE } from './seed';

/** How long a server may take to answer, in milliseconds. */
const START = 30_000;
/** How long a server may take to end, in milliseconds: its own deadline is 10 s. */
const END = 15_000;

export class Polo {
  private process: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private written = '';

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly options: string[],
  ) {}

  /** Starts a server on a fresh copy of the demo, or on the demonstration files of a folder. */
  static async open(files?: string): Promise<Polo> {
    const folder = await mkdtemp(join(tmpdir(), 'annoda-polo-'));
    const template = process.env[TEMPLATE];
    if (template && files === undefined) await cp(template, folder, { recursive: true });
    const polo = new Polo(folder, await freePort(), files === undefined ? ['--demo'] : ['--demo', '--demo-data', files]);
    await polo.start();
    return polo;
  }

  /** Starts a server on an empty polo for real people, where nobody chooses who to be. */
  static async real(): Promise<Polo> {
    const polo = new Polo(await mkdtemp(join(tmpdir(), 'annoda-polo-')), await freePort(), []);
    await polo.start();
    return polo;
  }

  /** Runs a verb of the program on its data, as the operator; returns what it printed. */
  async operate(verb: string[]): Promise<string> {
    return run(verb, { ANNODA_DATA: this.folder, ANNODA_LOG: 'warn', ANNODA_ORIGIN: this.address });
  }

  /** The address of the site. */
  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What the server has written to its log. */
  get log(): string {
    return this.written;
  }

  /** Starts the server, on the same port and data as before. */
  async start(): Promise<void> {
    const own = { PORT: String(this.port), HOST: '127.0.0.1', ANNODA_DATA: this.folder, ANNODA_LOG: 'warn' };
    const child = spawn(PROGRAM, ['serve', ...this.options], { env: environment(own), stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (text: Buffer) => {
      this.written += text.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.process = child;
    this.ended = new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    const deadline = Date.now() + START;
    while (!(await this.answers())) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`the server did not start: exit code ${child.exitCode}\n${this.written}`);
      }
      await pause(50);
    }
  }

  /** Pulls the plug: SIGKILL, nothing is written any more. */
  async kill(): Promise<void> {
    this.process?.kill('SIGKILL');
    await this.ended;
  }

  /** Ends the server as an operator would, and deletes its data. Whether it ended by itself. */
  async close(): Promise<boolean> {
    this.process?.kill('SIGTERM');
    const graceful = await Promise.race([this.ended.then(() => true), pause(END).then(() => false)]);
    if (!graceful) await this.kill();
    await rm(this.folder, { recursive: true, force: true });
    return graceful;
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/health`)).ok;
    } catch {
      return false;
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port'));
      server.close(() => resolve(address.port));
    });
  });
}
