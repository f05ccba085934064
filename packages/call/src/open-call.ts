import type { AsteriskPort, EventOf } from '@flexpbx/asterisk/port';
import type { Call } from './call.ts';
import type { CallEndReason } from './call-ended.ts';
import { OpenScope } from './call-scope.ts';
import { Line } from './line.ts';
import { LiveCall, type Sleep } from './live-call.ts';

/** What a call needs besides Asterisk. */
export interface CallSurroundings {
  /** Resolves after `ms`, or rejects with the signal's reason as soon as it aborts. */
  readonly sleep: Sleep;
  /** A part of the call could not be closed and may be left over in Asterisk. */
  readonly onLeftOver: (name: string, fault: unknown) => void;
}

/** A call and the two doors out of it; for whoever runs flows, not for flows. */
export interface OpenedCall {
  readonly call: Call;
  /** Ends our part of it with reason `drain`; the call itself goes on in Asterisk. */
  drain(): void;
  /** The same for the reason for which another call has ended that this one belongs to. */
  endWith(reason: CallEndReason): void;
  /**
   * Closes what the flow left open: in reverse order, each within 2 s; what is already gone counts as closed. After
   * `drain` and `connection-lost` it closes nothing, because recovery picks the call up with all it has. The channel
   * itself is not hung up: send it somewhere (`continueTo`, `hangUp`) before.
   */
  close(): Promise<void>;
}

/** Takes up a channel that entered our application. Do so in the event's own turn: its next event is then not missed. */
export function openCall(
  asterisk: AsteriskPort,
  entered: EventOf<'channel-entered'>,
  surroundings: CallSurroundings,
): OpenedCall {
  const { sleep, onLeftOver } = surroundings;
  const scope = new OpenScope(sleep, onLeftOver);
  const line = new Line(asterisk, entered.channel.id, scope);
  const openLeg = (answered: EventOf<'channel-entered'>) => openCall(asterisk, answered, surroundings);
  const call = new LiveCall(entered, { asterisk, line, scope, sleep, openLeg });
  return {
    call,
    drain: () => line.end('drain'),
    endWith: (reason) => line.end(reason),
    close: async () => {
      const pickedUpLater = line.endReason === 'drain' || line.endReason === 'connection-lost';
      line.end('left');
      if (!pickedUpLater) await scope.close();
      line.close();
    },
  };
}
