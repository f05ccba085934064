import type { Database } from '@flexpbx/db';
import { thingKinds } from '@flexpbx/domain';
import { freePort } from '@flexpbx/e2e/free-port';
import { answerAt, type CalledPhones } from './sipp.ts';

/** The trunk that leads there. */
export const trunkId = 'company';

/** Not where phones are: a trunk takes all calls that come from its address. */
const address = '127.0.0.2';

/** Somebody outside who answers every call. */
export interface TelephoneCompany extends CalledPhones {
  readonly port: number;
}

export async function startTelephoneCompany(): Promise<TelephoneCompany> {
  const port = await freePort();
  const phones = await answerAt(address, port);
  return { port, stop: () => phones.stop() };
}

/** Lays a trunk to the company, and a route that numbers of ten digits take to it. */
export async function layTrunk({ things }: Database, { port }: TelephoneCompany): Promise<void> {
  const laid = thingKinds.trunk.schema.parse({ id: trunkId, name: 'Company', kind: 'address', host: address, port });
  await things.create('trunk', laid, 'bench');
  const route = { id: 'national', name: 'National', patterns: ['^[2-9][0-9]{9}$'], prepend: '+1', trunks: [trunkId] };
  await things.create('outbound-route', thingKinds['outbound-route'].schema.parse(route), 'bench');
}

/** A number outside for each of so many calls. */
export function outsideNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(2_125_550_000 + index));
}
