import { type EmergencyCall, isAlarming } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';

type Presented = Output<'acknowledgeEmergencyCall'>;

/** A call to an emergency number, in the API's words. */
export function presentEmergencyCall(call: EmergencyCall): Presented {
  return {
    id: call.id,
    number: call.number,
    extension: call.extension,
    extension_name: call.extensionName,
    place: call.place,
    shown: call.shown,
    outcome: call.outcome,
    trunk: call.trunk,
    started_at: call.startedAt.toISOString(),
    answered_at: call.answeredAt?.toISOString() ?? null,
    ended_at: call.endedAt?.toISOString() ?? null,
    acknowledged_at: call.acknowledgedAt?.toISOString() ?? null,
    acknowledged_by: call.acknowledgedBy,
    is_alarming: isAlarming(call),
  };
}
