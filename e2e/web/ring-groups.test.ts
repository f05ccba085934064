import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focused, heading, looks, pressOn, typeInto, violations } from './browser.ts';
import { Desk } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await Desk.ofAdmin(async (portal) => {
    await portal.addExtension('1001', 'Ada Lovelace');
    await portal.addExtension('1002', 'Charles Babbage');
  });
  ({ page } = desk);
});

afterAll(() => desk?.close());

const group = async () => (await desk.portal.database.things.find('ring-group', '600'))?.thing;
const followMe = async (number: string) => (await desk.portal.database.things.find('follow-me', number))?.thing;
const membersOf = async () => (await group())?.members.map(({ target }) => target);

test('given keys only, then a ring group is added: extensions found by name, a number outside as people write it', async () => {
  await page.goto('/admin/ring-groups');
  await page.getByText('No ring group yet').waitFor();
  await page.keyboard.press('n');
  await heading(page, 'Add a ring group').waitFor();
  await typeInto(page, 'Number', '600');
  await typeInto(page, 'Name', 'Sales');
  await typeInto(page, 'Who rings', 'love');
  await page.keyboard.press('Enter');
  for (const who of ['babb', '+1 (212) 555-0100']) {
    await pressOn(page, 'Add a member');
    await expect.poll(() => focused(page)).toBe('Who rings');
    await page.keyboard.type(who);
    await page.keyboard.press('Enter');
  }
  await page.getByLabel('Who answers must press 1').waitFor();
  expect(await violations(page)).toEqual([]);
  await typeInto(page, 'When nobody answers, calls go to', 'voicemail of 1002');
  await page.keyboard.press('Enter');
  await pressOn(page, 'Add the ring group');
  await heading(page, 'Ring groups').waitFor();
  await page
    .getByRole('row', { name: /600 Sales/ })
    .getByText('Voicemail of 1002 Charles Babbage')
    .waitFor();
  expect(await group()).toMatchObject({
    strategy: 'all',
    members: [{ target: '1001' }, { target: '1002' }, { type: 'external', target: '+12125550100', confirm: true }],
    fallback: { type: 'voicemail', target: '1002' },
  });
});

test('given a member is moved up by keys, then it is said where it stands, the focus stays, and it is kept', async () => {
  await page.goto('/admin/ring-groups/600');
  const up = page.getByRole('button', { name: 'Move Member 3: Outside number +12125550100 up' });
  await up.focus();
  await page.keyboard.press('Enter');
  const said = () => page.locator('[aria-live="polite"]').first().textContent();
  await expect.poll(said).toContain('is number 2 of 3.');
  await expect.poll(() => focused(page)).toBe('Move Member 2: Outside number +12125550100 up');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect.poll(membersOf).toEqual(['+12125550100', '1001', '1002']);
});

test('given a member that is chosen nowhere, then the summary names it and the row says why', async () => {
  await page.getByRole('button', { name: 'Add a member' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('alert').getByText('Member 4: Choose who rings.').waitFor();
  await page.getByRole('group', { name: 'Member 4' }).getByText('Choose who rings.').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('given somebody sets where calls follow, then an administrator finds it with the extension, and where it is used', async () => {
  const own = await desk.another('1001', looks[2]);
  await own.goto('/me/call-handling');
  await own.getByLabel('Calls follow').check();
  await own.getByLabel('Who rings').fill('1002');
  await own.keyboard.press('Enter');
  await own.getByLabel('For … seconds').fill('10');
  await own.getByRole('button', { name: 'Save follow-me' }).click();
  await own.getByText('Saved. It counts for the next call.').first().waitFor();
  const numbers = [{ type: 'extension', target: '1002', seconds: 10 }];
  expect(await followMe('1001')).toEqual({ number: '1001', enabled: true, own_seconds: 15, numbers });
  expect(await violations(own)).toEqual([]);
  await own.context().close();

  await page.goto('/admin/extensions/1002');
  await page.getByRole('link', { name: /rings when 1001 isn.t answered/i }).click();
  await heading(page, '1001 Ada Lovelace').waitFor();
  await expect.poll(() => page.getByLabel('Who rings').inputValue()).toBe('1002 Charles Babbage');
  await page.getByRole('button', { name: 'Delete follow-me of 1001' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete follow-me of 1001' }).click();
  await expect.poll(() => followMe('1001')).toBeUndefined();
  expect(desk.complaints).toEqual([]);
});
