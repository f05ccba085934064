import type { CallLeg, CallRecord } from '@flexpbx/domain';
import { callOutcomeColumn, dispositionColumn } from '../columns.ts';
import type { CallLeg as LegRow, CallRecord as Row } from '../generated/sqlite/client.ts';

/** A leg as it stands in its table. */
export function legOf(row: LegRow): CallLeg {
  return { ...row, disposition: dispositionColumn.parse(row.disposition) };
}

/** A record as it stands in its table. */
export function recordOf({ searchText, ...row }: Row): CallRecord {
  return { ...row, outcome: callOutcomeColumn.parse(row.outcome) };
}
