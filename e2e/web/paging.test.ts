import type { Order, OrderAnswer } from '@flexpbx/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { focused, heading, pressOn, typeInto } from './browser.ts';
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

const zone = async () => (await desk.portal.database.things.find('paging-zone', '9001'))?.thing;

/** Does call control's part. */
function callControlAnswers(answer: OrderAnswer): Order[] {
  const { orders, bell } = desk.portal.database;
  const ordered: Order[] = [];
  const serve = async () => {
    const claimed = await orders.claim('test');
    if (!claimed) return;
    ordered.push(claimed.order);
    await orders.answer(claimed.id, answer);
  };
  onTestFinished(bell.listen(['orders'], () => void serve()));
  return ordered;
}

test('given keys only, then a zone of a phone and a loudspeaker is added', async () => {
  await page.goto('/admin/paging-zones');
  await page.getByText('No paging zone yet').waitFor();
  await page.keyboard.press('n');
  await heading(page, 'Add a paging zone').waitFor();
  await page.getByText('9001 is free.').waitFor();
  await typeInto(page, 'Number', '9001');
  await typeInto(page, 'Name', 'First floor');
  await typeInto(page, 'Extension', 'babb');
  await page.keyboard.press('Enter');
  await pressOn(page, 'Add a loudspeaker');
  await expect.poll(() => focused(page)).toBe('Name');
  await typeInto(page, 'Address', '192.168.1.100');
  await pressOn(page, 'Add the zone');
  await heading(page, 'Paging').waitFor();
  await page
    .getByRole('row', { name: /9001 First floor/ })
    .getByText('1 phone, 1 loudspeaker')
    .waitFor();
  expect(await zone()).toMatchObject({ phones: ['1002'], devices: [{ ip: '192.168.1.100', by: 'sip', port: 5060 }] });
});

test('given a loudspeaker in a multicast group, then its port follows, and an address that is none is said at it', async () => {
  await page.goto('/admin/paging-zones/9001');
  await page.getByLabel('Reached by').selectOption('Multicast RTP');
  expect(await page.getByLabel('Port').inputValue()).toBe('5004');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Multicast groups have addresses from 224.0.0.0 to 239.255.255.255.').first().waitFor();
  await page.getByLabel('Address').fill('239.255.0.1');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect.poll(async () => (await zone())?.devices[0]).toMatchObject({ by: 'multicast', ip: '239.255.0.1' });
});

test('given a page from here, then it is ordered, and what becomes of it is told', async () => {
  await page.goto('/admin/paging-zones/9001');
  const ordered = callControlAnswers({ outcome: 'refused', reason: 'Nobody there can be reached.' });
  await page.getByRole('button', { name: 'Play now' }).click();
  await page.getByText('Nobody there can be reached.').first().waitFor();
  expect(ordered).toEqual([{ kind: 'announce-to-zone', zone: '9001', prompt: 'welcome' }]);
});

test('given an announcement is scheduled, then it is listed with its next time', async () => {
  await page.getByRole('link', { name: 'Schedule an announcement' }).click();
  await heading(page, 'Schedule an announcement').waitFor();
  await page.getByLabel('Name').fill('End of lesson');
  await page.getByLabel('Paging zone').selectOption('9001 First floor');
  await page.getByLabel('Prompt').selectOption('Welcome');
  await page.getByRole('button', { name: 'Add the announcement' }).click();
  await page
    .getByText(/Give it by a clock of 24 hours/)
    .first()
    .waitFor();
  await page.getByLabel('Time', { exact: true }).fill('8');
  await page.getByRole('button', { name: 'Add the announcement' }).click();
  await heading(page, 'Paging').waitFor();
  const row = page.getByRole('row', { name: /End of lesson/ });
  await row.getByText('Monday to Friday, 08:00').waitFor();
  await row.getByText(/^\w+, 08:00$/).waitFor();
  expect(desk.complaints).toEqual([]);
});
