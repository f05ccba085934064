import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isPublic, lookUpPublic } from './public-address.ts';

describe('addresses of servers outside', () => {
  it.each(['142.250.74.10', '8.8.8.8', '2a00:1450:4001:80b::200a', '2606:4700::1111'])(
    'given %s, then it is public',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  it.each([
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '255.255.255.255',
    ],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      'ff02::1',
    ],
    ...['localhost', ''],
  ])('given %j, then it is not', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it('given a name that leads inside, then no connection is made', async () => {
    const socket = connect({ host: 'localhost', port: 9, lookup: lookUpPublic });
    const [fault] = (await once(socket, 'error')) as [Error];
    expect(fault.message).toBe('localhost has an address inside the network');
  });
});
