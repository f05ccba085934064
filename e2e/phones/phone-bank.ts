import { type AsteriskServer, startAsterisk } from '../asterisk/start-asterisk.ts';
import { freePort } from '../system/free-port.ts';
import { bankFiles, bankModules } from './bank-configuration.ts';
import { BankLink } from './bank-link.ts';
import { Phone, type PhoneAccount } from './phone.ts';
import { SipTrace } from './sip-trace.ts';
import { PATIENCE_MS, within } from './time-limit.ts';

/** Real SIP phones: an Asterisk of their own, whose every call rings, speaks and listens as the test says. */
export class PhoneBank {
  /** What goes over the wire. */
  readonly trace: SipTrace;
  readonly #asterisk: AsteriskServer;
  readonly #link: BankLink;
  readonly #phones = new Map<string, Phone>();
  #lastPhone = 0;

  constructor(asterisk: AsteriskServer, link: BankLink, trace: SipTrace) {
    this.#asterisk = asterisk;
    this.#link = link;
    this.trace = trace;
    link.ari.onIncoming(({ channel, args }) => this.#phones.get(args[0] ?? '')?.receive(channel));
  }

  /** Puts one more phone on the table. It is known to nobody until it registers, but can call. */
  async phone(account: PhoneAccount): Promise<Phone> {
    const id = `phone${++this.#lastPhone}`;
    const context = {
      link: this.#link,
      trace: this.trace,
      cli: (command: string) => this.#asterisk.cli(command),
    };
    const phone = await Phone.create(context, id, account);
    this.#phones.set(id, phone);
    return phone;
  }

  /** Warnings and errors of the phones' Asterisk, to explain a failed test. */
  messages(): Promise<string> {
    return this.#asterisk.messages();
  }

  /** Unplugs all phones: calls end, registrations are taken back, nothing is left. */
  async stop(): Promise<void> {
    await Promise.all([...this.#phones.values()].map((phone) => phone.unplug()));
    await this.#asterisk.stop();
    this.#link.close();
    this.trace.close();
  }
}

/** Starts a bank without phones, on free ports of 127.0.0.1 (some 0.3 s). */
export async function startPhoneBank(): Promise<PhoneBank> {
  const link = await BankLink.open();
  const trace = await SipTrace.open();
  try {
    const ports = { sip: await freePort(), sips: await freePort(), link: link.port, trace: trace.port };
    const asterisk = await startAsterisk({ name: 'phones', modules: bankModules, files: bankFiles(ports) });
    await within(PATIENCE_MS, 'the phones connect', link.ariConnected());
    return new PhoneBank(asterisk, link, trace);
  } catch (error) {
    link.close();
    trace.close();
    throw error;
  }
}
