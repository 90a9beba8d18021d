// Whether others wait while one uploads the largest file that may be imported: how long a page and
// a sign of life take, before and meanwhile.
import { test } from '../fixtures';
import { register } from '../polo/register';
import { enter, people } from '../screens/entrance';

/** Bytes of the largest file, less than the form around it. */
const LARGEST = 99_000_000;
const PAUSE = 20;

test.use({ changes: false });

function figures(times: number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);
  return `p50 ${at(0.5).padStart(5)} ms   p99 ${at(0.99).padStart(5)} ms   longest ${at(1).padStart(5)} ms   of ${sorted.length}`;
}

test('an upload of 99 MB, and everybody else', async ({ visit, polo }) => {
  const page = await visit(null);
  await enter(page, people.teacher);
  const rows = register(20_000);
  const file = Buffer.concat(Array.from({ length: Math.ceil(LARGEST / rows.length) }, () => rows)).subarray(0, LARGEST);

  const watch = async (path: string, isOver: () => boolean): Promise<number[]> => {
    const times: number[] = [];
    while (!isOver()) {
      const begin = performance.now();
      const answer = await fetch(`${polo.address}${path}`);
      await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      times.push(performance.now() - begin);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    return times;
  };
  const both = (isOver: () => boolean) => Promise.all([watch('/health', isOver), watch('/professioni', isOver)]);

  const until = performance.now() + 5_000;
  const [health, pages] = await both(() => performance.now() > until);
  let answered = false;
  const begin = performance.now();
  const upload = page.request
    .post('/importa', {
      multipart: { kind: 'students', school_year: '2026/27', file: { name: 'grande.csv', mimeType: 'text/csv', buffer: file } },
      headers: { origin: polo.address },
      timeout: 240_000,
    })
    .then((answer) => {
      answered = true;
      return answer;
    });
  const [healthMeanwhile, pagesMeanwhile] = await both(() => answered);
  const answer = await upload;
  console.log(`\n${(LARGEST / 1e6).toFixed(0)} MB sent, read and looked at in ${((performance.now() - begin) / 1000).toFixed(1)} s, answered ${answer.status()}`);
  console.log(`  /health       before     ${figures(health)}`);
  console.log(`  /health       meanwhile  ${figures(healthMeanwhile)}`);
  console.log(`  /professioni  before     ${figures(pages)}`);
  console.log(`  /professioni  meanwhile  ${figures(pagesMeanwhile)}`);
});
