import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  connectToBrowser,
  contrastViolations,
  type Look,
  looks,
  newProfile,
  overflow,
  signIn,
  violations,
} from './browser.ts';
import { furnishRouting, layTrunks, leaveMessage, offerMenus, recordCall, saysThat } from './contents.ts';
import { shareCalls } from './group-contents.ts';
import { goTo, show, skippedHeadings } from './pages-in-turn.ts';
import { type PortalAlone, password, startPortal } from './portal.ts';
import { fillQueues } from './queue-contents.ts';
import { callForHelp, fillConference, furnishPaging, locate, parkCalls } from './room-contents.ts';

let portal: PortalAlone;
let browser: Browser;

const adminPages = [
  '/admin',
  '/admin/extensions',
  '/admin/extensions/new',
  '/admin/extensions/1001',
  '/admin/extensions/1001/phone',
  '/admin/extensions/1001/voicemail',
  '/admin/extensions/1001/call-handling',
  '/admin/extensions/1001/follow-me',
  '/admin/extensions/1001/settings',
  '/admin/extensions/1999',
  '/admin/call-settings',
  '/admin/calls',
  '/admin/calls/history',
  '/admin/conferences',
  '/admin/conferences/2001',
  '/admin/conferences/2001/recordings',
  '/admin/conferences/2001/settings',
  '/admin/emergency',
  '/admin/emergency/locations',
  '/admin/emergency/locations/gym',
  '/admin/emergency/settings',
  '/admin/mailboxes',
  '/admin/mailboxes/new',
  '/admin/mailboxes/settings',
  '/admin/mailboxes/5000',
  '/admin/mail',
  '/admin/mail/emergency-call',
  '/admin/transcription',
  '/admin/feature-codes',
  '/admin/feature-codes/redial',
  '/admin/inbound-routes',
  '/admin/inbound-routes/main',
  '/admin/menus',
  '/admin/menus/new',
  '/admin/menus/main',
  '/admin/music',
  '/admin/music/new',
  '/admin/music/default',
  '/admin/number-plan',
  '/admin/number-plan/new',
  '/admin/outbound-routes',
  '/admin/outbound-routes/new',
  '/admin/outbound-routes/national',
  '/admin/paging-zones',
  '/admin/paging-zones/new',
  '/admin/paging-zones/9001',
  '/admin/scheduled-pages/new',
  '/admin/scheduled-pages/bell',
  '/admin/parking',
  '/admin/prompts',
  '/admin/prompts/new',
  '/admin/prompts/welcome',
  '/admin/queues',
  '/admin/queues/new',
  '/admin/queues/statistics',
  '/admin/queues/8001',
  '/admin/queues/8001/statistics',
  '/admin/queues/8001/settings',
  '/admin/wallboard',
  '/admin/ring-groups',
  '/admin/ring-groups/new',
  '/admin/ring-groups/600',
  '/admin/schedules',
  '/admin/schedules/office',
  '/admin/switches',
  '/admin/switches/1',
  '/admin/trunks',
  '/admin/trunks/new',
  '/admin/trunks/new/google-voice-sip-link',
  '/admin/trunks/telco',
  '/admin/configuration',
  '/admin/settings',
  '/admin/no-such-page',
];
/** Some fifty pages are looked at twice each, on a machine that may do other things besides. */
const manyPagesMs = 300_000;
const myPages = [
  '/me',
  '/me/calls',
  '/me/voicemail',
  '/me/voicemail/5000',
  '/me/call-handling',
  '/me/queues',
  '/me/settings',
  '/me/no-such-page',
];

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), connectToBrowser()]);
  await portal.addAdmin('admin', { temporary: false });
  await portal.addAdmin('newcomer', { temporary: true });
  await portal.addExtension('1001', 'Ada Lovelace');
  await portal.addExtension(
    '1002',
    'A name as long as names may be, of a room nobody finds, at the far end of the house',
  );
  await portal.addExtension('1003', 'مكتبة المدرسة');
  const now = new Date();
  const contact = {
    extension: '1001',
    contact: 'sip:1001@192.0.2.7:5060;transport=tcp',
    roundTripMs: 4,
    updatedAt: now,
  };
  const phones = [
    { ...contact, userAgent: 'Yealink SIP-T54W 96.86.0.70', reachability: 'reachable' },
    { ...contact, extension: '1003', userAgent: 'Grandstream', reachability: 'unreachable', roundTripMs: null },
  ] as const;
  await portal.database.registrations.replaceAll(phones);
  const call = {
    callerNumber: '1001',
    callerName: 'Ada Lovelace',
    dialledNumber: '1002',
    startedAt: now,
    stateSince: now,
    place: '',
    partner: '',
    connectedAt: null,
  };
  await portal.database.liveCalls.replaceAll(
    [
      { ...call, id: 'call-1', state: 'ringing', answeredAt: null, channels: [] },
      { ...call, id: 'call-2', state: 'talking', answeredAt: now, channels: [] },
      { ...call, id: 'call-3', state: 'leaving-message', place: '1002', answeredAt: now, channels: [] },
      { ...call, id: 'call-4', state: 'parked', place: '70', answeredAt: now, channels: [] },
      { ...call, id: 'call-5', dialledNumber: '8001', state: 'queue', place: '8001', answeredAt: now, channels: [] },
      { ...call, id: 'call-6', dialledNumber: '9001', state: 'page', place: '9001', answeredAt: now, channels: [] },
      { ...call, id: 'call-7', dialledNumber: '', state: 'supervising', place: '1002', answeredAt: now, channels: [] },
    ],
    new Date(0),
  );
  await layTrunks(portal);
  await fillConference(portal);
  await parkCalls(portal);
  await locate(portal);
  await callForHelp(portal, {});
  await furnishRouting(portal);
  await offerMenus(portal);
  await shareCalls(portal);
  await furnishPaging(portal);
  await recordCall(portal, { id: 'a', from: '1001', to: '1002', minutesAgo: 30, answered: true });
  await recordCall(portal, { id: 'b', from: '1002', to: '1001', minutesAgo: 3_000, answered: false });
  await fillQueues(portal);
  await leaveMessage(portal, '1001', 'message-1', 4);
  await saysThat(portal, '1001', 'message-1', 'Please call me back tomorrow. The lift is stuck again.');
  const failed = {
    outcome: 'failed',
    reason: 'pjsip.conf was not loaded.',
    files: ['pjsip.conf'],
    tookMs: 90,
  } as const;
  await portal.database.configuration.record({ revision: 1, ...failed });
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Runs `look` as `who` (null: nobody) in a profile of its own. */
async function visit(look: Look, who: string | null, run: (page: Page) => Promise<void>): Promise<void> {
  const { context, page } = await newProfile(browser, portal.url, look);
  if (who !== null) await signIn(page, who);
  await run(page);
  await context.close();
}

describe.each(looks)('at $name', (look) => {
  test('given the way in, then axe finds nothing wrong, with errors shown too', () =>
    visit(look, null, async (page) => {
      await show(page, '/sign-in');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
      expect(await violations(page)).toEqual([]);
    }));

  test('given what opens on top of a page, then axe finds nothing wrong', () =>
    visit(look, 'admin', async (page) => {
      await show(page, '/admin/calls');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page
        .getByRole('button', { name: /^Hang up/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await show(page, '/admin/inbound-routes/new');
      await page.getByLabel('Calls go to').fill('1001');
      await page.getByRole('listbox').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      if (look.viewport.width < 900) await page.getByRole('button', { name: 'Menu' }).click();
      await page.getByRole('button', { name: /Administrator/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
      expect(await violations(page)).toEqual([]);
    }));
});

describe.each(looks.filter(({ colorScheme }) => colorScheme === 'light'))('at $name', (look) => {
  test.each([
    ['the administrators’ pages', 'admin', adminPages],
    ['everybody’s own pages', '1001', myPages],
  ])(
    'given %s, then axe finds nothing wrong and nothing is wider than the window; nor in dark on a desktop, nor at 320 pixels',
    (_which, who, paths) =>
      visit(look, who, async (page) => {
        for (const path of paths) {
          await goTo(page, path);
          expect.soft(await violations(page), path).toEqual([]);
          expect.soft(await overflow(page), path).toBe(0);
          expect.soft(await skippedHeadings(page), path).toEqual([]);
          // A page is loaded once for each width: a colour is the same at all of them, and a phone is near to 320 pixels.
          if (look === looks[0]) await lookInDark(page, path);
          else await lookAtNarrowest(page, look, path);
        }
      }),
    manyPagesMs,
  );
});

async function lookInDark(page: Page, path: string): Promise<void> {
  expect.soft(await contrastViolations(page, 'dark'), `${path} in dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** 320 pixels are what a window of 1280 has at 400 %. */
async function lookAtNarrowest(page: Page, { viewport }: Look, path: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 256 });
  expect.soft(await overflow(page), `${path} at 320 pixels`).toBe(0);
  await page.setViewportSize(viewport);
}

test('given pale words and a picture that says nothing, then axe tells of both: what it finds is what is asserted here', () =>
  visit(looks[0], 'admin', async (page) => {
    await show(page, '/admin/parking');
    await page.evaluate(`(() => {
      document.querySelector('h1').insertAdjacentHTML('afterend', '<p id="pale">Pale</p><img src="data:," id="mute">');
      Object.assign(document.getElementById('pale').style, { color: '#eee', backgroundColor: '#fff' });
    })()`);
    const found = await violations(page);
    expect(found.toSorted()).toEqual([
      expect.stringMatching(/^color-contrast: .*id="pale"/),
      expect.stringMatching(/^image-alt: .*id="mute"/),
    ]);
    expect(await contrastViolations(page, 'dark')).toEqual([expect.stringContaining('Pale')]);
  }));

test('given somebody with a temporary password, then axe finds nothing wrong with the page to replace it', async () => {
  const { context, page } = await newProfile(browser, portal.url, looks[1]);
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill('newcomer');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Choose your password' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await context.close();
});

test('given a keyboard, then the first stop of a page skips the navigation', () =>
  visit(looks[0], 'admin', async (page) => {
    await show(page, '/admin/extensions');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
  }));

test('given shortcuts are turned off, then single keys do nothing', () =>
  visit(looks[0], 'admin', async (page) => {
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'Extensions', level: 1 }).waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.type')).toBe('search');
    await page.getByRole('heading', { name: 'Extensions', level: 1 }).click();
    await page.keyboard.press('?');
    await page.getByLabel('Use these shortcuts in this browser').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect(new URL(page.url()).pathname).toBe('/admin/extensions');
  }));
