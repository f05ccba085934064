import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contrastViolations, focused, overflow, tabTo, typeInto, violations } from './browser.ts';
import { offerMenus } from './contents.ts';
import { Desk } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await Desk.ofAdmin(async (portal) => {
    await portal.addExtension('1001', 'Ada Lovelace');
    await portal.addExtension('1002', 'Charles Babbage');
    await offerMenus(portal);
  });
  ({ page } = desk);
});

afterAll(() => desk?.close());

test('given a menu’s number and keys, then the way of this call is told, drawn among all others, and listed', async () => {
  await page.goto('/admin/number-plan');
  await typeInto(page, 'Number', '0');
  await page.getByText('The menu “Main menu” (main) answers and says what can be chosen.').waitFor();
  await typeInto(page, 'Keys pressed in menus (optional)', '2, 2');
  await page.getByText('The caller presses 2.').waitFor();
  await page.getByRole('img', { name: /^7 places/ }).waitFor();
  await tabTo(page, 'Drawing');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const taken = page.getByRole('listitem').filter({ hasText: /^Key 2: More choices – this call goes here/ });
  await taken.waitFor();
  await taken.getByText(/Nothing chosen: An announcement/).waitFor();
  await page.getByRole('link', { name: 'Charles Babbage (1002)' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await contrastViolations(page, 'dark')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  const desktop = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
  if (desktop) await page.setViewportSize(desktop);
  expect(desk.complaints).toEqual([]);
});

test('given words are chosen for a key, then they are kept with it', async () => {
  await page.goto('/admin/menus/main');
  // That keys may stay empty is said once, not at each.
  await page.getByRole('group', { name: 'Keys' }).getByText('Each may be left empty.').waitFor();
  expect(await page.getByRole('combobox', { name: /^Key .*optional/ }).count()).toBe(0);
  await page.getByLabel('Said first, key 1').selectOption('Welcome');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('The menu Main menu was changed. The next caller hears it.').first().waitFor();
  const { options = [] } = (await desk.portal.database.things.find('menu', 'main'))?.thing ?? {};
  expect(options.map(({ key, prompt }) => [key, prompt])).toEqual([
    ['1', 'welcome'],
    ['2', null],
    ['*', null],
  ]);
});

test('given somebody types on after saving, before the portal has answered, then that stays, and the focus with it', async () => {
  await page.goto('/admin/menus/main');
  await page.getByLabel('Name', { exact: true }).fill('Main menu ');
  const { promise: typedOn, resolve: letAnswer } = Promise.withResolvers<void>();
  await page.route('**/api/menus/main', async (route) => {
    if (route.request().method() === 'PATCH') await typedOn;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByLabel('Number (optional)').fill('5');
  letAnswer();
  await page.getByText('The menu Main menu was changed. The next caller hears it.').first().waitFor();
  // Where nothing was typed since, the form takes what the portal made of it.
  await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Main menu');
  expect(await page.getByLabel('Number (optional)').inputValue()).toBe('5');
  expect(await focused(page)).toBe('Number (optional)');
  await page.unroute('**/api/menus/main');
});

test('given somebody else changes the same field meanwhile, then what was typed stays, and that is told', async () => {
  await page.goto('/admin/menus/main');
  await page.getByLabel('Name', { exact: true }).fill('School menu');
  await desk.portal.database.things.change('menu', 'main', { name: 'Attendant' }, 'test');
  await page.getByText('This was changed elsewhere meanwhile').first().waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('School menu');
  await page.getByRole('heading', { level: 1, name: 'Attendant' }).waitFor();
  expect(await violations(page)).toEqual([]);
});

test('given a prompt is to be recorded by phone, then the phone is rung, and it is told why when it can’t be', async () => {
  const { orders, bell } = desk.portal.database;
  const ordered: unknown[] = [];
  const answers = [
    { outcome: 'refused', reason: 'Nobody there can be reached.' } as const,
    { outcome: 'done' } as const,
  ];
  const stop = bell.listen(['orders'], async () => {
    const claimed = await orders.claim('test');
    if (!claimed) return;
    ordered.push(claimed.order);
    await orders.answer(claimed.id, answers.shift() ?? { outcome: 'done' });
  });
  await page.goto('/admin/prompts/welcome');
  await page.getByLabel('Phone').selectOption('1002 Charles Babbage');
  await page.getByRole('button', { name: 'Ring this phone' }).click();
  await page.getByRole('alert').getByText('Nobody there can be reached.').waitFor();
  await page.getByRole('button', { name: 'Ring this phone' }).click();
  await page.getByText('1002 rings. Pick it up to record the prompt Welcome.').first().waitFor();
  expect(ordered).toEqual(Array(2).fill({ kind: 'record-prompt', prompt: 'welcome', extension: '1002' }));
  stop();
});
