import type { LiveCall } from '@flexpbx/domain';
import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';

/** A running call as the API shows it. */
export function presentCall(call: LiveCall): z.input<typeof shape.LiveCall> {
  return {
    call_id: call.id,
    state: call.state,
    state_since: call.stateSince.toISOString(),
    place: call.place || null,
    with: call.partner || null,
    from: call.callerNumber,
    from_name: call.callerName,
    to: call.dialledNumber,
    started_at: call.startedAt.toISOString(),
    answered_at: call.answeredAt?.toISOString() ?? null,
  };
}
