import type { AsteriskPort, EventOf } from '@flexpbx/asterisk/port';
import { type Call, CallEnded, type CallSurroundings, type OpenedCall, openCall } from '@flexpbx/call';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import type { CallStage } from '../live/call-stage.ts';
import type { FlowResult } from './flow-result.ts';

/** One caller's way through our application, and where it goes if the way itself is broken. */
export interface Route {
  readonly name: string;
  readonly flow: (call: Call) => Promise<FlowResult>;
  /** Taken when the flow fails: a fault of ours must not end in silence for the caller. */
  readonly fallback: FlowResult;
  /** Where its caller stands meanwhile, as people are told; without it they are told what Asterisk tells. */
  readonly stage?: CallStage;
}

/** Told of each channel that begins to be served, and with null when that is over. */
export type SessionListener = (channelId: string, stage: CallStage | null) => void;

interface Session {
  readonly opened: OpenedCall;
  readonly stage: CallStage | null;
  /** Resolves when all it opened is closed, and all that was opened for this channel before. */
  readonly done: Promise<void>;
}

/** The calls our application serves now: one session for each, from its entering to its leaving. */
export class Sessions {
  readonly #asterisk: AsteriskPort;
  readonly #logger: Logger;
  readonly #surroundings: CallSurroundings;
  readonly #open = new Map<string, Session>();
  #listener: SessionListener = () => {};

  constructor(asterisk: AsteriskPort, sleep: CallSurroundings['sleep'], logger: Logger) {
    this.#asterisk = asterisk;
    this.#logger = logger;
    this.#surroundings = {
      sleep,
      onLeftOver: (name, fault) =>
        logger.warn('a part of a call could not be closed', { part: name, reason: reasonOf(fault) }),
    };
  }

  /** Whether a channel is being served. */
  has(channelId: string): boolean {
    return this.#open.has(channelId);
  }

  /** Tells of the sessions that are open now, and of each change from now on. */
  follow(listener: SessionListener): void {
    this.#listener = listener;
    for (const [id, { stage }] of this.#open) listener(id, stage);
  }

  /**
   * Begins to serve a channel, at once; one that is served already is left as it is. Where the dialplan sends a channel straight
   * back to us, it comes while what it left open before is still being closed: that is no reason to leave it in silence.
   */
  begin(entered: EventOf<'channel-entered'>, route: Route): void {
    const { id } = entered.channel;
    const before = this.#open.get(id);
    if (before && !before.opened.call.signal.aborted) return;
    const opened = openCall(this.#asterisk, entered, this.#surroundings);
    const done = Promise.all([this.#serve(opened, route), before?.done]).then(() => this.#forget(id, opened));
    const stage = route.stage ?? null;
    this.#open.set(id, { opened, stage, done });
    this.#listener(id, stage);
  }

  /** Unless the channel is served again. */
  #forget(id: string, over: OpenedCall): void {
    if (this.#open.get(id)?.opened !== over) return;
    this.#open.delete(id);
    this.#listener(id, null);
  }

  /** Resolves when every session that is open now is over. */
  async settled(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ done }) => done));
  }

  /** Ends our part in every call. The calls stand in Asterisk, with their stories, for the process that comes next. */
  async drain(): Promise<void> {
    for (const { opened } of this.#open.values()) opened.drain();
    await this.settled();
  }

  async #serve(opened: OpenedCall, route: Route): Promise<void> {
    const { call } = opened;
    try {
      await this.#takeAlong(call, route);
    } catch (fault) {
      if (!(fault instanceof CallEnded)) this.#logFault('a call could not be sent on', route, fault);
    } finally {
      await opened.close();
    }
  }

  async #takeAlong(call: Call, route: Route): Promise<void> {
    let result: FlowResult;
    try {
      result = await route.flow(call);
    } catch (fault) {
      if (fault instanceof CallEnded) return;
      this.#logFault('a call flow failed; its caller is sent to the fallback', route, fault);
      result = route.fallback;
    }
    await depart(call, result);
  }

  #logFault(message: string, route: Route, fault: unknown): void {
    const stack = fault instanceof Error ? fault.stack : undefined;
    this.#logger.error(message, { flow: route.name, reason: reasonOf(fault), stack });
  }
}

/** Sends a call where its flow wants it. */
async function depart(call: Call, result: FlowResult): Promise<void> {
  switch (result.kind) {
    case 'hang-up':
      return call.hangUp('normal');
    case 'handed-on':
      return;
    case 'extension':
      return call.continueTo({ context: 'from-extension', extension: result.number, priority: 1 });
    case 'place':
      return call.continueTo({ context: result.context, extension: result.extension, priority: 1 });
    case 'talk':
      return call.connect(result.leg, { context: result.context, extension: call.dialledNumber, priority: 1 });
    case 'native-mailbox':
      return call.continueTo({ context: 'voicemail-native', extension: result.extension, priority: 1 });
    default:
      result satisfies never;
  }
}
