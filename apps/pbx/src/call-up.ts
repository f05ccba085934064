import { randomUUID } from 'node:crypto';
import type { AsteriskPort, DialStatus } from '@flexpbx/asterisk/port';
import type { OrderAnswer } from '@flexpbx/domain';
import type { Clock } from '@flexpbx/runtime';

/** What somebody is called with because of an order. */
export interface CallUpParts {
  readonly asterisk: Pick<AsteriskPort, 'channels' | 'listenTo'>;
  readonly clock: Pick<Clock, 'sleep'>;
}

/** Whom to call, and what comes to us when they answer. */
export interface CallUpRequest {
  /** `PJSIP/1001` */
  readonly endpoint: string;
  /** `Stasis(flexpbx,<arguments>)` */
  readonly arguments: readonly string[];
  /** What is shown to who is called; its number may be empty. */
  readonly shown: { readonly name: string; readonly number: string };
  readonly ringSeconds: number;
}

/** Somebody waits in front of a page for the answer to an order. */
const answeredWithinMs = 4_000;

/** Calls somebody. Resolves when their phone rings or they answer, when it is clear that they won't, or after a moment. */
export async function callUp(request: CallUpRequest, { asterisk, clock }: CallUpParts): Promise<OrderAnswer> {
  const { endpoint, shown, ringSeconds } = request;
  const id = randomUUID();
  const enough = new AbortController();
  const { promise, resolve } = Promise.withResolvers<OrderAnswer>();
  const stopListening = asterisk.listenTo(id, (event) => {
    if (event.type === 'channel-entered') resolve({ outcome: 'done' });
    // Not of Local channels: these say that it rings before it does.
    if (event.type === 'dial' && event.status === 'RINGING' && endpoint.startsWith('PJSIP/'))
      resolve({ outcome: 'done' });
    if (event.type === 'dial' && event.status === 'BUSY') resolve(refused('It is busy.'));
    if (event.type === 'dial' && isInVain(event.status)) resolve(refused('Nobody there can be reached.'));
    if (event.type === 'channel-gone') resolve(refused('Nobody there can be reached.'));
  });
  try {
    await asterisk.channels.originate(id, {
      endpoint,
      arguments: request.arguments,
      callerId: `"${shown.name.replace(/["\\<>]/g, '')}" <${shown.number}>`,
      ringSeconds,
      variables: {},
      originator: null,
    });
    // It goes on all the same: it rings somewhere.
    const soon = clock.sleep(answeredWithinMs, enough.signal).then((): OrderAnswer => ({ outcome: 'done' }));
    return await Promise.race([promise, soon]);
  } finally {
    stopListening();
    enough.abort(new Error('answered'));
  }
}

/** An order that can't be carried out, and why. */
export function refused(reason: string): OrderAnswer {
  return { outcome: 'refused', reason };
}

function isInVain(status: DialStatus): boolean {
  return status === 'NOANSWER' || status === 'CHANUNAVAIL' || status === 'CONGESTION' || status === 'CANCEL';
}
