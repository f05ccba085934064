import type { QueueEvent } from '../queues/queue-event.ts';
import { eventOf, type TelephonyEvent } from './telephony-event.ts';

/** What programs are told of what happened in a queue; null for most of it, which the queue's own history tells. */
export function eventOfQueue({ key, queue, callId, at, event }: QueueEvent): TelephonyEvent | null {
  const what = [key];
  switch (event.kind) {
    case 'signed-in':
      return eventOf('queue.agent_login', { what, at, data: { queue, agent: event.agent } });
    case 'signed-out':
      return eventOf('queue.agent_logout', { what, at, data: { queue, agent: event.agent } });
    case 'joined': {
      const { callerNumber, callerName } = event;
      // The call's id is what stands before the moment it joined.
      const [call = ''] = (callId ?? '').split('@');
      const data = { call_id: call, queue, from: callerNumber, caller_name: callerName };
      return eventOf('queue.call_queued', { what, at, data });
    }
    default:
      return null;
  }
}
