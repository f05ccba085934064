import { Changes } from './changes.ts';
import { type Direction, readSoundDescription, type SoundDescription } from './session-description.ts';
import { headerOf, type SipMessage } from './sip-message.ts';

const CHALLENGES: readonly number[] = [401, 407];

/** Why a call was refused, in SIP's words. */
export interface Refusal {
  /** `486` */
  readonly status: number;
  /** `Busy Here` */
  readonly phrase: string;
  /** The Reason header (RFC 3326); null without one. */
  readonly reason: { readonly protocol: string; readonly cause: number; readonly text: string } | null;
}

/** Every SIP message of one call of a phone, in their order. Waiting methods reject when nothing of the kind comes. */
export class CallTrace {
  readonly #messages: SipMessage[] = [];
  readonly #changes = new Changes();

  /** All that went over the wire so far. */
  get messages(): readonly SipMessage[] {
    return this.#messages;
  }

  /** Takes the next message. */
  add(message: SipMessage): void {
    this.#messages.push(message);
    this.#changes.happened();
  }

  /** The first message that fits, beginning with the `from`th. */
  async next(what: string, from: number, fits: (message: SipMessage) => boolean): Promise<SipMessage> {
    const find = (): SipMessage | undefined => this.#messages.slice(from).find(fits);
    return this.#changes.until(what, find, () => `there was ${this.#summary()}`);
  }

  /** The INVITE the call began with. */
  invite(): Promise<SipMessage> {
    return this.next('an INVITE', 0, isRequest('INVITE'));
  }

  /** The final answer to the next request of this kind after the first `from` messages; a challenge is none. */
  async finalAnswer(method: string, from: number): Promise<SipMessage> {
    await this.next(`a ${method}`, from, isRequest(method));
    return this.next(`an answer to ${method}`, from, ({ headers, status }) => {
      const sequence = headers.find(([name]) => name === 'cseq')?.[1] ?? '';
      return sequence.endsWith(` ${method}`) && status !== null && status.code >= 200 && !isChallenge(status.code);
    });
  }

  /** What the caller's side offered at first. */
  async offer(): Promise<SoundDescription> {
    return describedIn(
      await this.next('an offer of sound', 0, (message) => isRequest('INVITE')(message) && hasSound(message)),
    );
  }

  /** What came of the first offer. */
  async answer(): Promise<SoundDescription> {
    const answered = ({ status }: SipMessage): boolean => status !== null;
    const answer = await this.next('an answer with sound', 0, (message) => answered(message) && hasSound(message));
    const description = describedIn(answer);
    // Keys beside a plain profile are an offer one may pass over; who answers with keys has taken it.
    return /^a=crypto:/m.test(answer.body) ? { ...description, encryption: 'sdes' } : description;
  }

  /** Resolves when both sides agree on one of these directions, as the side that offered it names them. */
  async agreed(directions: readonly Direction[], from: number): Promise<void> {
    const fits = (message: SipMessage): boolean => {
      const sound = readSoundDescription(message.body);
      return isRequest('INVITE')(message) && sound !== undefined && directions.includes(sound.direction);
    };
    const offer = await this.next(`an INVITE that says ${directions.join(' or ')}`, from, fits);
    const final = await this.finalAnswer('INVITE', this.#messages.indexOf(offer));
    if (final.status?.code !== 200) throw new Error(`${directions.join(' or ')} was refused: ${final.status?.code}`);
  }

  /** How the call was refused. */
  async refusal(): Promise<Refusal> {
    const final = await this.finalAnswer('INVITE', 0);
    const { code, reason: phrase } = final.status ?? { code: 0, reason: '' };
    if (code < 300) throw new Error(`the call was not refused but answered: ${code} ${phrase}`);
    return { status: code, phrase, reason: readReason(headerOf(final, 'reason')) };
  }

  #summary(): string {
    return this.#messages.map(({ request, status }) => request?.method ?? status?.code).join(', ');
  }
}

/** Tells requests of one kind. */
export function isRequest(method: string): (message: SipMessage) => boolean {
  return ({ request }) => request?.method === method;
}

function isChallenge(status: number): boolean {
  return CHALLENGES.includes(status);
}

function hasSound(message: SipMessage): boolean {
  return readSoundDescription(message.body) !== undefined;
}

function describedIn(message: SipMessage): SoundDescription {
  const description = readSoundDescription(message.body);
  if (!description) throw new Error('no sound is described');
  return description;
}

function readReason(value: string): Refusal['reason'] {
  if (value === '') return null;
  const cause = Number(/;\s*cause=(\d+)/i.exec(value)?.[1] ?? 0);
  return { protocol: value.split(';')[0]?.trim() ?? '', cause, text: /;\s*text="([^"]*)"/i.exec(value)?.[1] ?? '' };
}
