import { AsteriskServer } from '../asterisk/start-asterisk.ts';
import { bankFiles, bankModules } from './bank-configuration.ts';
import { BankLink } from './bank-link.ts';
import { SipTrace } from './sip-trace.ts';
import { PATIENCE_MS, within } from './time-limit.ts';

/** What a bank is to be. */
export interface BankOptions {
  /** Names its folder, to be recognised in a list of processes. */
  readonly name: string;
  /** Beside those every bank has. */
  readonly modules: readonly string[];
  /** `pjsip.conf`, `extensions.conf` and what else makes it what it is. */
  readonly files: Readonly<Record<string, string>>;
}

/** An Asterisk whose every call rings, speaks and listens as a test says: phones, or a telephone company. */
export class Bank {
  readonly link: BankLink;
  /** What goes over the wire. */
  readonly trace: SipTrace;
  readonly asterisk: AsteriskServer;

  private constructor(link: BankLink, trace: SipTrace, asterisk: AsteriskServer) {
    this.link = link;
    this.trace = trace;
    this.asterisk = asterisk;
  }

  /** Starts one (some 0.3 s). */
  static async start({ name, modules, files }: BankOptions): Promise<Bank> {
    const link = await BankLink.open();
    const trace = await SipTrace.open();
    try {
      const asterisk = await AsteriskServer.prepare({
        name,
        modules: [...bankModules, ...modules],
        files: { ...bankFiles({ link: link.port, trace: trace.port }), ...files },
      });
      const bank = new Bank(link, trace, asterisk);
      await bank.begin();
      return bank;
    } catch (error) {
      link.close();
      trace.close();
      throw error;
    }
  }

  /** Begins again, on the same ports, after its Asterisk ended. */
  async begin(): Promise<void> {
    await this.asterisk.begin();
    await within(PATIENCE_MS, 'the bank connects', this.link.ariConnected());
  }

  /** Nothing is left. */
  async stop(): Promise<void> {
    await this.asterisk.stop();
    this.link.close();
    this.trace.close();
  }
}
