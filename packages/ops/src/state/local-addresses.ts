import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** The addresses under which this machine can be reached, loopback first; without link-local ones. */
export function localAddresses(): string[] {
  return reachableAddresses(Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []));
}

/** See {@link localAddresses}. */
export function reachableAddresses(all: readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[]): string[] {
  const others = all.filter((one) => !one.internal && !/^(fe80:|169\.254\.)/i.test(one.address));
  return ['127.0.0.1', '::1', ...new Set(others.map((one) => one.address))];
}
