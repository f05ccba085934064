import type { AriChannel } from './ari-link.ts';
import { PhoneCall } from './phone-call.ts';
import { headerOf, userOf } from './sip-message.ts';

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

/** What phones of several makers take as the wish that they pick up by themselves. */
const answerWishes = [
  ['call-info', /answer-after=0/i],
  ['alert-info', /auto.?answer|answer-after=0|intercom|ring-answer/i],
  ['answer-mode', /auto/i],
  ['p-auto-answer', /normal/i],
] as const;

/** A status a call can be refused with. */
export type RefusalStatus = keyof typeof causes;

/** A call that came in at a phone, which rings. */
export class IncomingCall extends PhoneCall {
  /** Who calls, as the phone's display shows it at first; later on, `display` may show another. */
  readonly from: { readonly name: string; readonly number: string };

  constructor(context: PhoneCall['context'], channel: AriChannel) {
    super(context, channel.id, async () => channel);
    this.from = channel.caller;
    this.display.show(channel.caller);
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

  /** A header of the INVITE, by its long name in lower case; `''` when it isn't there. */
  async header(name: string): Promise<string> {
    return headerOf(await (await this.sip()).invite(), name);
  }

  /** Whether the phone is asked to pick up by itself (paging, intercom). */
  async asksToBeAnswered(): Promise<boolean> {
    const { headers } = await (await this.sip()).invite();
    return answerWishes.some(([name, wish]) => headers.some(([header, value]) => header === name && wish.test(value)));
  }

  /** Whose call it was before it was forwarded here, and why (RFC 5806); null when it was not. */
  async diversion(): Promise<{ readonly number: string; readonly reason: string } | null> {
    const value = await this.header('diversion');
    return value === '' ? null : { number: userOf(value), reason: /;\s*reason="?([\w-]+)/.exec(value)?.[1] ?? '' };
  }
}
