import { statePaths } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { focused, pressOn } from './browser.ts';
import { leaveMessage, recordCall } from './contents.ts';
import { Desk } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await Desk.ofUser('1002', async (portal) => {
    await portal.addExtension('1001', 'Front office');
    await portal.addExtension('1002', 'Charles Babbage');
    await recordCall(portal, { id: 'a', from: '1001', to: '1002', minutesAgo: 30, answered: true });
    await recordCall(portal, { id: 'b', from: '1001', to: '1002', minutesAgo: 20, answered: false });
    await recordCall(portal, { id: 'c', from: '1002', to: '1001', minutesAgo: 10, answered: false });
  });
  ({ page } = desk);
});

afterAll(() => desk?.close());

const mailbox = () => openVoicemailSpool(statePaths(desk.portal.environment).asterisk).listMessages('1002');

describe('my voicemail', () => {
  test('given a message is left while I look, then my page counts it and the mailbox shows it', async () => {
    await page.goto('/me');
    await page.getByText('No new message').waitFor();
    await leaveMessage(desk.portal, '1002', 'message-1', 4);
    await page.getByText('1 new message').first().waitFor();
    await page.getByRole('link', { name: 'Listen' }).click();
    await page.getByRole('heading', { name: '1001 Front office' }).waitFor();
  });

  test('given it is played by keyboard, then it plays from the portal and is marked as heard', async () => {
    await pressOn(page, 'Play');
    await page.getByText('Heard', { exact: true }).waitFor();
    expect(await focused(page)).toBe('Pause');
    await expect.poll(async () => (await mailbox()).map(({ folder }) => folder)).toEqual(['Old']);
  });

  test('given the position is moved by keyboard, then it is told in words', async () => {
    await page.keyboard.press('Space');
    const position = page.getByRole('slider', { name: 'Position' });
    await position.focus();
    await page.keyboard.press('End');
    expect(await position.getAttribute('aria-valuetext')).toBe('4 seconds of 4 seconds');
    await page.keyboard.press('PageDown');
    expect(await position.getAttribute('aria-valuetext')).toBe('0 seconds of 4 seconds');
  });

  test('given it is marked as new again, then it is', async () => {
    await page.getByRole('button', { name: /^Mark as new/ }).click();
    await page.getByText('New', { exact: true }).waitFor();
    await expect.poll(async () => (await mailbox()).map(({ folder }) => folder)).toEqual(['INBOX']);
  });

  test('given it is downloaded, then the file has a name that tells what it is', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^voicemail-1002-\d{4}-\d\d-\d\d-1001\.wav$/);
  });

  test('given it is deleted, then it is asked first, what is lost is said, and it is gone', async () => {
    await page.getByRole('button', { name: 'Delete the message from Front office' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete the message from Front office?' });
    await dialog.getByText(/0:04 of speech/).waitFor();
    await dialog.getByRole('button', { name: 'Delete the message' }).click();
    await page.getByText('No message', { exact: true }).waitFor();
    expect(await mailbox()).toEqual([]);
    expect(await focused(page)).toBe('Voicemail');
  });
});

describe('my calls', () => {
  test('given missed and other calls, then the missed ones are shown first and can be called back', async () => {
    await page.goto('/me/calls');
    await page.getByRole('link', { name: 'Call back 1001' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    expect(await page.getByRole('link', { name: 'Call back 1001' }).getAttribute('href')).toBe('tel:1001');
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await expect.poll(() => page.getByRole('row').count()).toBe(4);
  });
});

test('given all of this, then the pages raised no error and broke no rule of the content security policy', () => {
  expect(desk.complaints).toEqual([]);
});
