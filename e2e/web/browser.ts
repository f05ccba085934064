import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { askAxe } from './axe.ts';
import { password } from './portal.ts';

/** Rules that are checked: WCAG 2.2 up to AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Sizes and colour schemes every page has to be right in. */
export const looks = [
  { name: 'desktop, light', viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { name: 'desktop, dark', viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
  { name: 'phone, light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone, dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

/** One way of looking at a page. */
export interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

/** A connection to the browser of this run; closing it closes what was opened by it. */
export function connectToBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserAddress'));
}

/** A browser profile of its own; what its pages complain about (errors, content security policy) is collected. */
export async function newProfile(
  browser: Browser,
  url: string,
  { viewport, colorScheme }: Look,
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  // The certificate is self-signed.
  const context = await browser.newContext({
    viewport,
    colorScheme,
    baseURL: url,
    ignoreHTTPSErrors: true,
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => {
    // A refused request is shown by the page itself; Chromium notes it here too.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  return { context, page, complaints };
}

/** Signs in on the sign-in page and waits for the first page behind it. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: /^FlexPBX/ }).waitFor();
}

/** What axe finds wrong with the page, each as a line. */
export function violations(page: Page): Promise<string[]> {
  return askAxe(page, { type: 'tag', values: rules });
}

/** What axe finds wrong with the page in this colour scheme, everything else having been looked at in the other one. */
export async function contrastViolations(page: Page, colorScheme: Look['colorScheme']): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  return askAxe(page, { type: 'rule', values: ['color-contrast'] });
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
}

/** The element that has the focus, by its text or label. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const element = document.activeElement;
    const label = element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label');
    return (label ?? element?.textContent ?? '').trim();
  })()`);
}

/** Presses Tab until `name` has the focus; fails after as many stops as no page has. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`"${name}" is not reached by Tab`);
}

/** Goes to a field by Tab and types. */
export async function typeInto(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** Goes to a button, a link or a field by Tab and presses Enter. */
export async function pressOn(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** The heading of the whole page. */
export function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { name, level: 1 });
}
