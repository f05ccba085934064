import type { Codec } from '@flexpbx/domain';
import type { Input } from '@flexpbx/domain/api';
import { expect } from 'vitest';
import { type Authority, makeAuthority } from '../asterisk/certificate.ts';
import { Office } from '../calls/office.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { type Provider, startProvider } from '../provider/provider.ts';
import type { ProviderCall } from '../provider/provider-call.ts';
import { freePort } from '../system/free-port.ts';

/** With which the office registers at `main`, as `acme`, and as `secure` with all encrypted. */
export const PASSWORD = 'dial-tone-7';
const PATIENCE_SECONDS = 3;

/** The number calls to outside show by the first trunk. */
export const SHOWN = '+15550100';

/**
 * An office with two telephone companies: `main`, where it registers, and `spare`, which knows it by its address. Numbers of
 * ten digits go out by both in this order, with +1 before them. Ada (1001) may call outside, Grace (1002) may not.
 */
export class OutsideWorld {
  readonly office: Office;
  /** Whom the office's machine trusts when a provider shows its certificate. */
  readonly authority: Authority;
  readonly main: Provider;
  readonly spare: Provider;
  readonly ada: Phone;
  readonly grace: Phone;

  private constructor(
    office: Office,
    authority: Authority,
    providers: { main: Provider; spare: Provider },
    people: readonly [Phone, Phone],
  ) {
    this.office = office;
    this.authority = authority;
    this.main = providers.main;
    this.spare = providers.spare;
    [this.ada, this.grace] = people;
  }

  static async open(): Promise<OutsideWorld> {
    const authority = await makeAuthority();
    const variables = {
      FLEXPBX_TRUSTED_CERTIFICATES: authority.trusted,
      FLEXPBX_SIPS_UNCHECKED_PORT: String(await freePort()),
    };
    const office = await Office.open({ databaseUrl: null, variables });
    const customer = { name: 'acme', transport: 'udp', encryption: 'none', codecs: ['PCMU'] } as const;
    const known = { password: PASSWORD };
    const secure = { ...customer, name: 'secure', known, transport: 'tls', encryption: 'sdes' } as const;
    const main = await startProvider({ address: '127.0.0.2', customers: [{ ...customer, known }, secure] });
    const spare = await startProvider({
      address: '127.0.0.3',
      customers: [{ ...customer, known: { at: office.system.sipServers.udp } }],
    });
    await office.addExtensions(
      { number: '1001', name: 'Ada', allow_external: true },
      { number: '1002', name: 'Grace', allow_external: false },
    );
    const phones = [await office.registeredPhone('1001', 'udp'), await office.registeredPhone('1002', 'udp')] as const;
    const world = new OutsideWorld(office, authority, { main, spare }, phones);
    await world.#layTrunks();
    return world;
  }

  /** A trunk that leads to a provider, besides what is given of it. */
  static at(provider: Provider, transport: 'udp' | 'tls'): { host: string; port: number; transport: 'udp' | 'tls' } {
    const [host = '', port] = provider.servers[transport].split(':');
    return { host, port: Number(port), transport };
  }

  async #layTrunks(): Promise<void> {
    const { admin } = this.office;
    const codecs: Codec[] = ['PCMU'];
    const common = { patience_seconds: PATIENCE_SECONDS, qualify_seconds: 10, codecs };
    const account = { kind: 'registration', username: 'acme', password: PASSWORD } as const;
    const caller_id = { show: 'number', number: SHOWN } as const;
    const main = { id: 'main', name: 'Main', ...account, ...common, ...OutsideWorld.at(this.main, 'udp'), caller_id };
    const spare = {
      id: 'spare',
      name: 'Spare',
      kind: 'address',
      ...common,
      ...OutsideWorld.at(this.spare, 'udp'),
    } as const;
    await admin.call('createTrunk', { body: main });
    await admin.call('createTrunk', { body: spare });
    const route = { id: 'national', name: 'National', patterns: ['^[2-9][0-9]{9}$'], prepend: '+1' };
    await admin.call('createOutboundRoute', { body: { ...route, trunks: ['main', 'spare'] } });
    await this.office.applied();
    await this.main.registered('acme');
    await this.trunkIs('main', 'up');
    await this.trunkIs('spare', 'up');
  }

  /** Resolves with what the portal tells of a trunk once it is in this state. */
  async trunkIs(trunk: string, state: string) {
    const { items } = await this.office.admin.until('listTrunkStates', {}, (answer) =>
      answer.items.some((one) => one.trunk === trunk && one.state === state),
    );
    return items.find((one) => one.trunk === trunk);
  }

  /** Changes a trunk; resolves when Asterisk has it. */
  async changeTrunk(key: string, body: Input<'changeTrunk'>['body']): Promise<void> {
    await this.office.admin.call('changeTrunk', { params: { key }, body });
    await this.office.applied();
  }

  /** Kills every process of ours; Asterisk goes on. */
  async killAllOfOurs(): Promise<void> {
    const { asterisk, ...ours } = await this.office.system.pids();
    expect(asterisk).toBeDefined();
    for (const pid of Object.values(ours)) process.kill(pid, 'SIGKILL');
  }

  async close(): Promise<void> {
    await this.main.stop();
    await this.spare.stop();
    await this.office.close();
    await this.authority.remove();
  }
}

/** Two talk until one hangs up. */
export async function talk(caller: PhoneCall, called: ProviderCall): Promise<void> {
  await called.ring();
  await caller.ringing();
  await called.answer();
  await caller.answered();
  await Promise.all([caller.playTone(440), called.playTone(1000)]);
  const [atCaller, atCalled] = await Promise.all([caller.record(1_000), called.record(1_000)]);
  expect([atCaller.hasTone(1000), atCalled.hasTone(440)]).toEqual([true, true]);
  await called.hangUp();
  await caller.ended();
}
