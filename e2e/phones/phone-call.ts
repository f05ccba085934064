import type { Codec, DtmfMethod } from '@flexpbx/domain';
import { keySounds } from '../sound/keys.ts';
import type { AriChannel, AriEvent } from './ari-link.ts';
import type { BankLink } from './bank-link.ts';
import type { CallTrace } from './call-trace.ts';
import { CallerDisplay } from './caller-display.ts';
import { Changes } from './changes.ts';
import { codecNamed, type LineFormat } from './codecs.ts';
import { type Media, openMedia } from './media.ts';
import type { Direction, SoundEncryption } from './session-description.ts';
import type { SipTrace } from './sip-trace.ts';
import { SpokenCall } from './spoken-call.ts';
import { PATIENCE_MS, within } from './time-limit.ts';
import { type Dialog, replacing, transferCompleted } from './transfer.ts';

/** A key is held for so long; the pause after it is the same. */
const KEY_MS = 100;

/** How a call ended, seen from the phone. */
export interface CallEnd {
  /** Q.850 cause. */
  readonly cause: number;
  readonly causeText: string;
  /** The status that ended an INVITE which was not answered; null for a call that was. */
  readonly sipStatus: number | null;
}

/** What a call needs of the phone it belongs to. */
export interface CallContext {
  readonly link: BankLink;
  readonly trace: SipTrace;
  readonly lineFormat: LineFormat;
  readonly dtmf: DtmfMethod;
  /** The SIP URI of a number, as this phone dials it. */
  uriOf(number: string): string;
}

type Step = 'ringing' | 'answered';

/** One call as a phone has it. Waiting methods reject, saying what did not happen, when it takes too long. */
export class PhoneCall extends SpokenCall {
  readonly id: string;
  /** Who is at the other end, as the phone shows it. */
  readonly display = new CallerDisplay();
  protected readonly context: CallContext;
  readonly #steps: Readonly<Record<Step, PromiseWithResolvers<void>>>;
  readonly #end = Promise.withResolvers<CallEnd>();
  readonly #entered = Promise.withResolvers<void>();
  readonly #channel: Promise<AriChannel>;
  protected readonly media: Promise<Media>;
  readonly #pressed = new Changes();
  #digits = '';
  #isHolding = false;

  /**
   * `enter` brings the channel `id` into our application; it is called when we listen to its events, with the promise that
   * resolves when the channel tells that it is there: Asterisk answers the order before.
   */
  constructor(context: CallContext, id: string, enter: (entered: Promise<void>) => Promise<AriChannel>) {
    super();
    this.context = context;
    this.id = id;
    this.#steps = { ringing: Promise.withResolvers(), answered: Promise.withResolvers() };
    context.link.ari.listenTo(id, (event) => this.#take(event));
    this.#channel = enter(this.#entered.promise);
    this.media = this.#channel.then(() => openMedia(context.link, id, context.lineFormat));
    // Whoever waits for one of these learns of its failure; nobody has to wait.
    for (const waited of [this.#steps.ringing.promise, this.#steps.answered.promise, this.media])
      waited.catch(() => {});
  }

  /** Resolves when the other side rings (180); rejects when the call ends before. */
  ringing(): Promise<void> {
    return within(PATIENCE_MS, 'the other side rings', this.#steps.ringing.promise);
  }

  /** Resolves when the call is answered; rejects when it ends before. */
  answered(): Promise<void> {
    return within(PATIENCE_MS, 'the call is answered', this.#steps.answered.promise);
  }

  /** Resolves when the call is over, whoever ended it. */
  ended(): Promise<CallEnd> {
    return within(PATIENCE_MS, 'the call ends', this.#end.promise);
  }

  /**
   * Presses keys, sent in the way the phone is set to; each takes 200 ms. Resolves when they are on their way; as tones, when
   * all have been spoken, instead of what was spoken before.
   */
  async sendDigits(digits: string): Promise<void> {
    if (await this.#keysAreTones()) return this.say(keySounds(digits, KEY_MS));
    const timing = { duration: String(KEY_MS), between: String(KEY_MS) };
    await this.context.link.ari.request('POST', `channels/${this.id}/dtmf`, { dtmf: digits, ...timing });
  }

  /** The next keys the other side presses, this many. */
  async digits(count: number): Promise<string> {
    const find = (): string | undefined => (this.#digits.length >= count ? this.#digits.slice(0, count) : undefined);
    const taken = await this.#pressed.until(`${count} digits are pressed`, find, () => `got "${this.#digits}"`);
    this.#digits = this.#digits.slice(count);
    return taken;
  }

  /** Puts the other side on hold; resolves when it has agreed. Until it is resumed, nothing is heard and said here. */
  async hold(): Promise<void> {
    await (await this.media).pause();
    this.#isHolding = true;
    await this.#describeAnew('POST', ['sendonly', 'inactive']);
  }

  /** Takes the other side back from hold. */
  async resume(): Promise<void> {
    await this.#describeAnew('DELETE', ['sendrecv']);
    this.#isHolding = false;
    await (await this.media).goOn();
  }

  /** Transfers the other side to a number (REFER), and hangs up when that has come about; throws TransferFailed. */
  async blindTransfer(number: string): Promise<void> {
    await this.#refer(`<${this.context.uriOf(number)}>`);
  }

  /** Joins the other side with the one of another call of this phone (REFER with Replaces), and hangs both up; throws TransferFailed. */
  async attendedTransfer(consultation: PhoneCall): Promise<void> {
    await this.#refer(replacing(await consultation.#dialog()));
    await consultation.hangUp();
  }

  /** Its SIP messages: what was offered, which headers came, how it was refused. */
  async sip(): Promise<CallTrace> {
    return this.context.trace.call((await this.#channel).protocol_id);
  }

  /** The codec in use. What was offered and answered, in which order, is in `sip()`. */
  async codec(): Promise<Codec> {
    return codecNamed(await this.#ask('CHANNEL(audionativeformat)'));
  }

  /** How the sound that flows is encrypted, as both sides agreed and as the phone does it. */
  async encryption(): Promise<SoundEncryption> {
    const { encryption } = await (await this.sip()).answer();
    const isSecure = (await this.#ask('CHANNEL(rtp,secure)')) === '1';
    if (isSecure !== (encryption !== 'none')) throw new Error(`${encryption} was agreed on, but secure is ${isSecure}`);
    return encryption;
  }

  /** Ends the call. One that is over already stays so. */
  async hangUp(): Promise<void> {
    await this.context.link.ari.requestIfThere('DELETE', `channels/${this.id}`, {});
  }

  async #keysAreTones(): Promise<boolean> {
    const { dtmf } = this.context;
    return dtmf === 'inband' || (dtmf === 'auto' && !(await (await this.sip()).answer()).takesKeyEvents);
  }

  /** Holding is a matter of which way sound shall go, told in a new INVITE (RFC 3264 §8.4). */
  async #describeAnew(method: 'POST' | 'DELETE', wanted: readonly Direction[]): Promise<void> {
    const trace = await this.sip();
    const from = trace.messages.length;
    await this.context.link.ari.request(method, `channels/${this.id}/hold`);
    await trace.agreed(wanted, from);
  }

  async #refer(target: string): Promise<void> {
    const [trace, media] = await Promise.all([this.sip(), this.media]);
    const from = trace.messages.length;
    if (!this.#isHolding) await media.pause();
    try {
      await this.context.link.ari.request('POST', `channels/${this.id}/redirect`, { endpoint: `PJSIP/${target}` });
      await transferCompleted(trace, from, this.#end.promise);
    } catch (error) {
      if (!this.#isHolding) await media.goOn();
      throw error;
    }
    await this.hangUp();
  }

  async #dialog(): Promise<Dialog> {
    const ask = (name: string): Promise<string> => this.#ask(`CHANNEL(pjsip,${name})`);
    return {
      callId: await ask('call-id'),
      localTag: await ask('local_tag'),
      remoteTag: await ask('remote_tag'),
      remoteUri: /<([^>]+)>/.exec(await ask('remote_uri'))?.[1] ?? '',
    };
  }

  async #ask(variable: string): Promise<string> {
    const answer = await this.context.link.ari.request('GET', `channels/${this.id}/variable`, { variable });
    return (answer as { value: string }).value;
  }

  #take(event: AriEvent): void {
    switch (event.type) {
      case 'StasisStart':
        this.#entered.resolve();
        return;
      case 'ChannelStateChange':
        this.#changeState(event.channel);
        return;
      case 'ChannelCallerId':
        this.display.show(event.channel.caller);
        return;
      case 'ChannelDtmfReceived':
        this.#digits += event.digit;
        this.#pressed.happened();
        return;
      case 'ChannelDestroyed':
        this.#finish({
          cause: event.cause,
          causeText: event.cause_txt,
          sipStatus: event.tech_cause ?? null,
        });
        return;
      case 'AsteriskGone':
        this.#finish({ cause: 0, causeText: 'the Asterisk of this end is gone', sipStatus: null });
    }
  }

  #changeState(channel: AriChannel): void {
    if (channel.state === 'Ringing' || channel.state === 'Up') this.#steps.ringing.resolve();
    if (channel.state === 'Up') this.#steps.answered.resolve();
  }

  #finish(end: CallEnd): void {
    const over = new Error(`the call ended before: ${end.causeText} (${end.cause}), SIP ${end.sipStatus ?? 'none'}`);
    for (const step of Object.values(this.#steps)) step.reject(over);
    this.over.abort();
    this.#end.resolve(end);
    this.media.then((media) => media.close()).catch(() => {});
  }
}
