import type { AriChannel } from '../phones/ari-link.ts';
import { IncomingCall } from '../phones/incoming-call.ts';
import { headerOf, userOf } from '../phones/sip-message.ts';

/** Who is said to call. */
export interface CallerIdentity {
  /** The user part and the display name of From: what the called person sees. */
  readonly number: string;
  readonly name: string;
  /** The user part of P-Asserted-Identity (RFC 3325), by which a telephone company knows who pays; null without one. */
  readonly asserted: string | null;
  /** What the caller wants kept from the called person (RFC 3323): `id`; `''` for nothing. */
  readonly privacy: string;
}

/** A call that a customer makes through a telephone company. It does not ring yet: whether it does is up to the test. */
export class ProviderCall extends IncomingCall {
  /** As dialled. */
  readonly number: string;
  readonly customer: string;

  constructor(context: IncomingCall['context'], channel: AriChannel, number: string, customer: string) {
    super(context, channel);
    this.number = number;
    this.customer = customer;
  }

  /** Who calls, as the customer says it. */
  async caller(): Promise<CallerIdentity> {
    const invite = await (await this.sip()).invite();
    const from = headerOf(invite, 'from');
    const asserted = headerOf(invite, 'p-asserted-identity');
    return {
      number: userOf(from),
      name: /^"([^"]*)"/.exec(from)?.[1] ?? '',
      asserted: asserted === '' ? null : userOf(asserted),
      privacy: headerOf(invite, 'privacy'),
    };
  }
}
