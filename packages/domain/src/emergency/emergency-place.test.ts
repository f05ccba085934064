import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../settings/sections.ts';
import { noThings, thingKinds } from '../things/things.ts';
import { emergencyPlace, placeInWords } from './emergency-place.ts';

const aTrunk = (id: string, particulars: object) =>
  thingKinds.trunk.schema.parse({ id, name: id, kind: 'address', host: `${id}.example.net`, ...particulars });
const aLocation = (id: string, elin: string | null) =>
  thingKinds.location.schema.parse({ id, name: id, address: '1 Main St', city: 'Albany', elin });

const fixed = aTrunk('fixed', { caller_id: { show: 'number', number: '+12125550100' } });
const personal = aTrunk('personal', {});
const things = {
  ...noThings,
  trunk: [fixed, personal],
  location: [aLocation('hall', '+12125550101'), aLocation('lab', null), aLocation('campus', '+12125550102')],
};

const place = (locationId: string | null, emergency: Partial<Settings['emergency']>) =>
  emergencyPlace(
    { locationId },
    { things, settings: { ...defaultSettings, emergency: { ...defaultSettings.emergency, ...emergency } } },
  );

describe('what an emergency centre learns of an extension', () => {
  it.each([
    ['its own location with a number', 'hall', 'campus', { shown: '+12125550101', shownFrom: 'location' }],
    ['its own location without one', 'lab', 'campus', { shown: '+12125550102', shownFrom: 'system' }],
    ['the system’s location', null, 'campus', { shown: '+12125550102', shownFrom: 'system' }],
    ['no number of a location', 'lab', null, { shown: '+12125550100', shownFrom: 'trunk' }],
  ] as const)('given %s, then that number is shown', (_, own, system, shown) => {
    const seen = place(own, { location: system, trunks: ['fixed'] });
    expect(seen).toMatchObject(shown);
    expect(seen.location?.id).toBe(own ?? system);
    expect(seen.locationFrom).toBe(own ? 'own' : 'system');
  });

  it('given nothing at all, then the provider shows what it likes, and nobody knows where', () => {
    expect(place(null, { trunks: ['personal'] })).toEqual({
      location: null,
      locationFrom: null,
      shown: null,
      shownFrom: null,
    });
  });
});

it('given a place, then it is told from the building to the town, nothing twice', () => {
  const lab = { ...aLocation('lab', null), building: 'Science', floor: '3rd floor', state: 'NY', zip: '12201' };
  expect(placeInWords(lab)).toBe('Science, 3rd floor, 1 Main St, Albany, NY, 12201');
  expect(placeInWords({ ...aLocation('albany', null), name: 'Albany' })).toBe('Albany, 1 Main St');
});
