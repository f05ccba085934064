import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Opens a page and waits until it shows what it is about, not a skeleton. */
export async function show(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await isThere(page);
}

/** Waits until the page has its heading and shows what it is about. */
async function isThere(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.getByText('Loading…').count(), { timeout: 10_000 }).toBe(0);
}

/**
 * Goes to another page as a link does, without loading everything again. By way of a page that is none: until that one has
 * gone, what is there is not yet the page that is wanted.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  const none = page.getByRole('heading', { level: 1, name: 'There is no such page' });
  const nowhere = path.replace(/^(\/\w+).*/, '$1/no-such-page');
  await follow(page, nowhere);
  await none.waitFor();
  if (path === nowhere) return;
  await follow(page, path);
  await none.waitFor({ state: 'detached' });
  await isThere(page);
}

/** What the browser does when its “back” leads there. */
function follow(page: Page, path: string): Promise<void> {
  return page.evaluate(`history.pushState(null, '', '${path}'); dispatchEvent(new PopStateEvent('popstate'))`);
}

/** Headings that leave out a level, and pages without exactly one of the first. */
export async function skippedHeadings(page: Page): Promise<string[]> {
  const names = await page.locator('main :is(h1, h2, h3, h4)').evaluateAll((found) => found.map((h) => h.tagName));
  const levels = names.map((name) => Number(name.slice(1)));
  const skipped = levels.flatMap((level, at) => (level > (levels[at - 1] ?? 0) + 1 ? [`h${level} at ${at}`] : []));
  return levels.filter((level) => level === 1).length === 1 ? skipped : ['not one h1', ...skipped];
}
