import type { Input, Output } from '@flexpbx/domain/api';
import type { Phone, PhoneAccount } from '../phones/phone.ts';
import { type PhoneBank, startPhoneBank } from '../phones/phone-bank.ts';
import { WebPhone } from '../phones/web/web-phone.ts';
import type { PortalSession } from '../system/portal-session.ts';
import { type SystemOptions, TestSystem } from '../system/start-system.ts';

const REGISTRATION_SECONDS = 300;

/** A running system with its administrator at a desk, and a table to put phones on. */
export class Office {
  readonly system: TestSystem;
  readonly admin: PortalSession;
  readonly bank: PhoneBank;

  private constructor(system: TestSystem, admin: PortalSession, bank: PhoneBank) {
    this.system = system;
    this.admin = admin;
    this.bank = bank;
  }

  static async open(options: SystemOptions): Promise<Office> {
    const system = await TestSystem.prepare(options);
    return Office.openWith(system, () => system.start());
  }

  /** The same with a system that is started in another way. Nothing is left of it when this throws. */
  static async openWith(system: TestSystem, start: () => Promise<void>): Promise<Office> {
    try {
      await start();
      return new Office(system, await system.signInAsAdmin(), await startPhoneBank());
    } catch (error) {
      await system.remove();
      throw error;
    }
  }

  /** Adds extensions and waits until Asterisk knows them. */
  async addExtensions(...bodies: readonly Input<'createExtension'>['body'][]): Promise<void> {
    for (const body of bodies) await this.admin.call('createExtension', { body });
    await this.applied();
  }

  /** Waits until Asterisk runs with all that was configured. */
  async applied(): Promise<Output<'getConfiguration'>> {
    return this.admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
  }

  /** Sets a phone up as its owner would, with what the portal says has to be typed in. It has not registered yet. */
  async phone(number: string, changes: Partial<Omit<PhoneAccount, 'number' | 'server'>>): Promise<Phone> {
    const setup = await this.admin.call('getPhoneSetup', { params: { number } });
    const transport = changes.transport ?? 'udp';
    return this.bank.phone({
      number: setup.username,
      secret: setup.password,
      server: `${setup.server}:${transport === 'tls' ? setup.sips_port : setup.sip_port}`,
      encryption: 'none',
      registrationSeconds: REGISTRATION_SECONDS,
      ...changes,
      transport,
    });
  }

  /** The same, already registered. */
  async registeredPhone(number: string, transport: PhoneAccount['transport']): Promise<Phone> {
    const phone = await this.phone(number, { transport });
    await phone.register();
    return phone;
  }

  /** A registered phone in a browser, connected to the portal as browsers are. */
  async browserPhone(number: string): Promise<WebPhone> {
    const setup = await this.admin.call('getPhoneSetup', { params: { number } });
    const url = `${this.admin.origin.replace('https', 'wss')}/ws`;
    const { username, password, server } = setup;
    const phone = await WebPhone.connect({ url, number: username, secret: password, domain: server });
    await phone.register();
    return phone;
  }

  /** The portal as the owner of an extension sees it. */
  async portalOf(number: string): Promise<PortalSession> {
    const { username, password } = await this.admin.call('giveTemporaryPassword', { params: { number } });
    const session = this.system.portal();
    await session.call('signIn', { body: { username, password } });
    const new_password = `${password} and more`;
    await session.call('changePassword', { body: { current_password: password, new_password } });
    return session;
  }

  /** The history of calls, newest first, once it is as wanted. */
  async history(wanted: (records: CallRecord[]) => boolean): Promise<CallRecord[]> {
    const { items } = await this.admin.until('listCallRecords', { query: { limit: 200 } }, ({ items }) =>
      wanted(items),
    );
    return items;
  }

  /** The calls going on, once they are as wanted. */
  async liveCalls(wanted: (calls: LiveCall[]) => boolean): Promise<LiveCall[]> {
    const { items } = await this.admin.until('listCalls', {}, ({ items }) => wanted(items));
    return items;
  }

  async close(): Promise<void> {
    await this.bank.stop();
    await this.system.remove();
  }
}

/** A call in the history. */
export type CallRecord = Output<'listCallRecords'>['items'][number];
/** A call going on. */
export type LiveCall = Output<'listCalls'>['items'][number];
