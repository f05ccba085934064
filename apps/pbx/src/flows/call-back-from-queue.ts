import { type Call, CallEnded, type Leg } from '@flexpbx/call';
import type { CallbackPlace } from '../queues/callback-place.ts';
import { storyOf } from '../queues/talks.ts';
import { type FlowResult, handedOn, hangUp } from '../sessions/flow-result.ts';
import type { QueueParts } from './queue-parts.ts';

/** Somebody who asked for it should come to the phone. */
const ringSeconds = 40;

/** An agent has picked up for somebody who is to be called back: calls them, and the two talk. */
export async function callBackFromQueue(call: Call, legId: string, parts: QueueParts): Promise<FlowResult> {
  const place = parts.callbacks.placeOfLeg(legId);
  if (place === null || !(await place.isPickedUp(legId))) return hangUp;
  const queue = await parts.queues.find(place.queue);
  if (queue === null) return hangUp;
  let wasCalled = false;
  try {
    await call.ring();
    const endpoint = await parts.endpointOf(place.callback.number);
    const leg = call.dial({ endpoint, callerName: queue.queue.name, ringSeconds, variables: {} });
    wasCalled = true;
    const outcome = await leg.outcome;
    if (outcome.kind === 'answered') return await talk(call, place, leg, parts);
    await call.play('sound:vm-nobodyavail');
    await parts.callbacks.notReached(place, queue, true);
    return hangUp;
  } catch (fault) {
    // The agent hung up, or nobody can be called now: the caller keeps the place.
    if (fault instanceof CallEnded && fault.reason === 'hangup')
      await parts.callbacks.notReached(place, queue, wasCalled);
    throw fault;
  }
}

async function talk(
  call: Call,
  place: CallbackPlace,
  leg: Leg,
  { talks, callbacks, now }: QueueParts,
): Promise<FlowResult> {
  const { shown, agent } = place;
  const what = {
    ...{ queue: place.queue, callId: shown.id, agent: agent?.extension ?? '' },
    ...{ leg: { id: call.id, name: (await call.variable('CHANNEL')) ?? '' }, joinedAt: shown.joinedAt.getTime() },
    ...{ connectedAt: now(), rangMs: agent?.rangMs ?? 0 },
  };
  const following = talks.begin(what);
  try {
    await call.setVariables({ FLEXPBX_QUEUE_TALK: storyOf(what) });
    await call.connect(leg, { context: 'queue-talk', extension: what.queue, priority: 1 });
  } catch (fault) {
    following.failed();
    throw fault;
  }
  following.connected();
  await callbacks.reached(place);
  return handedOn;
}
