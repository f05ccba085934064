import type { AriChannel } from './ari-link.ts';
import { PhoneCall } from './phone-call.ts';

/** The Q.850 cause Asterisk sends as 486. */
const USER_BUSY = '17';

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

  /** Refuses: somebody talks here already (486). */
  async busy(): Promise<void> {
    await this.context.link.ari.request('DELETE', `channels/${this.id}`, { reason_code: USER_BUSY });
  }

  /** Refuses for good (603), as the key "reject" of most phones does. */
  async decline(): Promise<void> {
    await this.hangUp();
  }
}
