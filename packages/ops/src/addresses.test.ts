import { describe, expect, it } from 'vitest';
import { portalAddress, reachableAddresses, withoutLinkLocal } from './addresses.ts';

const ports = {
  sip: 5060,
  sips: 5061,
  sipsUnchecked: 5062,
  rtp: { from: 10000, to: 20000 },
  https: 8080,
  asteriskHttp: 8088,
  ami: 5038,
};

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
    expect(withoutLinkLocal(addresses)).toEqual(['127.0.0.1', '::1', '192.168.7.4', '2001:db8::7']);
  });

  it.each([
    ['0.0.0.0', ['192.168.7.4', '10.0.0.4']],
    ['::', ['192.168.7.4', '10.0.0.4', '2001:db8::7']],
    ['10.0.0.4', ['10.0.0.4']],
    ['127.0.0.1', []],
  ])('given the system is bound to %s, then others reach it at %j', (bindAddress, reached) => {
    const all = ['127.0.0.1', '::1', '192.168.7.4', '10.0.0.4', '2001:db8::7'];
    expect(reachableAddresses(bindAddress, all)).toEqual(reached);
  });
});

describe("the portal's address", () => {
  it('given an IPv6 address, then it stands in brackets', () => {
    expect(portalAddress({ publicHost: '2001:db8::7', ports })).toBe('https://[2001:db8::7]:8080/');
    expect(portalAddress({ publicHost: 'pbx', ports })).toBe('https://pbx:8080/');
  });
});
