import type { AriChannel } from './ari-link.ts';
import { PhoneCall } from './phone-call.ts';

/** The Q.850 cause Asterisk sends as each status. */
const causes = {
  403: 21,
  404: 1,
  408: 18,
  410: 22,
  480: 19,
  484: 28,
  486: 17,
  488: 58,
  500: 38,
  502: 27,
  503: 34,
} as const;

/** A status a call can be refused with. */
export type RefusalStatus = keyof typeof causes;

/** A call that came in at a phone, which rings. */
export class IncomingCall extends PhoneCall {
  /** Who calls, as the phone's display shows it. */
  readonly from: { readonly name: string; readonly number: string };

  constructor(context: PhoneCall['context'], channel: AriChannel) {
    super(context, channel.id, async () => channel);
    this.from = channel.caller;
  }

  /** Lets the caller know that the phone rings (180). */
  async ring(): Promise<void> {
    await this.context.link.ari.request('POST', `channels/${this.id}/ring`);
  }

  /** Picks up. Resolves when the call stands and sound flows. */
  async answer(): Promise<void> {
    await this.ready();
    await this.context.link.ari.request('POST', `channels/${this.id}/answer`);
    await this.answered();
  }

  /** Lets the caller hear before it is answered what is said here (183, early media). */
  async progress(): Promise<void> {
    await this.ready();
    await this.context.link.ari.request('POST', `channels/${this.id}/progress`);
  }

  /** Refuses: somebody talks here already (486). */
  async busy(): Promise<void> {
    await this.refuse(486);
  }

  /** Refuses with this SIP status. */
  async refuse(status: RefusalStatus): Promise<void> {
    const reason_code = String(causes[status]);
    await this.context.link.ari.request('DELETE', `channels/${this.id}`, { reason_code });
  }

  /** Sends the caller elsewhere (302), as a phone does that is set to forward its calls by itself. */
  async forwardTo(number: string): Promise<void> {
    const endpoint = `PJSIP/<${this.context.uriOf(number)}>`;
    await this.context.link.ari.request('POST', `channels/${this.id}/redirect`, { endpoint });
  }

  /** Refuses for good (603), as the key "reject" of most phones does. */
  async decline(): Promise<void> {
    await this.hangUp();
  }
}
