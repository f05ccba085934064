import type { Call, Key } from '@flexpbx/call';
import { CallerPlace, type FoundAgent } from '../queues/caller-place.ts';
import { endedForGood } from '../queues/ended-for-good.ts';
import type { OpenQueue } from '../queues/open-queue.ts';
import { storyOf, talkOf } from '../queues/talks.ts';
import { type FlowResult, handedOn, hangUp, sendTo } from '../sessions/flow-result.ts';
import { passTheTime } from './pass-the-time.ts';
import type { QueueParts } from './queue-parts.ts';

/** Which queue a caller comes to, and what is known of an earlier part of the same waiting. */
export interface Arrival {
  readonly queue: string;
  /** Since when they wait: who was interrupted keeps the place. */
  readonly since: number;
  /** See `CallerInLine.priority`. */
  readonly priority: number;
  /** The stay that was interrupted on our side only; see `QueueEvent.callId`. Null: it is another one. */
  readonly stay: string | null;
}

/** Has a caller wait in a queue, with music, until an agent picks up or the caller is to go elsewhere. */
export async function waitInQueue(call: Call, arrival: Arrival, parts: QueueParts): Promise<FlowResult> {
  const queue = await parts.queues.find(arrival.queue);
  if (queue === null) return sendTo({ type: 'closed' });
  const isBack = arrival.stay !== null;
  const { since: joinedAt, priority } = arrival;
  const id = arrival.stay ?? `${call.id}@${parts.now()}`;
  // Of one who is back the channel knows it all; who hung up meanwhile has to be written down as that.
  if (!isBack) {
    await call.setVariables({
      ...{ FLEXPBX_FLOW: 'queue', FLEXPBX_QUEUE: arrival.queue },
      ...{ FLEXPBX_QUEUE_SINCE: String(joinedAt), FLEXPBX_QUEUE_STAY: id },
    });
  }
  const { number: callerNumber, name: callerName } = call.caller;
  const shown = { id, callerNumber, callerName, joinedAt: new Date(joinedAt), priority, isCallback: false };
  const place = new CallerPlace(call, shown, queue, parts.place);
  queue.join(place, isBack);
  try {
    await call.answer();
    const key = await passTheTime(call, place, queue, parts, isBack);
    if (key !== null) return await byKey(key, call, place, queue, parts);
    const ending = await place.ending;
    return ending.kind === 'found' ? await talk(call, place, ending.found, parts) : sendTo(queue.queue.overflow);
  } catch (fault) {
    leave(call, place, queue);
    throw fault;
  }
}

/** The caller's own way out: to be called back, or to go where the queue's key leads. */
async function byKey(
  key: Key,
  call: Call,
  place: CallerPlace,
  queue: OpenQueue,
  { callbacks, now }: QueueParts,
): Promise<FlowResult> {
  if (key !== queue.queue.callback_key) {
    queue.exit(place);
    return sendTo(queue.queue.exit_destination);
  }
  const { id: callId, callerNumber: number, callerName, joinedAt, priority } = place.shown;
  const asked = {
    ...{ callId, queue: place.queue, number, callerName, joinedAt, priority },
    ...{ attempts: 0, dueAt: new Date(now()) },
  };
  queue.keepPlace(place, await callbacks.keep(asked, queue), number);
  await call.play('sound:vm-tocallback', 'sound:queue-thankyou');
  return hangUp;
}

/** Hands caller and agent to Asterisk; the agent's leg is followed to its end. */
async function talk(
  call: Call,
  place: CallerPlace,
  found: FoundAgent,
  { talks, now }: QueueParts,
): Promise<FlowResult> {
  const what = talkOf(place, found, now());
  const following = talks.begin(what);
  try {
    // Not waited for: it is on its way before the next request, which is what matters.
    found.call.setVariables({ FLEXPBX_QUEUE_TALK: storyOf(what) }).catch(() => undefined);
    await call.connect(found.leg, { context: 'queue-talk', extension: what.queue, priority: 1 });
    following.connected();
    return handedOn;
  } catch (fault) {
    following.failed();
    throw fault;
  }
}

/** Who hung up, or was taken elsewhere by somebody, has given up; of others the next process of ours takes care. */
function leave({ signal }: Call, place: CallerPlace, queue: OpenQueue): void {
  if (endedForGood(signal)) queue.abandon(place);
  else queue.forget(place);
}
