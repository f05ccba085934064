import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { focused, heading, pressOn, tabTo, typeInto } from './browser.ts';
import { Desk } from './desk.ts';

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

const thing = async (kind: 'inbound-route' | 'schedule' | 'switch' | 'dial-rule' | 'feature-code', key: string) =>
  (await desk.portal.database.things.find(kind, key))?.thing;

describe('hours and holidays', () => {
  test('given keys only, then hours and a holiday are added, times as people type them', async () => {
    await page.goto('/admin/schedules');
    await page.getByText('No hours yet').waitFor();
    await page.keyboard.press('n');
    await heading(page, 'Add a schedule').waitFor();
    await typeInto(page, 'Name', 'Office hours');
    await typeInto(page, 'Time zone', 'new york');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Fri');
    await page.keyboard.press('Space');
    await typeInto(page, 'From', '8');
    await typeInto(page, 'To', '5 pm');
    await pressOn(page, 'Add a holiday');
    await expect.poll(() => focused(page)).toBe('Date');
    await page.getByLabel('Date').fill('2026-12-25');
    await typeInto(page, 'Name', 'Christmas');
    await page.keyboard.press('Enter');
    await heading(page, 'Hours and holidays').waitFor();
    await page
      .getByRole('row', { name: /Office hours/ })
      .getByText('Monday to Thursday 08:00–17:00')
      .waitFor();
    expect(await thing('schedule', 'office-hours')).toMatchObject({
      time_zone: 'America/New_York',
      hours: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday'], from: '08:00', to: '17:00' }],
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
    });
  });

  test('given hours without a day, then the summary names the row and the row says why', async () => {
    await page.goto('/admin/schedules/office-hours');
    await page.getByRole('button', { name: 'Add other hours' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('alert').getByText('Hours 2: Choose at least one day.').waitFor();
    await page.getByRole('group', { name: 'Hours 2' }).getByText('Choose at least one day.').waitFor();
    await page.getByRole('button', { name: 'Take out Hours 2' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('The schedule Office hours was changed.').first().waitFor();
  });
});

describe('day/night switches', () => {
  test('given a switch is added and set to night, then it stands there, and by whom', async () => {
    await page.goto('/admin/switches/new');
    await typeInto(page, 'Name', 'Front office');
    await page.keyboard.press('Enter');
    await heading(page, '1 Front office').waitFor();
    await page.getByText('*281').first().waitFor();
    await pressOn(page, 'Night');
    await page.getByRole('button', { name: 'Night', pressed: true }).waitFor();
    await page.getByText(/by admin/).waitFor();
    const state = await desk.portal.database.dialledStates.find('switch', '1');
    expect(state?.value).toBe('night');
  });

  test('given somebody turns it at a phone, then the page follows without a reload and says so', async () => {
    await desk.portal.database.dialledStates.change('switch', { 1: 'day' }, '1001');
    await page.getByRole('button', { name: 'Day', pressed: true }).waitFor({ timeout: 1_000 });
    const said = () => page.locator('[aria-live="polite"]').first().textContent();
    await expect.poll(said).toContain('Switch 1 is at “Day”.');
  });
});

describe('inbound routes', () => {
  test('given keys only, then a number is led to an extension found by name, with hours and a switch', async () => {
    await page.goto('/admin/inbound-routes');
    await page.getByText('No inbound route yet').waitFor();
    await page.keyboard.press('n');
    await heading(page, 'Add an inbound route').waitFor();
    await typeInto(page, 'Name', 'Main line');
    await typeInto(page, 'Number that is called (optional)', '+1 (212) 555-0100');
    await typeInto(page, 'Calls go to', 'love');
    const field = page.getByRole('combobox', { name: 'Calls go to', exact: true });
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    const active = await field.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).textContent()).toBe('1001 Ada Lovelace');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('1001 Ada Lovelace');
    await typeInto(page, 'Hours', 'Office');
    await typeInto(page, 'Day/night switch', '1');
    await typeInto(page, 'While it is closed, calls go to', 'voicemail of 1002');
    await pressOn(page, 'Add the route');
    await heading(page, 'Inbound routes').waitFor();
    await page
      .getByRole('row', { name: /Main line/ })
      .getByText('Day', { exact: true })
      .waitFor();
    expect(await thing('inbound-route', 'main-line')).toMatchObject({
      number: '+12125550100',
      destination: { type: 'extension', target: '1001' },
      ...{ schedule: 'office-hours', switch: '1' },
      closed_destination: { type: 'voicemail', target: '1002' },
    });
  });

  test('given Escape, then what was typed is taken back; given a number of nobody, then it is one outside', async () => {
    await page.goto('/admin/inbound-routes/main-line');
    await typeInto(page, 'Calls go to', 'babb');
    await page.keyboard.press('Escape');
    const field = page.getByRole('combobox', { name: 'Calls go to', exact: true });
    expect(await field.inputValue()).toBe('1001 Ada Lovelace');
    await page.keyboard.type('+44 20 7946 0000');
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('Outside number +442079460000');
    await field.fill('1001');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Open 1001 Ada Lovelace' }).waitFor();
  });

  test('given another route for the same calls, then the number says which one takes them', async () => {
    await page.goto('/admin/inbound-routes/new');
    await page.getByLabel('Name', { exact: true }).fill('Twice');
    await page.getByLabel('Number that is called (optional)').fill('12125550100');
    await page.getByLabel('Calls go to').fill('hang');
    await page.getByRole('button', { name: 'Add the route' }).click();
    await page
      .getByRole('alert')
      .getByText(/Main line.*Twice.*take calls to/)
      .waitFor();
    expect(await page.getByLabel('Number that is called (optional)').getAttribute('aria-invalid')).toBe('true');
  });

  test('given the schedule is used, then it says where and can’t be deleted', async () => {
    await page.goto('/admin/schedules/office-hours');
    await page.getByText('It is used, and can be deleted once something else is chosen in the places above.').waitFor();
    await page.getByRole('link', { name: 'The hours of calls to +12125550100' }).waitFor();
    expect(await page.getByRole('button', { name: 'Delete Office hours' }).count()).toBe(0);
  });
});

describe('the number plan', () => {
  test('given a number and who calls, then it is told step by step what happens', async () => {
    await page.goto('/admin/number-plan');
    await page.getByLabel('Number', { exact: true }).fill('1002');
    await page.getByText('It rings at Charles Babbage (1002).').waitFor();
    await page.getByLabel('Who calls').selectOption('Somebody outside');
    await page.getByLabel('Number', { exact: true }).fill('+12125550100');
    await page.getByText(/Switch “Front office”.*day/i).waitFor();
    await page.getByRole('link', { name: 'Day/night switch 1' }).waitFor();
  });

  test('given a rule is typed as people write numbers, then overlaps are explained before it is saved', async () => {
    await page.goto('/admin/number-plan/new');
    await typeInto(page, 'Name', 'doors');
    await typeInto(page, 'Numbers', '19xx');
    await page.getByText('belong to the rule extensions').waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/No call would ever reach.*doors/)
      .waitFor();
    await page.getByLabel('Numbers').fill('3xx');
    await page.keyboard.press('Enter');
    await heading(page, 'Number plan').waitFor();
    await page.getByRole('cell', { name: 'Extensions' }).nth(1).waitFor();
    expect(await thing('dial-rule', 'doors')).toMatchObject({ pattern: '^3[0-9]{2}$', action: 'extension' });
  });

  test('given a rule is moved up by keys, then the order is kept and the focus stays with it', async () => {
    await pressOn(page, 'Move doors up');
    await expect
      .poll(async () =>
        (await desk.portal.database.things.list('dial-rule')).map(({ thing: { id } }) => id).indexOf('doors'),
      )
      .toBe(5);
    await expect.poll(() => focused(page)).toBe('Move doors up');
  });
});

describe('feature codes', () => {
  test('given a code that means something already, then the field says what', async () => {
    await page.goto('/admin/feature-codes/redial');
    await page.getByLabel('Code', { exact: true }).fill('*69');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('*69 would mean both “Redial”').waitFor();
    expect(await page.getByLabel('Code', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  });

  test('given it is renumbered, then the list shows both codes; given a reset, then it is as before', async () => {
    await page.getByLabel('Code', { exact: true }).fill('*65');
    await page.keyboard.press('Enter');
    await heading(page, 'Feature codes').waitFor();
    const row = page.getByRole('row', { name: /^Redial/ });
    await row.getByText('*65').waitFor();
    await row.getByText('Changed from *66').waitFor();
    await row.getByRole('link', { name: 'Redial' }).click();
    await pressOn(page, 'Reset to *66');
    await heading(page, 'Feature codes').waitFor();
    await page.getByText('“Redial” is dialled with *66 again.').first().waitFor();
    expect(await thing('feature-code', 'redial')).toBeUndefined();
  });
});

test('given all of this, then the browser complained of nothing', () => {
  expect(desk.complaints).toEqual([]);
});
