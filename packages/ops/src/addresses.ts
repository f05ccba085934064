import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import type { Environment } from '@flexpbx/runtime';

/** Where browsers find the portals, by the name or address of this machine. */
export function portalAddress({ publicHost, ports }: Pick<Environment, 'publicHost' | 'ports'>): string {
  const host = publicHost.includes(':') ? `[${publicHost}]` : publicHost;
  return `https://${host}:${ports.https}/`;
}

/** The addresses of this machine, loopback first; without link-local ones. */
export function localAddresses(): string[] {
  return withoutLinkLocal(Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []));
}

/** Those of these addresses at which a system bound to `bindAddress` can be reached from other machines. */
export function reachableAddresses(bindAddress: string, addresses: readonly string[]): string[] {
  const outside = addresses.filter((address) => !address.startsWith('127.') && address !== '::1');
  switch (bindAddress) {
    case '::':
      return outside;
    case '0.0.0.0':
      return outside.filter((address) => !address.includes(':'));
    default:
      return outside.filter((address) => address === bindAddress);
  }
}

/** See {@link localAddresses}. */
export function withoutLinkLocal(all: readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[]): string[] {
  const others = all.filter((one) => !one.internal && !/^(fe80:|169\.254\.)/i.test(one.address));
  return ['127.0.0.1', '::1', ...new Set(others.map((one) => one.address))];
}
