import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, looks, newProfile, signIn, tabTo } from './browser.ts';
import { layTrunks } from './contents.ts';
import { type PortalAlone, startPortal } from './portal.ts';

let portal: PortalAlone;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), launchBrowser()]);
  await portal.addAdmin('admin', { temporary: false });
  await portal.addExtension('1001', 'Ada');
  await portal.addExtension('1002', 'Bob');
  await layTrunks(portal);
  ({ page, complaints } = await newProfile(browser, portal.url, looks[0]));
  await signIn(page, 'admin');
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const heading = (name: string) => page.getByRole('heading', { name, level: 1 });
const settings = async () => (await portal.database.things.settings()).emergency;

async function pressOn(name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

async function typeInto(name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

describe('locations', () => {
  test('given keys only, then one is added, and extensions that are nowhere are named until they are somewhere', async () => {
    await page.goto('/admin/emergency');
    await page.getByRole('heading', { name: 'Extensions without a location' }).waitFor();
    await pressOn('Locations');
    await page.getByText('No location yet').waitFor();
    await pressOn('Add a location');
    await heading('Add a location').waitFor();
    await typeInto('Name', 'Gym');
    await typeInto('Street and number', '14 School Road');
    await typeInto('Town', 'Springfield');
    await typeInto('Number shown to the emergency centre (optional)', '+1 (212) 555-1234');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Gym.*14 School Road, Springfield/ }).waitFor();
    const stored = await portal.database.things.find('location', 'gym');
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
    await pressOn('Turn production mode on');
    const dialog = page.getByRole('dialog', { name: 'Let emergency calls out?' });
    await dialog.getByText('1 extension has no location').waitFor();
    await page.keyboard.press('Escape');
    expect((await settings()).production_mode).toBe(false);
    await pressOn('Turn production mode on');
    await pressOn('Let emergency calls out');
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
    await pressOn('Go back to test mode');
    await page.getByRole('dialog').getByText('nobody can call for help from these phones').waitFor();
    await pressOn('Go back to test mode');
    await page.getByText('Test mode: nothing leaves this machine').waitFor();
    expect((await settings()).production_mode).toBe(false);
  });

  test('given a number that somebody has, then the field says whose it is', async () => {
    await page.goto('/admin/emergency/settings');
    await page.getByText('Numbers, and what is sent along').click();
    await page.getByLabel('Emergency numbers').fill('911\n1001');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('alert').getByText('the extension of Ada').waitFor();
    expect(complaints).toEqual([]);
  });
});
