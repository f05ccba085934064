import type { Thing } from '../things/things.ts';

/** What tells that a call comes from a trunk, and from nobody else. */
export interface KnownBy {
  /** Addresses and networks of the other side. */
  readonly addresses: readonly string[];
  /** A name whose addresses are looked up when Asterisk reads the trunk; null: none has to be. */
  readonly lookedUp: string | null;
}

/**
 * How calls from a trunk are known. Where we registered, the other side calls us by an address of our making that nobody
 * else knows (`line`), so its own address doesn't matter unless some are given; two accounts with one provider are told
 * apart that way too. A name is looked up only where nothing else is known, because Asterisk waits for the answer.
 */
export function knownBy({ kind, host, allowed_addresses: allowed }: Thing<'trunk'>): KnownBy {
  if (kind === 'registration') return { addresses: allowed, lookedUp: null };
  const addresses = isAddress(host) ? [host, ...allowed.filter((address) => address !== host)] : allowed;
  return { addresses, lookedUp: addresses.length === 0 ? host : null };
}

/** Whether a host is given as an address, not by a name. */
export function isAddress(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || (host.includes(':') && /^[0-9a-f:.]+$/i.test(host));
}
