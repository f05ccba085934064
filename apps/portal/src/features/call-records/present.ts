import type { CallRecord } from '@flexpbx/domain';
import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';

/** A past call as the API shows it. */
export function presentCallRecord(record: CallRecord): z.input<typeof shape.CallRecord> {
  return {
    call_id: record.id,
    start: record.startedAt.toISOString(),
    answer: record.answeredAt?.toISOString() ?? null,
    end: record.endedAt.toISOString(),
    from: record.callerNumber,
    from_name: record.callerName,
    to: record.dialledNumber,
    answered_by: record.answeredBy,
    outcome: record.outcome,
    duration: record.durationSeconds,
    talk_time: record.talkSeconds,
  };
}
