import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Office } from '../calls/office.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { connectToBrowser, heading, looks, newProfile, pressOn, typeInto } from './browser.ts';

let office: Office;
let browser: Browser;
let page: Page;
let complaints: string[];
let ada: Phone;
let bob: Phone;

beforeAll(async () => {
  [office, browser] = await Promise.all([
    Office.open({ databaseUrl: null, variables: { FLEXPBX_PUBLIC_HOST: '127.0.0.1' } }),
    connectToBrowser(),
  ]);
  await office.addExtensions({ number: '1001', name: 'Ada' }, { number: '1002', name: 'Bob' });
  ada = await office.phone('1001', {});
  bob = await office.registeredPhone('1002', 'udp');
  ({ page, complaints } = await newProfile(browser, office.admin.origin, looks[0]));
  await signInAsAdmin();
});

afterAll(async () => {
  await browser?.close();
  await office?.close();
});

async function signInAsAdmin(): Promise<void> {
  const { username, password } = office.system.firstAdmin;
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
}

const row = (name: string | RegExp) => page.getByRole('row', { name });
/** What a screen reader was told without asking, lately. */
const said = () => page.locator('[aria-live="polite"]').first().textContent();

/** Dials the conference and answers its question. */
async function enter(phone: Phone): Promise<PhoneCall> {
  const call = await phone.dial('2001');
  await call.hearsBeginningOf('conf-getpin');
  await call.sendDigits('1234');
  return call;
}

describe('a conference', () => {
  let atAda: PhoneCall;
  let atBob: PhoneCall;

  test('given keys only, then one with a PIN is added, and it is said that it is live', async () => {
    await page.goto('/admin/conferences');
    await page.getByText('No conference yet').waitFor();
    await pressOn(page, 'Add a conference');
    await heading(page, 'Add a conference').waitFor();
    await page.getByText('2001 is free.').waitFor();
    await typeInto(page, 'Number', '2001');
    await typeInto(page, 'Name', 'Staff');
    await typeInto(page, 'PIN (optional)', '1234');
    await page.keyboard.press('Enter');
    await heading(page, '2001 Staff').waitFor();
    await page
      .getByText(/The conference 2001 Staff was added\. Revision \d+ is live\./)
      .first()
      .waitFor();
  });

  test('given phones dial it with the PIN, then they are in the list, which is told once', async () => {
    await page.getByText('Nobody is in this conference').waitFor();
    [atAda, atBob] = await Promise.all([enter(ada), enter(bob)]);
    await row(/1001 Ada/).waitFor();
    await row(/1002 Bob/).waitFor();
    await expect.poll(said).toContain('Ada came in.');
    await page.getByText('2 people, for').waitFor();
    await atAda.playTone(440);
    await row(/1001 Ada/)
      .getByText('Talking')
      .waitFor();
    await atBob.hearsTone(440);
    const { items } = await office.admin.call('listCalls', {});
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['conference']));
  });

  test('given somebody is muted by keys, then nobody hears them any more, until they may speak again', async () => {
    await pressOn(page, 'Mute Ada');
    await row(/1001 Ada/)
      .getByText('Muted')
      .waitFor();
    await expect.poll(said).toContain('Ada is muted.');
    await atBob.hearsNothing(500);
    await pressOn(page, 'Unmute Ada');
    await row(/1001 Ada/)
      .getByText('Talking')
      .waitFor();
    await atBob.hearsTone(440);
  });

  test('given it is locked and recorded, then both are shown, and the recording can be heard and deleted', async () => {
    await pressOn(page, 'Lock');
    await page.getByRole('main').getByText('Locked', { exact: true }).waitFor();
    await pressOn(page, 'Record');
    await page.getByRole('main').getByText('Recording', { exact: true }).waitFor();
    await pressOn(page, 'Stop recording');
    await page.getByRole('button', { name: 'Record', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Recordings' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Download the recording/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^conference-2001-\d{12}\.wav$/);
    await page.getByRole('button', { name: /^Delete the recording/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the recording' }).click();
    await page.getByText('No recording yet').waitFor();
    await page.getByRole('link', { name: 'Room', exact: true }).click();
  });

  test('given somebody is removed, then it is asked first, and their call ends', async () => {
    await pressOn(page, 'Remove Bob');
    await page.getByRole('dialog', { name: 'Remove Bob from the conference?' }).waitFor();
    await pressOn(page, 'Remove Bob');
    await atBob.ended();
    await row(/1002 Bob/).waitFor({ state: 'detached' });
    await atAda.hangUp();
    await page.getByText('Nobody is in this conference').waitFor();
  });

  test('given members are to wait for a moderator that nobody can be, then the field says what to do', async () => {
    await page.goto('/admin/conferences/2001/settings');
    await page.getByLabel('Wait for a moderator').check();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('alert').getByText('give moderators a PIN').waitFor();
  });

  test('given it is deleted, then it is asked first, and gone from the list', async () => {
    await page.getByRole('button', { name: 'Delete Staff' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete Staff' }).click();
    await page.getByText('No conference yet').waitFor();
  });
});

test('given a call is parked, then it is shown who waits where and what to dial, until it is fetched', async () => {
  await page.goto('/admin/parking');
  await page.getByText('No call is parked').waitFor();
  const calling = await ada.dial('1002');
  const called = await bob.nextCall();
  await called.answer();
  await calling.answered();
  await called.blindTransfer('*74');
  await row(/^70/).getByText('1001 Ada').waitFor();
  await row(/^70/).getByText('1002 Bob').waitFor();
  await expect.poll(said).toContain('Ada was parked in 70 by Bob.');
  await page.goto('/admin/calls');
  await row(/1001 Ada/)
    .getByText('Parked')
    .waitFor();
  const fetching = await bob.dial('70');
  await fetching.answered();
  await row(/1001 Ada|1002 Bob/)
    .getByText('Talking')
    .first()
    .waitFor();
  await fetching.hangUp();
  await calling.ended();
  expect(complaints).toEqual([]);
});

test('given a phone calls for help in test mode, then the open page says so, until somebody looks after it', async () => {
  await page.goto('/admin/music');
  const call = await ada.dial('911');
  const alarm = page.getByRole('alert').filter({ hasText: 'Test: 1001 Ada called 911' });
  await alarm.getByText('nothing left this machine').waitFor();
  await pressOn(page, 'I look after it: the emergency call of 1001 Ada');
  await alarm.waitFor({ state: 'detached' });
  await call.hangUp();
});

test('given codecs are put in another order for all, then it is said that it is live', async () => {
  await page.goto('/admin/call-settings');
  await page.getByText('Nowhere: every extension').waitFor();
  await pressOn(page, 'Move G.722 (wide band) up');
  await expect.poll(said).toContain('G.722 (wide band) is number 1 of 4.');
  await page.getByRole('button', { name: 'Save changes' }).press('Enter');
  await page
    .getByText(/The call settings were changed\. Revision \d+ is live\./)
    .first()
    .waitFor();
  expect((await office.admin.call('getConfig', {})).codecs.priority[0]).toBe('G722');
  await page.goto('/admin/extensions/1001/settings');
  await page.getByText('Sound and security').click();
  await page.getByLabel('Encrypted sound').selectOption('Where the phone offers it');
  await page.getByLabel('Pickup group').fill('Front office');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Extension 1001 was changed.').first().waitFor();
  expect(await office.admin.call('getExtension', { params: { number: '1001' } })).toMatchObject({
    encryption: 'optional',
    pickup_group: 'front-office',
  });
});
