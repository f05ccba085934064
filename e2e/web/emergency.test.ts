import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heading, looks, pressOn, typeInto } from './browser.ts';
import { layTrunks } from './contents.ts';
import { Desk } from './desk.ts';
import { callForHelp } from './room-contents.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await Desk.ofAdmin(async (portal) => {
    await portal.addExtension('1001', 'Ada');
    await portal.addExtension('1002', 'Bob');
    await layTrunks(portal);
  });
  ({ page } = desk);
});

afterAll(() => desk?.close());

const settings = async () => (await desk.portal.database.things.settings()).emergency;

describe('locations', () => {
  test('given keys only, then one is added, and extensions that are nowhere are named until they are somewhere', async () => {
    await page.goto('/admin/emergency');
    await page.getByText('2 extensions have no location').waitFor();
    await pressOn(page, 'Locations');
    await page.getByText('No location yet').waitFor();
    await page.getByRole('heading', { name: 'Extensions without a location' }).waitFor();
    await pressOn(page, 'Add a location');
    await heading(page, 'Add a location').waitFor();
    await typeInto(page, 'Name', 'Gym');
    await typeInto(page, 'Street and number', '14 School Road');
    await typeInto(page, 'Town', 'Springfield');
    await typeInto(page, 'Number shown to the emergency centre (optional)', '+1 (212) 555-1234');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Gym.*14 School Road, Springfield/ }).waitFor();
    const stored = await desk.portal.database.things.find('location', 'gym');
    expect(stored?.thing).toMatchObject({ elin: '+12125551234', city: 'Springfield' });

    await page.getByRole('main').getByRole('link', { name: '1001 Ada' }).click();
    await page.getByLabel('Emergency location').selectOption('Gym');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Extension 1001 was changed.').first().waitFor();
    await page.goto('/admin/emergency/locations');
    await page.getByRole('main').getByRole('link', { name: '1002 Bob' }).waitFor();
    expect(await page.getByRole('main').getByRole('link', { name: '1001 Ada' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Gym' }).click();
    await page.getByRole('link', { name: 'Where extension 1001 is' }).first().waitFor();
    await page.getByText('can be deleted once something else is chosen').waitFor();
  });
});

describe('production mode', () => {
  test('given no trunk is chosen, then it can’t be turned on, and it says what to do first', async () => {
    await page.goto('/admin/emergency');
    await page.getByText('Test mode: nothing leaves this machine').waitFor();
    await page.getByText('choose the trunks they go by').waitFor();
    expect(await page.getByRole('button', { name: 'Turn production mode on' }).count()).toBe(0);
  });

  test('given trunks are chosen, then it stays in test mode until it is asked for and confirmed', async () => {
    await page.goto('/admin/emergency/settings');
    await page.getByLabel('Add a trunk').selectOption('Telco');
    await page.getByLabel('Add a trunk').selectOption('Spare');
    await page.getByLabel('Security desk').selectOption('1002 Bob');
    await page.getByText('The system stays in test mode').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).press('Enter');
    await page.getByText('What is done with emergency calls was changed.').first().waitFor();
    expect(await settings()).toMatchObject({
      production_mode: false,
      trunks: ['telco', 'spare'],
      security_desk: '1002',
    });

    await page.goto('/admin/emergency');
    await page.getByText('Telco, then Spare').waitFor();
    await pressOn(page, 'Turn production mode on');
    const dialog = page.getByRole('dialog', { name: 'Let emergency calls out?' });
    await dialog.getByText('Extension 1002 (Bob) has no location').waitFor();
    await page.keyboard.press('Escape');
    expect((await settings()).production_mode).toBe(false);
    await pressOn(page, 'Turn production mode on');
    await pressOn(page, 'Let emergency calls out');
    await page.getByText('Production mode: emergency calls leave this machine').waitFor();
    expect((await settings()).production_mode).toBe(true);
  });

  test('given it is on, then the last trunk can’t be taken out, and going back is asked first', async () => {
    await page.goto('/admin/emergency/settings');
    await page.getByText('the next emergency call goes out by these settings').waitFor();
    await page.getByRole('button', { name: 'Take out Telco' }).click();
    await page.getByRole('button', { name: 'Take out Spare' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('alert').getByText('Emergency calls would reach nobody').waitFor();
    await page.goto('/admin/emergency');
    await pressOn(page, 'Go back to test mode');
    await page.getByRole('dialog').getByText('nobody can call for help from these phones').waitFor();
    await pressOn(page, 'Go back to test mode');
    await page.getByText('Test mode: nothing leaves this machine').waitFor();
    expect((await settings()).production_mode).toBe(false);
  });
});

test('given a number that somebody has, then the field says whose it is', async () => {
  await page.goto('/admin/emergency/settings');
  await page.getByText('Numbers that are dialled').click();
  await page.getByLabel('Emergency numbers').fill('911\n1001');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('alert').getByText('the extension of Ada').waitFor();
});

describe('an emergency call', () => {
  const alarm = () => page.getByRole('alert').filter({ hasText: 'called 911' });

  test('given somebody calls for help, then whatever page is open says so within a second, and what becomes of it', async () => {
    await page.goto('/admin/music');
    await heading(page, 'Music on hold').waitFor();
    await callForHelp(desk.portal, {});
    await alarm().getByText('1001 Ada Lovelace called 911').waitFor({ timeout: 1_500 });
    await alarm().getByText('Gym, Ground floor, at the back').waitFor();
    await callForHelp(desk.portal, { outcome: 'answered', answeredAt: new Date() });
    await alarm().getByText('Somebody outside has answered').waitFor({ timeout: 1_500 });
  });

  test('given somebody looks after it by keys, then the alarm ends for all, and the journal keeps it', async () => {
    const other = await desk.another('admin', looks[1]);
    await other.getByText('1001 Ada Lovelace called 911').waitFor();
    await page.goto('/admin/emergency');
    await page
      .getByRole('row', { name: /1001 Ada Lovelace/ })
      .getByText('Answered')
      .waitFor();
    await pressOn(page, 'I look after it: the emergency call of 1001 Ada Lovelace');
    await alarm().waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /1001 Ada Lovelace.*admin/ }).waitFor();
    await other.getByText('1001 Ada Lovelace called 911').waitFor({ state: 'detached' });
    await other.context().close();
    const [call] = await desk.portal.database.emergencyCalls.list(1);
    expect(call).toMatchObject({ acknowledgedBy: 'admin' });
  });

  test('given a call of test mode, then it says that nothing left', async () => {
    await callForHelp(desk.portal, {
      id: '1.2',
      extension: '1002',
      extensionName: 'Bob',
      outcome: 'blocked',
      place: '',
      trunk: null,
    });
    await alarm().getByText('The system is in test mode: nothing left this machine').waitFor();
    await alarm().getByText('Nobody has said where this phone is.').waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
