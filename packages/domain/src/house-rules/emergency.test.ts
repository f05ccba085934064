import { describe, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { houseProblems } from '../house-problems.ts';
import { emergencyNumbers } from '../settings/emergency.ts';
import { defaultSettings, type Settings } from '../settings/sections.ts';
import { aHouse, aThing } from '../testing/a-house.ts';

const trunk = aThing('trunk', { id: 'telco', name: 'Telco', kind: 'address', host: '192.0.2.1' });
const hall = aThing('location', { id: 'hall', name: 'Hall', address: '1 Main St', city: 'Albany' });

const house = (
  emergency: Partial<Settings['emergency']>,
  rest: Omit<Parameters<typeof aHouse>[0], 'settings'> = {},
): House => aHouse({ ...rest, settings: { emergency: { ...defaultSettings.emergency, ...emergency } } });

describe('emergency numbers', () => {
  it('given no settings, then 911, 933 and 112 are dialled, and each behind a 9 as well', () => {
    const dialled = emergencyNumbers(defaultSettings.emergency).map((known) => `${known.dialled} ${known.number}`);
    expect(dialled).toEqual(['911 911', '933 933', '112 112', '9911 911', '9933 933', '9112 112']);
  });

  it('given one that is another behind the digit, then it stays itself', () => {
    const dialled = emergencyNumbers({ numbers: ['11', '911'], prefix: '9' });
    expect(dialled).toContainEqual({ dialled: '911', number: '911' });
    expect(dialled.filter((known) => known.dialled === '911')).toHaveLength(1);
  });

  it('given an extension or a room with such a number, then it is said at both ends', () => {
    const room = aThing('conference', { number: '2001', name: 'Board' });
    const problems = houseProblems(house({ numbers: ['2001'] }, { things: { conference: [room] } }));
    expect(problems).toEqual([
      { at: 'settings/emergency', field: 'numbers', message: expect.stringContaining('“Board”') },
      { at: 'conference/2001', field: 'number', message: expect.stringContaining('2001 is an emergency number') },
    ]);
    const dialledForAnother = houseProblems(house({ prefix: '1' }, { extensions: [{ number: '1911' }] }));
    expect(dialledForAnother).toMatchObject([
      { at: 'settings/emergency', field: 'prefix' },
      { at: 'extension/1911', field: 'number', message: expect.stringContaining('1911 is dialled for 911') },
    ]);
  });
});

describe('production mode', () => {
  it('given no trunk that is switched on, then it is refused', () => {
    expect(houseProblems(house({ production_mode: true }))).toMatchObject([
      { at: 'settings/emergency', field: 'trunks' },
    ]);
    const off = { trunk: [{ ...trunk, enabled: false }] };
    expect(houseProblems(house({ production_mode: true, trunks: ['telco'] }, { things: off }))).toMatchObject([
      { field: 'trunks', message: expect.stringContaining('switched on') },
    ]);
  });

  it('given a trunk, then nothing is wrong', () => {
    expect(houseProblems(house({ production_mode: true, trunks: ['telco'] }, { things: { trunk: [trunk] } }))).toEqual(
      [],
    );
  });
});

describe('what emergency calls need', () => {
  it.each<[keyof Settings['emergency'], Partial<Settings['emergency']>]>([
    ['trunks', { trunks: ['gone'] }],
    ['location', { location: 'gone' }],
    ['security_desk', { security_desk: '1000' }],
  ])('given %s that is gone, then it is said where', (field, settings) => {
    expect(houseProblems(house(settings))).toMatchObject([{ at: 'settings/emergency', field }]);
  });

  it('given an extension at a location, then that can not be deleted', () => {
    const extensions = [{ name: 'Ada', locationId: 'hall' }];
    expect(houseProblems(house({}, { extensions, things: { location: [hall] } }))).toEqual([]);
    expect(houseProblems(house({}, { extensions }))).toMatchObject([
      { at: 'extension/1001', field: 'location_id', message: expect.stringContaining('The extension of Ada') },
    ]);
  });
});
