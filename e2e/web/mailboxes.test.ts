import type { GreetingKind } from '@flexpbx/domain';
import { statePaths } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sound } from '../sound/sound.ts';
import { readWav, writeWav } from '../sound/wav.ts';
import { connectToBrowser, focused, looks, newProfile, pressOn, signIn, typeInto, violations } from './browser.ts';
import { leaveMessage } from './contents.ts';
import { type PortalAlone, startPortal } from './portal.ts';

let portal: PortalAlone;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), connectToBrowser()]);
  await portal.addExtension('1002', 'Charles Babbage');
  await portal.addAdmin('admin', { temporary: false });
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const spool = () => openVoicemailSpool(statePaths(portal.environment).asterisk);
const soundOf = async (kind: GreetingKind) => {
  const file = await spool().openGreeting('1002', kind);
  if (file === null) throw new Error(`there is no greeting ${kind}`);
  const sound = readWav(await file.readFile());
  await file.close();
  return sound;
};
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

  test('given it is recorded with keys only, then the state is told, it can be heard first, and callers hear it', async () => {
    await page.getByRole('button', { name: 'Record the greeting “Busy”' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Record the greeting “Busy”' });
    const said = () => dialog.locator('[aria-live="polite"]').textContent();
    await pressOn(page, 'Start recording');
    await expect.poll(said).toContain('Recording. Speak now.');
    await dialog.getByText('0:01').waitFor();
    expect(await focused(page)).toBe('Stop recording');
    await page.keyboard.press('Enter');
    await expect.poll(said).toMatch(/Recorded \d seconds?\. Play it, use it, or record again\.$/);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Play', exact: true }).click();
    await dialog.getByRole('button', { name: 'Pause' }).waitFor();
    await pressOn(page, 'Use this recording');
    await page.getByRole('button', { name: 'Replace the greeting “Busy”' }).waitFor();
    expect((await soundOf('busy')).durationMs).toBeGreaterThan(900);
    await spool().deleteGreeting('1002', 'busy');
  });

  test('given a text, then it is read aloud, and callers hear it', async () => {
    await page.getByRole('button', { name: 'Write the greeting “Temporary greeting”' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Use this text' }).click();
    await dialog.getByRole('alert').getByText('Write what is to be said.').waitFor();
    await dialog.getByLabel('Write what it should say').fill('I am on holiday until Monday.');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Use this text' }).click();
    await page.getByRole('group', { name: /Temporary greeting/ }).waitFor();
    expect((await soundOf('temporary')).durationMs).toBeGreaterThan(1_000);
    await spool().deleteGreeting('1002', 'temporary');
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

describe('all mailboxes', () => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await newProfile(browser, portal.url, looks[0]));
    await signIn(page, 'admin');
  });

  test('given a shared mailbox is added with keys only, then its members find it among their own', async () => {
    await page.goto('/admin/mailboxes');
    await page.getByRole('row', { name: /1002 Charles Babbage/ }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Add a shared mailbox', level: 1 }).waitFor();
    await typeInto(page, 'Number', '5000');
    await typeInto(page, 'Name', 'Office');
    await typeInto(page, 'PIN', '864209');
    await typeInto(page, 'Add a member', '1002');
    await page.getByRole('button', { name: 'Take out 1002 Charles Babbage' }).waitFor();
    await pressOn(page, 'Add the mailbox');
    await page.getByRole('heading', { name: '5000 Office', level: 1 }).waitFor();
    await leaveMessage(portal, '5000', 'message-1', 4);
    await page.getByRole('link', { name: /^Download/ }).waitFor();

    const { page: members } = await newProfile(browser, portal.url, looks[2]);
    await signIn(members, '1002');
    await members.goto('/me/voicemail');
    await members.getByRole('link', { name: 'Office, 1 new' }).click();
    await members.getByText(/Several people open/).waitFor();
    await members.getByRole('button', { name: /^Mark as heard/ }).click();
    await members.getByRole('link', { name: 'Office', exact: true }).waitFor();
    expect(await violations(members)).toEqual([]);
    await members.context().close();
  });

  test('given wrong PINs have closed a mailbox, then it is shown, and opened with one key', async () => {
    for (let wrong = 0; wrong < 7; wrong++) await portal.database.mailboxes.countWrongPin('5000', new Date());
    await page.goto('/admin/mailboxes');
    await page.getByText('Locked by wrong PINs').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Unlock mailbox 5000' }).press('Enter');
    await page.getByText('Locked by wrong PINs').waitFor({ state: 'detached' });
    expect(await portal.database.mailboxes.wrongPins('5000')).toBeNull();
  });

  test('given what counts for all is changed, then it is saved', async () => {
    await page.goto('/admin/mailboxes/settings');
    await page.getByLabel('Remind of messages nobody has heard').selectOption('09:00');
    await page.getByLabel('Attach the sound to mails').uncheck();
    await page.getByRole('button', { name: 'Save changes' }).click();
    const saved = async () => (await portal.database.things.settings()).voicemail;
    await expect.poll(saved).toMatchObject({ reminder_hour: 9, attach_sound: false, max_messages: 100 });
    expect(complaints).toEqual([]);
  });
});
