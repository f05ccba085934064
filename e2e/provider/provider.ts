import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Certificate, makeCertificate } from '../asterisk/certificate.ts';
import type { AriChannel } from '../phones/ari-link.ts';
import { Arrivals } from '../phones/arrivals.ts';
import { Bank } from '../phones/bank.ts';
import { allowed, lineFormat } from '../phones/codecs.ts';
import { APPLICATION } from '../phones/media.ts';
import { PhoneCall } from '../phones/phone-call.ts';
import { PATIENCE_MS, within } from '../phones/time-limit.ts';
import { freePortOf } from '../system/free-port.ts';
import { ProviderCall } from './provider-call.ts';
import { type Customer, providerFiles, providerModules } from './provider-configuration.ts';
import { Registrations } from './registrations.ts';

const LOOK_MS = 20;

/** What a telephone company is to be. */
export interface ProviderOptions {
  /** The address of its machine, one of 127.0.0.0/8 that no phone has: `127.0.0.2`. */
  readonly address: string;
  /** Either those who register, or one that is known by its address. */
  readonly customers: readonly Customer[];
}

/** A call a telephone company makes to a customer. */
export interface OutwardCall {
  readonly customer: string;
  /** The customer's number that is called (DID). */
  readonly number: string;
  /** Who calls; `isHidden`: the caller wants not to be known. */
  readonly from: { readonly number: string; readonly name: string; readonly isHidden: boolean };
}

/** A second SIP system: the telephone company a trunk leads to. Its people talk and listen as phones do. */
export class Provider {
  /** `127.0.0.2:<port>` by transport. */
  readonly servers: Readonly<Record<Customer['transport'], string>>;
  readonly certificate: Certificate;
  readonly #bank: Bank;
  readonly #customers: readonly Customer[];
  readonly #registrations: Registrations;
  readonly #arrivals = new Arrivals<ProviderCall>('the telephone company');

  constructor(bank: Bank, servers: Provider['servers'], certificate: Certificate, customers: readonly Customer[]) {
    this.#bank = bank;
    this.servers = servers;
    this.certificate = certificate;
    this.#customers = customers;
    this.#registrations = new Registrations(bank.trace);
    bank.link.ari.onIncoming(({ channel, args }) => this.#receive(channel, args[0] ?? ''));
  }

  /** What goes over the wire. */
  get trace(): Bank['trace'] {
    return this.#bank.trace;
  }

  /** Resolves when a customer is registered, at once if it is. */
  registered(customer: string): Promise<void> {
    return this.#registrations.until(customer);
  }

  /** The next call a customer makes (or made, and it was not taken yet). Until the test does something, it just tries (100). */
  nextCall(): Promise<ProviderCall> {
    return this.#arrivals.next();
  }

  /**
   * The next call to this number. Others are passed over: one that was made while the company was away may still be asked for
   * half a minute later (RFC 3261 §17.1.1.2).
   */
  async nextCallTo(number: string): Promise<ProviderCall> {
    for (;;) {
      const call = await this.nextCall();
      if (call.number === number) return call;
    }
  }

  /** Calls a customer; resolves when the INVITE is on its way. */
  async call({ customer, number, from }: OutwardCall): Promise<PhoneCall> {
    const { ari } = this.#bank.link;
    const id = `call-${randomUUID()}`;
    const endpoint = `PJSIP/${number}@${customer}`;
    const formats = allowed(this.#customer(customer).codecs);
    const call = new PhoneCall(this.#contextOf(customer), id, async (entered) => {
      const channel = await ari.request('POST', 'channels/create', {
        channelId: id,
        endpoint,
        app: APPLICATION,
        formats,
      });
      await within(PATIENCE_MS, `${from.number} picks up the receiver`, entered);
      return channel as AriChannel;
    });
    await call.ready();
    // Of a channel that calls out, the other end of its line is who calls. Without `i`, each would be told at once.
    const identity = { num: from.number, name: from.name, pres: from.isHidden ? 'prohib' : 'allowed' };
    for (const [part, value] of Object.entries(identity)) {
      await ari.request('POST', `channels/${id}/variable`, { variable: `CONNECTEDLINE(${part},i)`, value });
    }
    await ari.request('POST', `channels/${id}/dial`);
    return call;
  }

  /** Is there, but does not answer any more: what comes in is swallowed, also in calls that are going on. */
  async goSilent(): Promise<void> {
    await this.#writtenDown();
    process.kill(this.#bank.asterisk.pid, 'SIGSTOP');
  }

  /** Its machine is switched off: nobody listens on its ports, and nobody is told. */
  async end(): Promise<void> {
    await this.#writtenDown();
    await this.#bank.asterisk.end('by force');
  }

  /** It is there again, on the same ports, after it ended or went silent: with its registrations, without its calls. */
  async begin(): Promise<void> {
    await this.#bank.asterisk.end('by force');
    await this.#bank.begin();
  }

  /** Warnings and errors of its Asterisk, to explain a failed test. */
  messages(): Promise<string> {
    return this.#bank.asterisk.messages();
  }

  /** Goes out of business: nothing is left. */
  async stop(): Promise<void> {
    await this.#bank.asterisk.end('by force');
    await this.#bank.stop();
    await this.certificate.remove();
  }

  /** Asterisk writes its registrations down within a second; until then its database has a journal. */
  async #writtenDown(): Promise<void> {
    const journal = join(this.#bank.asterisk.folders.lib, 'astdb.sqlite3-journal');
    while (existsSync(journal)) await setTimeout(LOOK_MS);
  }

  #receive(channel: AriChannel, number: string): void {
    const customer = /^PJSIP\/(.*)-[0-9a-f]+$/.exec(channel.name)?.[1] ?? '';
    this.#arrivals.add(new ProviderCall(this.#contextOf(customer), channel, number, customer));
  }

  #customer(name: string): Customer {
    const customer = this.#customers.find((one) => one.name === name);
    if (!customer) throw new Error(`${name} is no customer`);
    return customer;
  }

  #contextOf(name: string): PhoneCall['context'] {
    const { codecs, transport } = this.#customer(name);
    const { link, trace } = this.#bank;
    const uriOf = (number: string): string => `sip:${encodeURIComponent(number)}@${this.servers[transport]}`;
    return { link, trace, uriOf, lineFormat: lineFormat(codecs), dtmf: 'rfc4733' };
  }
}

/** Founds a telephone company on free ports. */
export async function startProvider({ address, customers }: ProviderOptions): Promise<Provider> {
  const certificate = await makeCertificate(address);
  try {
    const [sip, sips] = [await freePortOf(address), await freePortOf(address)];
    const files = providerFiles({ address, sip, sips, ...certificate }, customers);
    const bank = await Bank.start({ name: 'provider', modules: providerModules, files });
    const servers = { udp: `${address}:${sip}`, tcp: `${address}:${sip}`, tls: `${address}:${sips}` };
    return new Provider(bank, servers, certificate, customers);
  } catch (error) {
    await certificate.remove();
    throw error;
  }
}
