import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { programDir } from '@flexpbx/runtime';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Phone } from '../phones/phone.ts';
import { type PhoneBank, startPhoneBank } from '../phones/phone-bank.ts';
import { startSystem, type TestSystem } from '../system/start-system.ts';
import { connectToBrowser, newProfile } from './browser.ts';

/** `npm run pictures` sets this; the pictures of the documentation are then taken anew along the way. */
const takesPictures = process.env.FLEXPBX_PICTURES === 'yes';
const pictures = join(programDir, 'docs/pictures');
const look = { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } as const;

let system: TestSystem;
let browser: Browser;
let bank: PhoneBank;

beforeAll(async () => {
  [system, browser, bank] = await Promise.all([
    startSystem({ databaseUrl: null, variables: { FLEXPBX_PUBLIC_HOST: '127.0.0.1' } }),
    connectToBrowser(),
    startPhoneBank(),
  ]);
});

afterAll(async () => {
  await bank?.stop();
  await browser?.close();
  await system?.remove();
});

async function picture(page: Page, name: string): Promise<void> {
  if (!takesPictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
}

/** Signs in with the one-time password the terminal showed, and replaces it. */
async function signInTheFirstTime(page: Page): Promise<void> {
  const { username, password } = system.firstAdmin;
  await page.goto('/');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Temporary password', { exact: true }).fill(password);
  await page.getByLabel('New password', { exact: true }).fill('river copper lantern');
  await page.getByLabel('Repeat the new password', { exact: true }).fill('river copper lantern');
  await page.getByRole('button', { name: /^Set the password/ }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
}

/** Adds an extension and sets a phone up with what the page then says. */
async function addExtension(page: Page, number: string, name: string): Promise<Phone> {
  await page.goto('/admin/extensions/new');
  await page.getByLabel('Number', { exact: true }).fill(number);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add the extension' }).click();
  await page.getByRole('heading', { name: 'What to type into the phone' }).waitFor();
  await page.getByRole('button', { name: 'Show the password' }).click();
  const secret = await page.locator('div:has(> dt:text-is("Password")) dd > span').textContent();
  return bank.phone({
    number,
    secret: secret ?? '',
    server: system.sipServers.udp,
    transport: 'udp',
    encryption: 'none',
    registrationSeconds: 300,
  });
}

test('given a new system, when an administrator adds two extensions in the browser, then their phones ring and talk', async () => {
  const { page, complaints } = await newProfile(browser, system.portal().origin, look);
  await signInTheFirstTime(page);
  await picture(page, 'first-steps');

  const anna = await addExtension(page, '1001', 'Anna Lindqvist');
  await picture(page, 'phone-set-up');
  const bertil = await addExtension(page, '1002', 'Bertil Sæther');
  await page.goto('/admin/extensions');
  await Promise.all([anna.register(), bertil.register()]);
  for (const number of ['1001', '1002']) {
    await page
      .getByRole('row', { name: new RegExp(number) })
      .getByText('Online')
      .waitFor();
  }
  await picture(page, 'extensions');

  await page.goto('/admin');
  const outgoing = await anna.dial('1002');
  const incoming = await bertil.nextCall();
  const calls = page.getByRole('table', { name: /calls/i });
  await calls.getByText('Ringing').waitFor();
  await incoming.answer();
  await outgoing.answered();
  await calls.getByText('Talking').waitFor();
  await Promise.all([outgoing.playTone(440), incoming.playTone(1000)]);
  const [atAnna, atBertil] = await Promise.all([outgoing.record(1500), incoming.record(1500)]);
  expect(atAnna.hasTone(1000)).toBe(true);
  expect(atBertil.hasTone(440)).toBe(true);
  await page.getByText('Everything is running.').waitFor();
  await picture(page, 'home');

  await outgoing.hangUp();
  await incoming.ended();
  await page.goto('/admin/calls/history');
  const row = page.getByRole('row', { name: /1001.*1002/ });
  await row.waitFor();
  expect(await row.count()).toBe(1);
  await picture(page, 'history');
  expect(complaints).toEqual([]);
});
