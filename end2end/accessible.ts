// What axe (WCAG 2.2 A and AA, and its best practices) finds on a page that a test has brought
// somewhere, and whether it fits its width.
import { type Page, expect } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In long lists the rows are alike: the first dozen is looked at. */
const MORE_ROWS = ['main ul.cards > li:nth-child(n+13)', 'main ul.lines > li:nth-child(n+13)'];

const PHONE = { width: 390, height: 844 };

export interface Look {
  /** What is new on a page that was looked at as a whole before. */
  part?: string;
  /** Whether to look at it as wide as a phone, too: no where the test itself runs on a phone. */
  narrow?: boolean;
}

/**
 * Everything in light; in dark what differs there, the colours; and on a wide screen everything once
 * more at the width of a phone, without the way to that place once more.
 */
export async function expectAccessible(page: Page, { part, narrow = true }: Look = {}): Promise<void> {
  await look(page, 'dark', part);
  await look(page, 'light', part);
  const wide = page.viewportSize();
  if (!narrow || !wide || wide.width <= PHONE.width) return;
  await page.setViewportSize(PHONE);
  await look(page, 'light', part);
  await page.setViewportSize(wide);
}

async function look(page: Page, colorScheme: 'light' | 'dark', part: string | undefined): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const only: RunOptions['runOnly'] = colorScheme === 'light' ? { type: 'tag', values: STANDARD } : { type: 'rule', values: ['color-contrast'] };
  const found = await violations(page, part ? [part] : [], only);
  expect(found, `${new URL(page.url()).pathname}, ${colorScheme}, ${page.viewportSize()?.width}`).toEqual([]);
  // WCAG 1.4.10: no page scrolls sideways.
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, 'nothing sticks out sideways').toBeLessThanOrEqual(0);
}

/**
 * Axe itself, in the page: its companion for Playwright opens a window more for each look, and takes
 * three times as long. Our pages have no frames, for which that would be needed.
 */
async function violations(page: Page, include: string[], runOnly: RunOptions['runOnly']): Promise<object[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ include, exclude, runOnly }) => {
      const run = (window as unknown as { axe: typeof import('axe-core') }).axe.run;
      const context = include.length > 0 ? { include, exclude } : { exclude };
      const { violations } = await run(context, { runOnly, resultTypes: ['violations'] });
      // Each with what it is about, so that the report can be acted on.
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.any.map((check) => check.message).join('; ')}`).slice(0, 4),
      }));
    },
    { include, exclude: MORE_ROWS, runOnly },
  );
}
