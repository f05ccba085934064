import { describe, expect, it, test } from 'vitest';
import { defaultSettings } from '../settings/sections.ts';
import type { Thing } from '../things/things.ts';
import { noThings, thingKinds } from '../things/things.ts';
import { trunksAreComplete, trunksAreToldApart } from './trunks.ts';

const aTrunk = (id: string, given: object): Thing<'trunk'> =>
  thingKinds.trunk.schema.parse({ id, name: id, kind: 'address', host: '192.0.2.1', ...given });

const house = (...trunks: Thing<'trunk'>[]) => ({
  extensions: [],
  things: { ...noThings, trunk: trunks },
  settings: defaultSettings,
});

describe('what a trunk needs', () => {
  test.each([
    [{ kind: 'registration' }, 'username'],
    [{ password: 'secret' }, 'username'],
    [{ encryption: 'sdes', transport: 'tcp' }, 'encryption'],
    [{ key: 'abc' }, 'key_header'],
  ])('given %j, then %s is at fault', (given, field) => {
    expect(trunksAreComplete(house(aTrunk('a', given)))).toMatchObject([{ at: 'trunk/a', field }]);
  });

  test.each([
    [{}],
    [{ kind: 'registration', username: 'us', password: 'secret' }],
    [{ encryption: 'sdes', transport: 'tls' }],
    [{ key_header: 'X-Key' }],
    [{ key_header: 'X-Key', key: 'abc' }],
  ])('given %j, then nothing is missing', (given) => {
    expect(trunksAreComplete(house(aTrunk('a', given)))).toEqual([]);
  });
});

describe('whose call it is', () => {
  it('given two trunks with one address, then the second is refused and names the first', () => {
    const [problem] = trunksAreToldApart(house(aTrunk('a', {}), aTrunk('b', {})));
    expect(problem).toMatchObject({ at: 'trunk/b', field: 'host', message: expect.stringContaining('“a”') });
  });

  it('given an address among those another may call from, then that field is named', () => {
    const other = aTrunk('b', { host: '192.0.2.2', allowed_addresses: ['192.0.2.1'] });
    expect(trunksAreToldApart(house(aTrunk('a', {}), other))).toMatchObject([{ field: 'allowed_addresses' }]);
  });

  it('given two that are looked up by one name, then they are the same', () => {
    const trunks = ['a', 'b'].map((id) => aTrunk(id, { host: 'sip.provider.net' }));
    expect(trunksAreToldApart(house(...trunks))).toHaveLength(1);
  });

  it('given two accounts with one provider, then each is known by its registration', () => {
    const trunks = ['a', 'b'].map((id) => aTrunk(id, { kind: 'registration', username: id }));
    expect(trunksAreToldApart(house(...trunks))).toEqual([]);
  });
});
