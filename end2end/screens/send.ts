import { type Locator, type Page, type Response } from '@playwright/test';

/**
 * Presses a button of a form, and gives the answer of the server to it: not that to a script of the
 * page, which may have asked something at the same moment.
 */
export async function send(page: Page, button: Locator): Promise<Response> {
  const isOfForm = (response: Response) => response.request().method() === 'POST' && response.request().isNavigationRequest();
  const [answer] = await Promise.all([page.waitForResponse(isOfForm), button.click()]);
  return answer;
}
