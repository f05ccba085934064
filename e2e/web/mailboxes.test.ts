import { statePaths } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sound } from '../sound/sound.ts';
import { writeWav } from '../sound/wav.ts';
import { launchBrowser, looks, newProfile, signIn, violations } from './browser.ts';
import { type PortalAlone, startPortal } from './portal.ts';

let portal: PortalAlone;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), launchBrowser()]);
  await portal.addExtension('1002', 'Charles Babbage');
  await portal.addAdmin('admin', { temporary: false });
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const spool = () => openVoicemailSpool(statePaths(portal.environment).asterisk);
const extension = () => portal.database.extensions.find('1002');

describe('my mailbox', () => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await newProfile(browser, portal.url, looks[2]));
    await signIn(page, '1002');
    await page.goto('/me/voicemail');
  });

  test('given a greeting is uploaded, then it can be played, and it is what Asterisk plays', async () => {
    const buffer = Buffer.from(writeWav(Sound.tone(440, 2_000, 8_000)));
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Upload the greeting “Nobody answers”' }).click();
    await (await chosen).setFiles({ name: 'hello.wav', mimeType: 'audio/wav', buffer });
    await page.getByRole('group', { name: /Nobody answers/ }).waitFor();
    expect(await spool().listGreetings('1002')).toEqual(['unavailable']);
    expect(await violations(page)).toEqual([]);
  });

  test('given what is no sound, then it is said, and the greeting stays', async () => {
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Replace the greeting “Nobody answers”' }).click();
    await (await chosen).setFiles({ name: 'hello.wav', mimeType: 'audio/wav', buffer: Buffer.from('no sound') });
    await page
      .getByText(/There is no sound in this file/)
      .first()
      .waitFor();
    expect(await spool().listGreetings('1002')).toEqual(['unavailable']);
  });

  test('given it is deleted, then it is asked first, and the others stay', async () => {
    await spool().putGreeting('1002', 'busy', writeWav(Sound.tone(440, 1_000, 8_000)));
    await page.getByRole('button', { name: 'Delete the greeting “Nobody answers”' }).click();
    await page.getByRole('button', { name: 'Delete the greeting', exact: true }).click();
    await page.getByRole('button', { name: 'Upload the greeting “Nobody answers”' }).waitFor();
    expect(await spool().listGreetings('1002')).toEqual(['busy']);
  });

  test('given a new PIN, then its rules are told, and it is changed', async () => {
    await page.getByLabel('New PIN', { exact: true }).fill('1234');
    await page.getByLabel('Repeat it', { exact: true }).fill('1235');
    await page.getByRole('button', { name: 'Change the PIN' }).click();
    await page
      .getByRole('alert')
      .getByText(/one of the first that is tried/)
      .waitFor();
    await page.getByLabel('New PIN', { exact: true }).fill('864209');
    await page.getByLabel('Repeat it', { exact: true }).fill('864209');
    await page.getByRole('button', { name: 'Change the PIN' }).click();
    await page.getByText('The PIN was changed.').first().waitFor();
    expect((await extension())?.voicemailPin).toBe('864209');
    expect(complaints).toEqual([]);
  });
});

test('given an administrator sets limits of a mailbox, then they are saved, and emptied they are the system’s again', async () => {
  const { page, complaints } = await newProfile(browser, portal.url, looks[0]);
  await signIn(page, 'admin');
  await page.goto('/admin/extensions/1002/voicemail');
  await page.getByLabel('New messages').fill('many');
  await page.getByRole('button', { name: 'Save the limits' }).click();
  await page
    .getByRole('alert')
    .getByText(/Give a whole number/)
    .waitFor();
  await page.getByLabel('New messages').fill('5');
  await page.getByRole('button', { name: 'Save the limits' }).click();
  await expect.poll(async () => (await extension())?.mailbox.max_messages).toBe(5);
  await page.getByLabel('New messages').fill('');
  await page.getByRole('button', { name: 'Save the limits' }).click();
  await expect.poll(async () => (await extension())?.mailbox.max_messages).toBeNull();
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
