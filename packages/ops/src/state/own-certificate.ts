import { hostname } from 'node:os';
import { type Environment, statePaths } from '@flexpbx/runtime';
import { localAddresses } from '../addresses.ts';
import { ensureCertificate } from './certificate.ts';

/**
 * Makes this machine's certificate where there is none, and again when the one FlexPBX made itself comes near its end or
 * doesn't name the public host any more. Returns what was done. Throws AppError `setup-incomplete`.
 */
export function renewOwnCertificate(environment: Environment, now: Date): Promise<'kept' | 'made' | 'renewed'> {
  const hosts = [environment.publicHost, hostname(), 'localhost', ...localAddresses()] as const;
  return ensureCertificate(statePaths(environment), hosts, now);
}
