import { describe, expect, it } from 'vitest';
import { reachableAddresses } from './local-addresses.ts';

describe('the addresses of this machine', () => {
  it('given loopback, link-local and real ones, then loopback first and no link-local', () => {
    const addresses = [
      { address: '127.0.0.1', internal: true },
      { address: '192.168.7.4', internal: false },
      { address: 'fe80::1', internal: false },
      { address: '169.254.3.3', internal: false },
      { address: '2001:db8::7', internal: false },
      { address: '192.168.7.4', internal: false },
    ];
    expect(reachableAddresses(addresses)).toEqual(['127.0.0.1', '::1', '192.168.7.4', '2001:db8::7']);
  });
});
