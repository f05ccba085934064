import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { focused, pressOn, tabTo, typeInto } from './browser.ts';
import { Desk } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await Desk.ofAdmin(async () => {});
  ({ page } = desk);
});

afterAll(() => desk?.close());

/** What configd does when it has brought the wanted revision to Asterisk. */
async function applyWanted(): Promise<void> {
  const { wanted } = await desk.portal.database.configuration.state();
  const attempt = { outcome: 'applied', reason: null, files: ['pjsip.conf'], tookMs: 240 } as const;
  await desk.portal.database.configuration.record({ revision: wanted, ...attempt });
}

/** What a notification says (its close button repeats it for screen readers). */
const notification = (words: string | RegExp) =>
  page.getByRole('region', { name: 'Notifications' }).getByRole('paragraph').filter({ hasText: words });

describe('adding an extension', () => {
  test('given no extension yet, then the home page leads to adding one', async () => {
    await page.goto('/admin');
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
    await page.getByRole('link', { name: 'Add an extension' }).click();
    await page.getByRole('heading', { name: 'Add an extension', level: 1 }).waitFor();
    expect(await focused(page)).toBe('Add an extension');
  });

  test('given half a number and no name, then the summary takes the focus and leads to both', async () => {
    await page.goto('/admin/extensions/new');
    await typeInto(page, 'Number', '1');
    await page.keyboard.press('Enter');
    const summary = page.getByRole('alert');
    await summary.waitFor();
    expect(await focused(page)).toContain('There is a problem');
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'An extension number is 2 to 6 digits, for example 1001.',
      'Give a name.',
    ]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Number');
  });

  test('given keys only, then the list’s shortcut, the form and Enter add it, and its phone’s page follows', async () => {
    await page.goto('/admin/extensions');
    await page.getByText('No extension yet').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Add an extension', level: 1 }).waitFor();
    await typeInto(page, 'Number', '1001');
    await typeInto(page, 'Name', 'محمد الخوارزمي');
    await tabTo(page, 'Outside calls');
    await page.keyboard.press('Space');
    await pressOn(page, 'Add the extension');
    await page.getByRole('heading', { name: 'What to type into the phone' }).waitFor();
    expect(await focused(page)).toBe('1001 محمد الخوارزمي');

    const stored = await desk.portal.database.extensions.find('1001');
    expect(stored).toMatchObject({ name: 'محمد الخوارزمي', allowExternal: true, voicemail: true, ringSeconds: 30 });
  });

  test('given it was saved, then its revision is told, and again when Asterisk runs with it', async () => {
    const { wanted } = await desk.portal.database.configuration.state();
    await notification(`Saved as revision ${wanted}, going live…`).waitFor();
    await applyWanted();
    await notification(`Revision ${wanted} is live.`).waitFor();
  });

  test('given it goes live before the answer to what was saved is here, then that is told all the same', async () => {
    await page.goto('/admin/extensions/1001/settings');
    await page.getByText('Saving puts this live in about a second.').waitFor();
    await page.route(
      '**/api/configuration',
      async (route) => {
        const response = await route.fetch();
        await applyWanted();
        // So long that the page has heard of it.
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    await page.getByLabel('Name', { exact: true }).fill('al-Chwarizmi');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await notification(/was changed\. Revision \d+ is live\./).waitFor();
    await page.goto('/admin/extensions/1001/phone');
  });

  test('given its phone’s page, then the password is covered until asked for', async () => {
    const { sipSecret } = (await desk.portal.database.extensions.find('1001')) ?? { sipSecret: '' };
    expect(await page.getByText(sipSecret).count()).toBe(0);
    await page.getByRole('button', { name: 'Show the password' }).click();
    expect(await page.getByText(sipSecret).count()).toBe(1);
    expect(await page.getByText('phones.school.org').first().isVisible()).toBe(true);
  });

  test('given a number that is taken, then the portal’s word stands at the field', async () => {
    await page.goto('/admin/extensions/new');
    await page.getByLabel('Number', { exact: true }).fill('1001');
    await page.getByLabel('Name', { exact: true }).fill('Somebody else');
    await page.getByRole('button', { name: 'Add the extension' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Number', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  });
});

describe('an extension’s page', () => {
  test('given a change refused by Asterisk, then the reason is told', async () => {
    await page.goto('/admin/extensions/1001/settings');
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await notification(/Saved as revision/).waitFor();
    const { wanted } = await desk.portal.database.configuration.state();
    const reason = 'pjsip.conf was not loaded.';
    const attempt = { outcome: 'failed', reason, files: ['pjsip.conf'], tookMs: 90 } as const;
    await desk.portal.database.configuration.record({ revision: wanted, ...attempt });
    await notification(reason).waitFor();
    await page.getByRole('heading', { name: '1001 Ada Lovelace' }).waitFor();
    await applyWanted();
  });

  test('given a temporary password is given to its user, then it is shown once', async () => {
    await page.goto('/admin/extensions/1001');
    const give = page.getByRole('button', { name: 'Give a temporary password' });
    await give.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Give a temporary password' }).click();
    await dialog.getByText('It is shown only this once').waitFor();
    const { temporary } = (await desk.portal.database.accounts.findByUsername('1001')) ?? {};
    expect(temporary?.usedAt).toBeNull();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('given Delete is asked for and taken back, then nothing is lost and the focus is where it was', async () => {
    await page.goto('/admin/extensions/1001/settings');
    await page.getByRole('button', { name: 'Delete 1001 Ada Lovelace' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete the extension 1001 Ada Lovelace?' });
    await dialog.waitFor();
    expect(await focused(page)).toBe('Cancel');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Delete 1001 Ada Lovelace');
    expect(await desk.portal.database.extensions.find('1001')).not.toBeNull();
  });

  test('given Delete is confirmed, then it is gone from the list and the database', async () => {
    await page.getByRole('button', { name: 'Delete 1001 Ada Lovelace' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete 1001 Ada Lovelace' }).click();
    await page.getByText('No extension yet').waitFor();
    expect(await desk.portal.database.extensions.find('1001')).toBeNull();
  });
});

test('given all of this, then the pages raised no error and broke no rule of the content security policy', () => {
  expect(desk.complaints).toEqual([]);
});
