// Who may not know a student's name never receives it: not on the page, not in what the page was
// made from, not in the stream. Everything that arrives is searched for planted surnames.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { APIRequestContext, BrowserContext, Page, Request } from '@playwright/test';
import { expect, test } from '../fixtures';
import { demand, everybody, student, studentsOf, textsBut } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

const giulia = student('PT26-0103');
const machining = demand('T1', 'R001');
/** Of A003, the company that looks on. */
const turning = demand('T1', 'R003');

/** The surnames that data/demo/README.md promises to occur nowhere else. */
const PLANTED = ["Dell'Omodarme", 'Bertolucci Zuccarelli', 'Quartieroni', 'Telleschi'];

/** Those, and every other surname that is no word of another text: "Fall" is an English one too. */
function surnames(): string[] {
  const folder = resolve(__dirname, '../../crates/messages/texts');
  const messages = ['it', 'en'].flatMap((language) =>
    readdirSync(join(folder, language)).map((file) => readFileSync(join(folder, language, file), 'utf8')),
  );
  const others = [...textsBut('studenti.csv'), ...messages].join('\n').toLowerCase();
  const all = [...new Set(everybody.map((one) => one.family))];
  return all.filter((surname) => PLANTED.includes(surname) || !word(surname.toLowerCase()).test(others));
}

function word(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{M}])${escaped}(?![\\p{L}\\p{M}])`, 'u');
}

/** As it would read on a screen, whichever way it was written for the wire. */
function plain(text: string): string {
  return text
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/&#x([0-9a-fA-F]+);/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&apos;|’/g, "'")
    .normalize('NFC');
}

const SURNAMES = surnames();

function namesIn(text: string): string[] {
  const searched = plain(text);
  return SURNAMES.filter((surname) => word(surname).test(searched));
}

/** Keeps the text of everything that a browser receives, but for the stream, which never ends. */
class Letterbox {
  readonly received: { url: string; body: string }[] = [];
  private readonly opened: Promise<void>[] = [];

  constructor(context: BrowserContext) {
    // A page that is left takes its answers with it: some then neither come nor fail.
    const left = new Map<Request, () => void>();
    context.on('requestfailed', (request) => left.get(request)?.());
    context.on('response', (response) => {
      const kind = response.headers()['content-type'] ?? '';
      // The program and its fonts are the same for everybody.
      if (kind.includes('event-stream') || /\/(pkg|fonts)\//.test(new URL(response.url()).pathname)) return;
      const read = response
        .body()
        .then((body) => void this.received.push({ url: response.url(), body: body.toString('utf8') }))
        // Redirects have no body.
        .catch(() => undefined);
      this.opened.push(Promise.race([read, new Promise<void>((resolve) => left.set(response.request(), resolve))]));
    });
  }

  async texts(): Promise<{ url: string; body: string }[]> {
    await Promise.all(this.opened);
    return this.received;
  }
}

async function expectNoNames(letterbox: Letterbox, page: Page, but: string[] = []): Promise<void> {
  const texts = await letterbox.texts();
  expect(texts.length).toBeGreaterThan(2);
  for (const { url, body } of texts) {
    expect(namesIn(body).filter((name) => !but.includes(name)), url).toEqual([]);
  }
  expect(namesIn(await page.content()).filter((name) => !but.includes(name)), 'the page itself').toEqual([]);
}

/** The latest version of a board, as a teacher's history tells it. */
async function latestVersion(request: APIRequestContext, board: string): Promise<number> {
  const answer = await request.post('/api/boards/history', { data: { board, before: null } });
  expect(answer.status()).toBe(200);
  const lines = (await answer.json()) as { seen: { version: number } }[];
  return lines[0]?.seen.version ?? 0;
}

/** Reads a board's stream from its beginning until it has told a version. */
async function readStream(context: BrowserContext, address: string, board: string, until: number): Promise<string> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${address}/api/boards/${board}/events?after=0`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: AbortSignal.timeout(20_000),
  });
  expect(answer.status).toBe(200);
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of answer.body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    if (text.split('\n').some((line) => line.trim() === `id: ${until}` || line.trim() === `id:${until}`)) break;
  }
  return text;
}

test('the search finds what it looks for', () => {
  expect(SURNAMES.length).toBeGreaterThan(90);
  for (const surname of PLANTED) expect(SURNAMES).toContain(surname);
  expect(namesIn('<b>Viola Dell&#x27;Omodarme</b>')).toEqual(["Dell'Omodarme"]);
  expect(namesIn('{"family":"Nguy\\u1ec5n"}')).toEqual(['Nguyễn']);
  expect(namesIn('Linea di produzione')).toEqual([]);
});

test('a teacher receives the names of the own students', async ({ page }) => {
  await enter(page, people.teacher);
  const letterbox = new Letterbox(page.context());
  await Board.open(page);
  await letterbox.texts();
  await page.reload();
  const found = new Set((await letterbox.texts()).flatMap(({ body }) => namesIn(body)));
  const own = new Set(studentsOf('T1').map((one) => one.family));
  expect([...found].filter((name) => !own.has(name))).toEqual([]);
  expect(found.size).toBeGreaterThan(30);
});

test('a company’s browser never receives a name', async ({ page, visit, polo }) => {
  const teacher = await visit(people.teacher);
  const theirs = await Board.open(teacher);

  await enter(page, people.company);
  const letterbox = new Letterbox(page.context());
  const board = await Board.open(page);
  await expect(board.demands).toHaveCount(1);
  await expect(board.students).toHaveCount(studentsOf('T1').length);

  // Moves onto and away from the company's own demand and a stranger's one.
  await theirs.place(giulia, machining);
  await theirs.place(student('PT26-0101'), turning);
  await expect(board.count(turning)).toHaveText('2/2');
  await theirs.place(student('PT26-0101'), demand('T1', 'R011'));
  await expect(board.count(turning)).toHaveText('1/2');
  await theirs.place(student('PT26-0170'), demand('T1', 'R012'));

  await board.students.first().click({ position: { x: 20, y: 10 } });
  await board.demands.first().click({ position: { x: 20, y: 10 } });
  await board.search('students').fill(giulia.family);
  await expect(board.total('students')).toHaveText(`0 di ${studentsOf('T1').length}`);
  await board.search('students').fill('');
  await letterbox.texts();
  await page.reload();
  await board.live();
  for (const address of ['/', '/richieste', '/richieste/nuova', '/tavoli', '/liberatorie', '/professioni', '/competenze', '/privacy', '/tavoli']) {
    // All is read before a page is left: of what a page takes with it, nobody hears again.
    await letterbox.texts();
    await page.goto(address);
  }
  await expectNoNames(letterbox, page);

  const stream = await readStream(page.context(), polo.address, theirs.id, await latestVersion(teacher.request, theirs.id));
  expect(stream.length).toBeGreaterThan(500);
  expect(namesIn(stream)).toEqual([]);
  expect(stream, 'nor who moved').not.toContain(people.teacher);
});

test('the facets of a company’s board tell no more than its cards', async ({ page }) => {
  await enter(page, people.company);
  const board = await Board.open(page);
  for (const key of ['classe', 'comune']) {
    expect(await board.counts(key), key).toEqual({});
  }
});

test('a coordinator follows every move without a name', async ({ page, visit, polo }) => {
  const teacher = await visit(people.teacher);
  const theirs = await Board.open(teacher);
  await enter(page, people.coordinator);
  const letterbox = new Letterbox(page.context());
  const board = await Board.open(page);
  await theirs.place(giulia, machining);
  await expect(board.count(machining)).toHaveText('3/3');
  await page.getByRole('button', { name: 'Cronologia' }).click();
  await expect(board.history.locator('li').first()).toContainText(machining.title);
  await expectNoNames(letterbox, page);
  const stream = await readStream(page.context(), polo.address, theirs.id, await latestVersion(teacher.request, theirs.id));
  expect(namesIn(stream)).toEqual([]);
});

test('a student sees the own name and nobody else’s card', async ({ page, visit }) => {
  const teacher = await visit(people.teacher);
  const theirs = await Board.open(teacher);
  await enter(page, people.student);
  const letterbox = new Letterbox(page.context());
  const board = await Board.open(page);
  await expect(board.students).toHaveCount(1);
  await theirs.place(student('PT26-0101'), machining);
  await expect(board.count(machining)).toHaveText('3/3');
  await expect(board.demand(machining).locator('button.seat')).toHaveCount(0);
  await expectNoNames(letterbox, page, [giulia.family]);
});

test('a class that is guest on another school’s board stays pseudonymous there', async ({ page }) => {
  await enter(page, 'Paolo Baldi');
  const letterbox = new Letterbox(page.context());
  const board = await Board.open(page, 'T3');
  await expect(board.students).toHaveCount(studentsOf('T3').length);
  const own = studentsOf('T3').filter((one) => one.class.startsWith('S03')).map((one) => one.family);
  await expectNoNames(letterbox, page, own);
});

test.describe('a board that is not for them', () => {
  test('does not exist for a teacher of another school, nor for a visitor', async ({ page, visit }) => {
    const teacher = await visit(people.teacher);
    const { id } = await Board.open(teacher);
    const strangers: [string, Page][] = [
      [people.otherSchool, page],
      ['nobody', await visit(null)],
    ];
    await enter(page, people.otherSchool);
    for (const [who, stranger] of strangers) {
      const answer = await stranger.goto(`/tavoli/${id}`);
      expect(answer?.status(), who).toBe(404);
      await expect(stranger.locator('.problem')).toBeVisible();
      await expect(stranger.locator('article.stu')).toHaveCount(0);
      const read = await stranger.request.post('/api/boards/read', { data: { board: id } });
      expect(read.status(), who).toBe(404);
      const history = await stranger.request.post('/api/boards/history', { data: { board: id, before: null } });
      expect(history.status(), who).toBe(404);
      const stream = await stranger.request.get(`/api/boards/${id}/events?after=0`);
      expect(stream.status(), who).toBe(404);
    }
    await page.goto('/tavoli');
    await expect(page.locator('main')).not.toContainText('Agnesi');
  });

  test('a guest school’s teacher sees the board and may not change it', async ({ page }) => {
    await enter(page, people.teacher);
    const board = await Board.open(page, 'T3');
    await expect(page.getByRole('button', { name: 'Sposta…' })).toHaveCount(0);
    await expect(board.demands).not.toHaveCount(0);
  });
});
