import { freePort } from '../system/free-port.ts';
import { Bank } from './bank.ts';
import { Phone, type PhoneAccount } from './phone.ts';
import { phoneFiles, phoneModules } from './phone-configuration.ts';
import type { SipTrace } from './sip-trace.ts';

/** Real SIP phones: an Asterisk of their own, whose every call rings, speaks and listens as the test says. */
export class PhoneBank {
  readonly #bank: Bank;
  readonly #phones = new Map<string, Phone>();
  #lastPhone = 0;

  constructor(bank: Bank) {
    this.#bank = bank;
    bank.link.ari.onIncoming(({ channel, args }) => this.#phones.get(args[0] ?? '')?.receive(channel));
  }

  /** What goes over the wire. */
  get trace(): SipTrace {
    return this.#bank.trace;
  }

  /** Puts one more phone on the table. It is known to nobody until it registers, but can call. */
  async phone(account: PhoneAccount): Promise<Phone> {
    const id = `phone${++this.#lastPhone}`;
    const { link, trace, asterisk } = this.#bank;
    const context = { link, trace, cli: (command: string) => asterisk.cli(command) };
    const phone = await Phone.create(context, id, account);
    this.#phones.set(id, phone);
    return phone;
  }

  /** Warnings and errors of the phones' Asterisk, to explain a failed test. */
  messages(): Promise<string> {
    return this.#bank.asterisk.messages();
  }

  /** Unplugs all phones: calls end, registrations are taken back, nothing is left. */
  async stop(): Promise<void> {
    await Promise.all([...this.#phones.values()].map((phone) => phone.unplug()));
    await this.#bank.stop();
  }
}

/** Starts a bank without phones, on free ports of 127.0.0.1 (some 0.3 s). */
export async function startPhoneBank(): Promise<PhoneBank> {
  const files = phoneFiles({ sip: await freePort(), sips: await freePort() });
  return new PhoneBank(await Bank.start({ name: 'phones', modules: phoneModules, files }));
}
