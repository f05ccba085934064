import { Changes } from '../phones/changes.ts';
import { headerOf, type SipMessage, userOf } from '../phones/sip-message.ts';
import type { SipTrace } from '../phones/sip-trace.ts';

/** Which customers are registered at a telephone company, seen on its wire. */
export class Registrations {
  readonly #registered = new Set<string>();
  /** Requests without a final answer, by Call-ID and CSeq. */
  readonly #open = new Map<string, { readonly customer: string; readonly isGoodbye: boolean }>();
  readonly #changes = new Changes();

  constructor(trace: SipTrace) {
    trace.listen(({ message }) => this.#see(message));
  }

  /** Resolves when a customer is registered, at once if it is. */
  async until(customer: string): Promise<void> {
    const isRegistered = (): true | undefined => this.#registered.has(customer) || undefined;
    await this.#changes.until(`${customer} registers`, isRegistered, () => `registered: ${[...this.#registered]}`);
  }

  #see(message: SipMessage): void {
    const transaction = `${headerOf(message, 'call-id')} ${headerOf(message, 'cseq')}`;
    if (message.request?.method === 'REGISTER') {
      const isGoodbye = headerOf(message, 'expires') === '0' || /;expires=0\b/.test(headerOf(message, 'contact'));
      this.#open.set(transaction, { customer: userOf(headerOf(message, 'to')), isGoodbye });
      return;
    }
    const attempt = this.#open.get(transaction);
    if (!attempt || !message.status || message.status.code < 200) return;
    this.#open.delete(transaction);
    if (message.status.code >= 300) return;
    if (attempt.isGoodbye) this.#registered.delete(attempt.customer);
    else this.#registered.add(attempt.customer);
    this.#changes.happened();
  }
}
