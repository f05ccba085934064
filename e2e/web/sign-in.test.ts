import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectToBrowser, focused, looks, newProfile, pressOn, signIn, typeInto } from './browser.ts';
import { type PortalAlone, password, startPortal } from './portal.ts';

let portal: PortalAlone;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), connectToBrowser()]);
  await portal.addAdmin('admin', { temporary: false });
  await portal.addAdmin('newcomer', { temporary: true });
  await portal.addExtension('1001', 'Ada Lovelace');
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

async function open(run: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, complaints } = await newProfile(browser, portal.url, looks[0]);
  await run(page);
  expect(complaints).toEqual([]);
  await context.close();
}

describe('signing in, by keyboard only', () => {
  test('given a page that was asked for, then it is shown after signing in', () =>
    open(async (page) => {
      await page.goto('/admin/calls/history');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await typeInto(page, 'User name', 'admin');
      await typeInto(page, 'Password', password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Call history', level: 1 }).waitFor();
      expect(await page.title()).toBe('Call history – FlexPBX');
    }));

  test('given a wrong password, then the summary takes the focus and says so in words', () =>
    open(async (page) => {
      await page.goto('/sign-in');
      await typeInto(page, 'User name', 'admin');
      await typeInto(page, 'Password', 'not this one');
      await page.keyboard.press('Enter');
      const summary = page.getByRole('alert');
      await summary.getByText('User name or password is wrong.').waitFor();
      expect(await focused(page)).toContain('There is a problem');
    }));

  test('given empty fields, then each says what to give, and the summary leads to it', () =>
    open(async (page) => {
      await page.goto('/sign-in');
      await pressOn(page, 'Sign in');
      await page.getByRole('alert').waitFor();
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Give your user name.');
      await page.keyboard.press('Enter');
      expect(await focused(page)).toBe('User name');
      expect(await page.getByLabel('User name').getAttribute('aria-invalid')).toBe('true');
    }));

  test('given somebody with an extension only, then the administrators’ pages are not for them', () =>
    open(async (page) => {
      await signIn(page, '1001');
      await page.getByRole('heading', { name: 'My phone', level: 1 }).waitFor();
      await page.goto('/admin/extensions');
      await page.getByRole('heading', { name: 'My phone', level: 1 }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/me');
    }));
});

test('given a temporary password, then nothing is seen before it is replaced, by rules that are checked as one types', () =>
  open(async (page) => {
    await page.goto('/sign-in?next=%2Fadmin%2Fextensions');
    await page.getByLabel('User name').fill('newcomer');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Choose your password' }).waitFor();
    expect(await focused(page)).toBe('Choose your password');
    await page.goto('/admin/extensions');
    await page.getByRole('heading', { name: 'Choose your password' }).waitFor();

    await page.getByLabel('Temporary password', { exact: true }).fill(password);
    await page.getByLabel('New password', { exact: true }).fill('river');
    await expect.poll(() => page.getByText('(kept)').count()).toBe(1);
    await page.getByLabel('New password', { exact: true }).fill('river copper lantern');
    await page.getByLabel('Repeat the new password', { exact: true }).fill('river copper lanterm');
    await page.getByRole('button', { name: /^Set the password/ }).click();
    await page
      .getByRole('alert')
      .getByText(/differ/)
      .waitFor();
    await page.getByLabel('Repeat the new password', { exact: true }).fill('river copper lantern');
    await page.getByRole('button', { name: /^Set the password/ }).click();
    await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  }));

test('given somebody signs out, then going back shows nothing of theirs', () =>
  open(async (page) => {
    await signIn(page, 'admin');
    await page.goto('/admin/extensions');
    await page.getByText('Ada Lovelace').waitFor();
    await page.getByRole('button', { name: /admin/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByText('Ada Lovelace').count()).toBe(0);
  }));
