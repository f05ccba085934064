import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '@flexpbx/db';
import { extensionDefaults } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';
import { silentLogger } from '@flexpbx/runtime';
import { openVoicemailSpool, type VoicemailSpool } from '@flexpbx/voicemail-spool';
import { expect } from 'vitest';
import { z } from 'zod';
import { PIN } from '../mailboxes/mailbox-steps.ts';
import type { Phone } from '../phones/phone.ts';
import { type PhoneBank, startPhoneBank } from '../phones/phone-bank.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import type { PortalSession } from '../system/portal-session.ts';
import { startSystem, type TestSystem } from '../system/start-system.ts';

const BACK_TIMEOUT_MS = 60_000;
const RING_SECONDS = 5;
const REGISTERED_AT_ONCE = 6;

const noted = z.object({ pid: z.int().positive() });

/** Processes of a system that can be killed alone. */
export type ProcessName = 'configd' | 'pbx' | 'portal' | 'worker' | 'asterisk';

type Outcome = Output<'listCallRecords'>['items'][number]['outcome'];

/** A system with an extension, a mailbox and a registered phone for each number, whose calls are counted. */
export class Household {
  readonly system: TestSystem;
  readonly database: Database;
  readonly spool: VoicemailSpool;
  readonly admin: PortalSession;
  readonly #bank: PhoneBank;
  readonly #phones = new Map<string, Phone>();
  readonly #calls: string[] = [];

  private constructor(system: TestSystem, database: Database, admin: PortalSession, bank: PhoneBank) {
    this.system = system;
    this.database = database;
    this.spool = openVoicemailSpool(system.paths.asterisk);
    this.admin = admin;
    this.#bank = bank;
  }

  /** Starts everything; resolves when all phones are registered. */
  static async open(databaseUrl: string | null, numbers: readonly string[]): Promise<Household> {
    const system = await startSystem({ databaseUrl, variables: {} });
    try {
      const database = await openDatabase(system.environment, silentLogger);
      const household = new Household(system, database, await system.signInAsAdmin(), await startPhoneBank());
      await household.#furnish(numbers);
      return household;
    } catch (error) {
      await system.remove();
      throw error;
    }
  }

  /** More extensions, whose phones register nowhere: they call, and nobody reaches them. */
  async addCallers(numbers: readonly string[]): Promise<void> {
    const extensions = numbers.map((number) => ({
      ...extensionDefaults,
      number,
      name: `Person ${number}`,
      sipSecret: `secret-${number}`,
      voicemailPin: PIN,
      ringSeconds: RING_SECONDS,
    }));
    await this.database.extensions.createMany(extensions, 'test');
    await this.admin.until('getConfiguration', {}, ({ wanted, applied }) => applied === wanted);
    for (const number of numbers) this.#phones.set(number, await this.#phoneOf(number));
  }

  phone(number: string): Phone {
    const phone = this.#phones.get(number);
    if (!phone) throw new Error(`nobody has the number ${number}`);
    return phone;
  }

  /** Dials; the call history has to hold the call, with this outcome, in the end. */
  async dial(from: string, to: string, outcome: Outcome): Promise<PhoneCall> {
    const call = await this.phone(from).dial(to);
    this.#calls.push(`${from} → ${to} ${outcome}`);
    return call;
  }

  /**
   * Kills a process and keeps it away while something happens: the supervisor, which would start it again within a second,
   * stands still meanwhile. Resolves when it works again.
   */
  async without(name: ProcessName, meanwhile: () => Promise<void>): Promise<void> {
    const { supervisorPid } = this.system;
    process.kill(supervisorPid, 'SIGSTOP');
    const back = this.isBack(name);
    try {
      process.kill(this.pidNoted(name), 'SIGKILL');
      await meanwhile();
    } finally {
      process.kill(supervisorPid, 'SIGCONT');
    }
    await back;
  }

  /** Resolves when the supervisor says that it has started a process again; to be called before that is killed. */
  isBack(name: ProcessName): Promise<void> {
    const said = this.system.output.next(new RegExp(`^${name} runs again`, 'i'), BACK_TIMEOUT_MS);
    const back = said.then(() => {});
    back.catch(() => {}); // Nobody waits for it when the test failed before.
    return back;
  }

  /** The pid of a process as the supervisor noted it, at once: `flexpbx status` takes its time. */
  pidNoted(name: ProcessName): number {
    return noted.parse(JSON.parse(readFileSync(join(this.system.paths.run, `${name}.pid`), 'utf8'))).pid;
  }

  /** Kills the supervisor and every process of ours at once; Asterisk is left. */
  async killAll(): Promise<void> {
    const { asterisk, ...ours } = await this.system.pids();
    expect(asterisk).toBeDefined();
    for (const pid of Object.values(ours)) process.kill(pid, 'SIGKILL');
  }

  /** Resolves when every call made so far stands in the history; fails when one of them stands there twice or otherwise. */
  async expectEveryCallOnce(): Promise<void> {
    const { items } = await this.admin.until(
      'listCallRecords',
      { query: { limit: 200 } },
      (page) => page.items.length >= this.#calls.length,
    );
    const recorded = items.map(({ from, to, outcome }) => `${from} → ${to} ${outcome}`);
    expect(recorded.toSorted()).toEqual(this.#calls.toSorted());
  }

  /** Ends everything, however the test went. */
  async close(): Promise<void> {
    await this.#bank.stop();
    await this.database.close();
    await this.system.remove();
  }

  async #furnish(numbers: readonly string[]): Promise<void> {
    await this.addCallers(numbers);
    const phones = [...this.#phones.values()];
    // The phones' Asterisk loses one now and then when many register in the same moment.
    for (let at = 0; at < phones.length; at += REGISTERED_AT_ONCE)
      await Promise.all(phones.slice(at, at + REGISTERED_AT_ONCE).map((phone) => phone.register()));
  }

  #phoneOf(number: string): Promise<Phone> {
    return this.#bank.phone({
      number,
      secret: `secret-${number}`,
      server: this.system.sipServers.udp,
      transport: 'udp',
      encryption: 'none',
      registrationSeconds: 300,
    });
  }
}
