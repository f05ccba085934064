import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../settings/sections.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import { emergencyPlace, placeInWords } from './emergency-place.ts';
import { emergencySpeech, emergencyWords, spokenPlace } from './emergency-speech.ts';

const aPlace = (id: string, elin: string | null) =>
  aThing('location', { id, name: id, address: `${id} 1`, city: 'Albany', elin });

const places = [aPlace('hall', '+12125550101'), aPlace('lab', null), aPlace('campus', '+12125550102')];
const house = (location: string | null) =>
  aHouse({
    things: { location: places },
    settings: { emergency: { ...defaultSettings.emergency, location } },
  });

describe('what an emergency centre learns of an extension', () => {
  it.each([
    ['its own location with a number', 'hall', 'campus', 'hall', '+12125550101'],
    ['its own location without one', 'lab', 'campus', 'lab', '+12125550102'],
    ['the system’s location', null, 'campus', 'campus', '+12125550102'],
    ['no number at all', 'lab', null, 'lab', null],
    ['nothing at all', null, null, undefined, null],
  ])('given %s, then that is told', (_, own, system, id, elin) => {
    const seen = emergencyPlace({ locationId: own }, house(system));
    expect([seen.location?.id, seen.elin]).toEqual([id, elin]);
  });

  it('given a place, then it is told from the building to the town, nothing twice', () => {
    const lab = { ...aPlace('lab', null), building: 'Science', floor: '3rd floor', state: 'NY', zip: '12201' };
    expect(placeInWords(lab)).toBe('Science, 3rd floor, lab 1, Albany, NY, 12201');
    expect(placeInWords({ ...aPlace('lab', null), name: 'Albany' })).toBe('Albany, lab 1');
  });
});

describe('what is said of an extension', () => {
  it.each([
    ['a room and a place', 'Room 12', 'hall', 'Room 12, hall, hall 1, Albany.'],
    ['a room alone', 'Room 12', null, 'Room 12.'],
    ['neither', null, null, emergencyWords.nowhere],
  ])('given %s, then it is said so', (_, location, locationId, said) => {
    expect(spokenPlace({ location, locationId }, house(null))).toBe(said);
  });

  it('given many extensions, then every text is made once, the words first', () => {
    const at = (location: string | null, locationId: string | null) => ({ location, locationId });
    const texts = emergencySpeech({
      ...house('campus'),
      extensions: [at(null, 'hall'), at(null, 'hall'), at(null, null)],
    });
    expect(texts).toEqual([...Object.values(emergencyWords), 'campus, campus 1, Albany.', 'hall, hall 1, Albany.']);
  });
});
