import { type LiveCall, type Registration, thingKinds } from '@flexpbx/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looks } from './browser.ts';
import { Desk } from './desk.ts';
import { password } from './portal.ts';

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

const registration: Registration = {
  extension: '1001',
  contact: 'sip:1001@192.0.2.7:5060',
  userAgent: 'Yealink SIP-T54W',
  reachability: 'reachable',
  roundTripMs: 4,
  updatedAt: new Date(),
};

const ringing = (): LiveCall => ({
  id: 'call-1',
  state: 'ringing',
  stateSince: new Date(),
  place: '',
  partner: '',
  callerNumber: '1001',
  callerName: 'Ada Lovelace',
  dialledNumber: '1002',
  startedAt: new Date(),
  answeredAt: null,
  connectedAt: null,
  channels: ['PJSIP/1001-1', 'PJSIP/1002-1'],
});

/** What a screen reader is told without asking. */
const said = () => page.locator('[aria-live="polite"]').first().textContent();

describe('without a reload', () => {
  test('given a phone registers, then the list shows it and it is announced, once', async () => {
    await page.goto('/admin/extensions');
    const row = page.getByRole('row', { name: /1001/ });
    await row.getByText('Offline').waitFor();
    await desk.portal.database.registrations.replaceAll([registration]);
    await row.getByText('Online').waitFor();
    await row.getByText('Yealink SIP-T54W').waitFor();
    await expect.poll(said).toBe('1001 Ada Lovelace: online.');
  });

  test('given a call rings, is answered and ends, then the home page follows it', async () => {
    await page.goto('/admin');
    await page.getByText('Nobody is on the phone').waitFor();
    await desk.portal.database.liveCalls.replaceAll([ringing()], new Date(0));
    const row = page.getByRole('row', { name: /1001 Ada Lovelace/ });
    await row.getByText('Ringing').waitFor();
    const since = new Date(Date.now() - 65_000);
    const answered: LiveCall = { ...ringing(), state: 'talking', stateSince: since, answeredAt: since };
    await desk.portal.database.liveCalls.replaceAll([answered], new Date(0));
    await row.getByText('Talking').waitFor();
    await row.getByText(/^1:0\d$/).waitFor();
    await desk.portal.database.liveCalls.replaceAll([], new Date(0));
    await page.getByText('Nobody is on the phone').waitFor();
  });

  test('given a caller waits in a queue, then the home page says so and leads there; without queues it is silent of them', async () => {
    await page.goto('/admin');
    await page.getByText('Nobody is on the phone').waitFor();
    expect(await page.getByRole('heading', { name: 'Queues now' }).count()).toBe(0);
    const agents = [{ extension: '1002', always: true }];
    const queue = thingKinds.queue.schema.parse({ number: '8001', name: 'Sales', agents });
    await desk.portal.database.things.create('queue', queue, 'test');
    await page
      .getByRole('row', { name: /8001 Sales/ })
      .getByText('Nobody waits')
      .waitFor();
    const waits = {
      id: 'a@1',
      callerNumber: '1001',
      callerName: '',
      joinedAt: new Date(),
      priority: 0,
      isCallback: false,
    };
    await desk.portal.database.queues.replaceLive([{ number: '8001', waiting: [waits], agents: [] }]);
    await desk.portal.database.liveCalls.replaceAll([{ ...ringing(), state: 'queue', place: '8001' }], new Date(0));
    await page
      .getByRole('row', { name: /8001 Sales/ })
      .getByText('1 caller')
      .waitFor();
    await page.getByRole('link', { name: 'Queue 8001 Sales' }).waitFor();
    await desk.portal.database.liveCalls.replaceAll([], new Date(0));
    await page.getByText('Nobody is on the phone').waitFor();
  });

  test('given a call is hung up here, then it is asked first and ordered once', async () => {
    await desk.portal.database.liveCalls.replaceAll([ringing()], new Date(0));
    const hungUp: string[] = [];
    // What call control does with an order.
    const stopListening = desk.portal.database.bell.listen(['orders'], () => void takeOrder(hungUp));
    await page.goto('/admin/calls');
    await page.getByRole('button', { name: 'Hang up the call from 1001 to 1002' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hang up the call from 1001 to 1002?' });
    await dialog.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('Nobody is on the phone').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(hungUp).toEqual(['call-1']);
    stopListening();
  });

  test('given the portal goes away and comes back, then both are said, and what changed meanwhile is shown', async () => {
    await page.goto('/admin/extensions');
    const row = page.getByRole('row', { name: /1002/ });
    await row.getByText('Offline').waitFor();
    await desk.portal.restart(async () => {
      await page.getByText('Connection lost, trying again', { exact: true }).waitFor();
      await expect.poll(said).toContain('Connection lost, trying again.');
      await desk.portal.database.registrations.replaceAll([{ ...registration, extension: '1002' }]);
    });
    await row.getByText('Online').waitFor();
    await expect.poll(said).toContain('Connected again.');
    expect(await page.getByText('Connection lost, trying again', { exact: true }).count()).toBe(0);
  });

  test('given the session is ended elsewhere, then the sign-in page is shown', async () => {
    await page.goto('/admin/extensions');
    await page.getByRole('row', { name: /1002/ }).waitFor();
    const other = await desk.another('admin', looks[0]);
    await other.goto('/admin/settings');
    await other.getByLabel('Present password', { exact: true }).fill(password);
    await other.getByLabel('New password', { exact: true }).fill('river copper lantern');
    await other.getByLabel('Repeat the new password', { exact: true }).fill('river copper lantern');
    await other.getByRole('button', { name: 'Change password' }).click();
    await other.getByText('Your password was changed.').first().waitFor();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

async function takeOrder(hungUp: string[]): Promise<void> {
  const claimed = await desk.portal.database.orders.claim('test');
  if (claimed?.order.kind !== 'hang-up-call') return;
  hungUp.push(claimed.order.callId);
  await desk.portal.database.liveCalls.replaceAll([], new Date(0));
  await desk.portal.database.orders.answer(claimed.id, { outcome: 'done' });
}
