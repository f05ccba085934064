import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heading, pressOn, typeInto } from './browser.ts';
import { Desk } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await Desk.ofAdmin(async () => {});
  ({ page } = desk);
});

afterAll(() => desk?.close());

/** What call control would write. */
const stateIs = (condition: 'up' | 'down') =>
  desk.portal.database.trunkStates.replaceAll([
    {
      trunk: 'telco',
      condition,
      trouble: condition === 'up' ? null : 'rejected',
      sipStatus: condition === 'up' ? null : 403,
      roundTripMs: condition === 'up' ? 18 : null,
      since: new Date(),
    },
  ]);

describe('trunks', () => {
  test('given keys only, then a preset is chosen, asked for what it needs and added', async () => {
    await page.goto('/admin/trunks');
    await page.getByText('No trunk yet').waitFor();
    await pressOn(page, 'Add a trunk');
    await heading(page, 'Add a trunk').waitFor();
    await pressOn(page, 'Provider with user name and password');
    await heading(page, 'Add a trunk: Provider with user name and password').waitFor();
    await typeInto(page, 'Name', 'Telco');
    for (const [field, value] of [
      ['Host', 'sip.telco.net'],
      ['User name', 'school'],
      ['Password', 'secret'],
    ] as const) {
      await typeInto(page, field, value);
    }
    expect(await page.getByLabel('Transport').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await heading(page, 'Telco').waitFor();
    const stored = await desk.portal.database.things.find('trunk', 'telco');
    expect(stored?.thing).toMatchObject({ host: 'sip.telco.net', username: 'school', password: 'secret' });
  });

  test('given it goes down, then the page says why and what to do within a second, and so does the home page', async () => {
    await stateIs('up');
    await page.getByText('Calls can come and go by it.').waitFor();
    await stateIs('down');
    const words = 'sip.telco.net refuses our registration (403): user name or password are wrong.';
    await page.getByRole('main').getByText(words).waitFor({ timeout: 1_000 });
    await page.getByText('Enter user name and password anew').waitFor();
    await page.goto('/admin');
    await page.getByText('The trunk Telco is down').waitFor();
    await page.goto('/admin/trunks');
    await page.getByRole('row', { name: /Telco/ }).getByText('Down').waitFor();
    await stateIs('up');
    await page.getByRole('row', { name: /Telco/ }).getByText('Up', { exact: true }).waitFor({ timeout: 1_000 });
  });

  test('given a password is typed that is encrypted without TLS, then the field says what to do', async () => {
    await page.goto('/admin/trunks/telco');
    await page.getByText('All settings', { exact: true }).click();
    await page.getByLabel('Encrypted sound').selectOption('Yes (SRTP)');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('alert').getByText('choose TLS').waitFor();
    await page.getByLabel('Transport').selectOption('TLS (encrypted)');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('The trunk Telco was changed.').first().waitFor();
    const stored = await desk.portal.database.things.find('trunk', 'telco');
    const wanted = { encryption: 'sdes', transport: 'tls', password: 'secret', verify_certificate: true };
    expect(stored?.thing).toMatchObject(wanted);
  });

  test('given its certificate is not to be checked, then its page warns for as long', async () => {
    const warning = page.getByText('The certificate of the other side is not checked.');
    expect(await warning.isVisible()).toBe(false);
    await page.getByText('All settings', { exact: true }).click();
    await page.getByLabel('Check the certificate').uncheck();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await warning.waitFor();
    expect((await desk.portal.database.things.find('trunk', 'telco'))?.thing).toMatchObject({
      verify_certificate: false,
    });
  });
});

describe('outbound routes', () => {
  test('given a route is added, then a number shows which way it takes', async () => {
    for (const [name, pattern] of [
      ['National', '^9[2-9][0-9]{9}$'],
      ['Rest', '^9[0-9]+$'],
    ] as const) {
      await page.goto('/admin/outbound-routes/new');
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Numbers it takes').fill(pattern);
      await page.getByLabel('Add a trunk').selectOption('Telco');
      await page.getByLabel('Digits dropped at the beginning').fill('1');
      await page.getByRole('button', { name: 'Add the route' }).click();
      await heading(page, 'Outbound routes').waitFor();
    }
    await page.getByLabel('A number as it is dialled').fill('92125550199');
    await page.getByText('By National, as 2125550199, over Telco.').waitFor();
    await page.getByLabel('A number as it is dialled').fill('2125550199');
    await page.getByText('No route takes 2125550199').waitFor();
  });

  test('given the other route is moved up by keys, then it takes the number, and the focus stays with it', async () => {
    await pressOn(page, 'Move Rest up');
    await expect
      .poll(async () => (await desk.portal.database.things.list('outbound-route')).map(({ thing }) => thing.id))
      .toEqual(['rest', 'national']);
    await page.getByLabel('A number as it is dialled').fill('92125550199');
    await page.getByText('By Rest, as 2125550199, over Telco.').waitFor();
  });

  test('given a pattern that can not be used, then the line is named with the reason', async () => {
    await page.goto('/admin/outbound-routes/national');
    await page.getByLabel('Numbers it takes').fill('^911$\n^9.+$');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('alert').getByText('Line 2: Write [0-9] where any digit is meant').waitFor();
  });

  test('given the trunk is used, then it says where, and is not deleted', async () => {
    await page.goto('/admin/trunks/telco');
    const uses = page.getByRole('link', { name: /way out of the outbound route “National”/ });
    await page.getByText('It is used, and can be deleted once something else is chosen in the places above.').waitFor();
    expect(await uses.count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Delete Telco' }).count()).toBe(0);
  });

  test('given all of this, then the browser complained of nothing but what was refused', () => {
    expect(desk.complaints.filter((complaint) => !/40[09]/.test(complaint))).toEqual([]);
  });
});
