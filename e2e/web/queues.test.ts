import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Office } from '../calls/office.ts';
import { connectToBrowser, looks, newProfile } from './browser.ts';

/** From the moment a caller is in the queue until whoever looks at it knows. */
const soonMs = 5_000;
const newPassword = 'river copper lantern';

let office: Office;
let browser: Browser;

beforeAll(async () => {
  [office, browser] = await Promise.all([Office.open({ databaseUrl: null, variables: {} }), connectToBrowser()]);
  await office.addExtensions({ number: '1001', name: 'Ada Lovelace' }, { number: '1002', name: 'Grace Hopper' });
});

afterAll(async () => {
  await browser?.close();
  await office?.close();
});

async function newPage(): Promise<Page> {
  return (await newProfile(browser, office.admin.origin, looks[0])).page;
}

async function fillSignIn(page: Page, { username, password }: { username: string; password: string }): Promise<void> {
  await page.goto('/');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The portal as the owner of an extension opens it for the first time. */
async function portalOf(number: string): Promise<Page> {
  const page = await newPage();
  const temporary = await office.admin.call('giveTemporaryPassword', { params: { number } });
  await fillSignIn(page, temporary);
  await page.getByLabel('Temporary password', { exact: true }).fill(temporary.password);
  await page.getByLabel('New password', { exact: true }).fill(newPassword);
  await page.getByLabel('Repeat the new password', { exact: true }).fill(newPassword);
  await page.getByRole('button', { name: /^Set the password/ }).click();
  await page.getByRole('heading', { name: 'My phone', level: 1 }).waitFor();
  return page;
}

async function addQueue(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Queues', exact: true }).click();
  await page.getByRole('link', { name: 'Add a queue' }).click();
  await page.getByLabel('Number', { exact: true }).fill('8001');
  await page.getByLabel('Name', { exact: true }).fill('Sales');
  await page.getByRole('button', { name: 'Add an agent' }).click();
  await page.getByRole('combobox', { name: 'Extension' }).fill('Grace');
  await page.getByRole('option', { name: '1002 Grace Hopper' }).click();
  await page.getByRole('combobox', { name: 'When nobody takes the call, it goes to' }).fill('Ada');
  await page
    .getByRole('option', { name: /1001 Ada Lovelace/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Add the queue' }).click();
  await page.getByRole('heading', { name: '8001 Sales', level: 1 }).waitFor();
}

test('given a queue made in the portal, then its agent signs in there, callers are seen as they wait, and counted', async () => {
  const [admin, wall] = [await newPage(), await newPage()];
  await fillSignIn(admin, office.system.firstAdmin);
  await addQueue(admin);
  await office.applied();

  const [mine, ada, grace] = await Promise.all([
    portalOf('1002'),
    office.registeredPhone('1001', 'udp'),
    office.registeredPhone('1002', 'udp'),
  ]);
  await mine.getByRole('link', { name: 'My queues' }).click();
  await mine.getByRole('row', { name: /Sales/ }).getByText('Signed out').waitFor();
  await mine.getByRole('button', { name: 'Sign in to Sales' }).click();
  await mine.getByRole('row', { name: /Sales/ }).getByText('Free').waitFor();

  await fillSignIn(wall, office.system.firstAdmin);
  await wall.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  await wall.goto('/admin/wallboard');
  const sales = wall.getByRole('listitem').filter({ hasText: 'Sales' });
  await sales.getByText('Nobody waits').waitFor();
  const agent = admin.getByRole('row', { name: /Grace Hopper/ });
  await agent.getByText('Free').waitFor();

  const call = await ada.dial('8001');
  const atGrace = await grace.nextCall();
  const rung = performance.now();
  await sales.getByText('Callers wait').waitFor();
  await admin.getByRole('row', { name: /1001.*Ada Lovelace/ }).waitFor();
  expect(performance.now() - rung).toBeLessThan(soonMs);
  await agent.getByText('Ringing').waitFor();

  await atGrace.answer();
  await sales.getByText('Nobody waits').waitFor();
  await agent.getByText('Talking').waitFor();
  await agent.getByRole('button', { name: 'Listen in Grace Hopper' }).waitFor();

  await call.hangUp();
  await agent.getByText('Free').waitFor();
  await admin.getByRole('link', { name: 'Statistics' }).click();
  await admin.getByRole('row', { name: /Grace Hopper/ }).waitFor();
  const answered = admin.locator('div:has(> dt:text-is("Answered")) dd');
  expect(await answered.textContent()).toMatch(/^1/);
  const taken = mine.locator('div:has(> dt:text-is("Calls taken")) dd');
  await expect.poll(() => taken.textContent(), { timeout: 20_000 }).toBe('1');
});
