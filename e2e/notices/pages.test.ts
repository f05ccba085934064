import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectToBrowser, looks, newProfile, signIn } from '../web/browser.ts';
import { type PortalAlone, startPortal } from '../web/portal.ts';

// Run in the page; our own types know no browser.
const register = `navigator.serviceWorker.register('/service-worker.js', { scope: '/' }).then(() => navigator.serviceWorker.ready).then(() => undefined)`;
const firstShown = `navigator.serviceWorker.ready
  .then((worker) => worker.getNotifications())
  .then(([first]) => first && { title: first.title, body: first.body, tag: first.tag, data: first.data })`;

let portal: PortalAlone;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), connectToBrowser()]);
  await portal.addAdmin('admin', { temporary: false });
  await portal.addExtension('1001', 'Ada Lovelace');
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe('mail and notifications in the portal', () => {
  test('given what a mail says is changed, then a place without a value is refused, and it can be taken back', async () => {
    const { page, complaints } = await newProfile(browser, portal.url, looks[0]);
    await signIn(page, 'admin');
    await page.goto('/admin/mail');
    await page.getByRole('link', { name: 'Emergency call' }).click();
    const subject = page.getByLabel('Subject');
    const supplied = await subject.inputValue();
    await subject.fill('Help for {{nobody}}');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('link', { name: /there is no {{nobody}} in this mail/ }).waitFor();
    await subject.fill('Help for {{caller}}');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('button', { name: 'Back to the supplied text' }).click();
    const { changed } = (await portal.database.things.settings()).mail_templates;
    expect(changed['emergency-call']?.subject).toBe('Help for {{caller}}');
    await page.getByRole('button', { name: 'Go back to the supplied text' }).click();
    await page.getByRole('button', { name: 'Back to the supplied text' }).waitFor({ state: 'detached' });
    expect(await subject.inputValue()).toBe(supplied);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('given mail does not get through, then the first page says so, and where it can be sent again', async () => {
    const { page, context } = await newProfile(browser, portal.url, looks[0]);
    const { outbox, extensions } = portal.database;
    await extensions.change('1001', { email: 'ada@school.org' }, 'test');
    const told = { kind: 'voicemail', id: '1', mailbox: '1001', from: '', from_name: '', duration: 3 } as const;
    await outbox.add({ ...told, received_at: '2026-03-01T08:30:00.000Z' });
    const claimed = await outbox.claim('mail', { now: new Date(), leaseMs: 60_000 });
    if (!claimed) throw new Error('a new message is told by mail');
    await outbox.settle(claimed, { outcome: 'refused', answer: '550 No such user' }, new Date());
    await signIn(page, 'admin');
    await page.getByText('550 No such user').waitFor();
    await page.getByRole('link', { name: 'Mail and notices' }).last().click();
    await page.getByRole('button', { name: 'Send again to ada@school.org' }).click();
    await page.getByRole('cell', { name: 'On its way' }).waitFor();
    expect(await outbox.list(1)).toMatchObject([{ state: 'waiting' }]);
    await context.close();
  });

  test('given somebody switches a mail off, then it counts', async () => {
    const { page, complaints } = await newProfile(browser, portal.url, looks[2]);
    await signIn(page, '1001');
    await page.goto('/me/settings');
    await page.getByRole('group', { name: 'New voicemail' }).getByLabel('By mail').uncheck();
    await page.getByLabel('Mail address').fill('ada@school.org');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved. It counts for the next notice.').first().waitFor();
    expect(await portal.database.notifications.of('1001')).toMatchObject({
      choices: { voicemail: { mail: false, push: true } },
      mailAddress: 'ada@school.org',
    });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('given a push message, then it is shown without any page of ours, and knows the page it is about', async () => {
    const { page, context } = await newProfile(browser, portal.url, looks[0]);
    await context.grantPermissions(['notifications']);
    await signIn(page, 'admin');
    const devTools = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
        if (first) resolve(first.registrationId);
      });
    });
    await devTools.send('ServiceWorker.enable');
    await page.evaluate(register);
    const pushed = { title: 'Emergency call 911', body: 'Main building', page: '/admin/emergency', tag: '1.1' };
    await devTools.send('ServiceWorker.deliverPushMessage', {
      origin: portal.url,
      registrationId: await registered,
      data: JSON.stringify(pushed),
    });
    const shown = await page.waitForFunction(firstShown);
    const { page: target, ...text } = pushed;
    expect(await shown.jsonValue()).toEqual({ ...text, data: { page: target } });
    await context.close();
  });
});
