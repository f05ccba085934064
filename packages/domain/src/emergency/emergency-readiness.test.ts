import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../settings/sections.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import { emergencyGaps } from './emergency-readiness.ts';

const aTrunk = (id: string, number: string | null) =>
  aThing('trunk', {
    id,
    name: id,
    kind: 'address',
    host: '192.0.2.1',
    caller_id: number === null ? { show: 'extension' } : { show: 'number', number },
  });
const aPlace = (id: string, elin: string | null) =>
  aThing('location', { id, name: id, address: '1 Main St', city: 'Albany', elin });

const things = {
  trunk: [aTrunk('first', null), aTrunk('second', null), aTrunk('fixed', '+12125550100')],
  location: [aPlace('hall', '+12125550101'), aPlace('lab', null)],
};
const ready = { trunks: ['first', 'second'], location: 'hall', security_desk: '1001' };
const house = (emergency: Partial<Settings['emergency']>, locationId: string | null = null) =>
  aHouse({
    extensions: [{ number: '1001', name: 'Ada', locationId }],
    things,
    settings: { emergency: { ...defaultSettings.emergency, ...ready, ...emergency } },
  });
const gaps = (...given: Parameters<typeof emergencyGaps>) =>
  emergencyGaps(...given).map(({ weight, at, says }) => `${weight} ${at.kind}/${at.key}: ${says}`);

describe('what is missing for emergency calls', () => {
  it('given two trunks, a place with a number and somebody who is told, then nothing', () => {
    expect(emergencyGaps(house({}), [{ trunk: 'first', condition: 'up' }])).toEqual([]);
  });

  it('given no trunk, then no call can leave, and that comes first', () => {
    const said = gaps(house({ trunks: [], security_desk: null }), []);
    expect(said[0]).toMatch(/^blocking settings\/emergency: No trunk/);
    expect(said[1]).toMatch(/^weak settings\/emergency: Nobody is chosen/);
  });

  it('given one trunk, then it is said that it is the only one', () => {
    expect(gaps(house({ trunks: ['first'] }), [])).toEqual([expect.stringContaining('Only one trunk')]);
  });

  it('given a trunk is down, then it is said of it; given all are, then no call can leave', () => {
    const down = (trunk: string) => ({ trunk, condition: 'down' as const });
    expect(gaps(house({}), [down('first'), down('fixed')])).toEqual([expect.stringMatching(/^weak trunk\/first/)]);
    expect(gaps(house({}), [down('first'), down('second')])).toEqual([
      expect.stringMatching(/^blocking trunk\/first/),
      expect.stringMatching(/^blocking trunk\/second/),
    ]);
  });

  it('given an extension nobody has said the place of, then it is named', () => {
    const said = gaps(house({ location: null }), []);
    expect(said).toEqual([
      expect.stringMatching(/^weak extension\/1001: Extension 1001 \(Ada\) has no location/),
      expect.stringContaining('No number is shown for extensions without a location'),
    ]);
  });

  it('given a place without a number, then it matters only where a trunk has none either', () => {
    const nowhereElse = { location: null };
    expect(gaps(house(nowhereElse, 'lab'), [])).toEqual([
      expect.stringMatching(/^weak location\/lab: The location “lab” has no number to show .* “first” and “second”/),
    ]);
    expect(gaps(house({ ...nowhereElse, trunks: ['fixed', 'fixed'] }, 'lab'), [])).toEqual([]);
    expect(gaps(house({}, 'lab'), [])).toEqual([]);
  });

  it.each([
    ['^0[0-9]+$', 1, '', '0911 as 911, 0933 as 933, 0112 as 112'],
    ['^88[0-9]{3,}$', 2, '', '88911 as 911, 88933 as 933, 88112 as 112'],
    ['^[78]11$', 1, '9', '711 as 911'],
    ['^9[0-9]+$', 1, '', null],
    ['^[0-9]{10}$', 0, '+1', null],
    ['^0[0-9]{6,}$', 1, '', null],
  ])(
    'given a route for %s that drops %i digits and adds “%s”, then it is said what it makes of them',
    (pattern, strip, prepend, made) => {
      const route = aThing('outbound-route', {
        id: 'out',
        name: 'Out',
        trunks: ['first'],
        patterns: [pattern],
        strip,
        prepend,
      });
      const one = house({});
      const said = emergencyGaps({ ...one, things: { ...one.things, 'outbound-route': [route] } }, []);
      expect(said.map(({ says }) => /sends (.*), without/.exec(says)?.[1])).toEqual(made === null ? [] : [made]);
    },
  );
});
