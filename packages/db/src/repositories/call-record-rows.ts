import type { CallLeg, CallRecord } from '@flexpbx/domain';
import { join, sqltag as sql } from '@prisma/client/runtime/client';
import type { Rows } from '../client.ts';
import { callOutcomeColumn, dispositionColumn } from '../columns.ts';
import type { CallLeg as LegRow, CallRecord as Row } from '../generated/sqlite/client.ts';

/** All legs of these calls, and those that have the name of one of them, in the order they began. */
export async function readLegs(rows: Rows, ids: readonly string[]): Promise<CallLeg[]> {
  const named = join(ids);
  const found = await rows.$queryRaw<LegRow[]>(
    sql`SELECT * FROM "CallLeg" WHERE "callId" IN (${named}) OR "uniqueId" IN (${named}) ORDER BY "startedAt", "sequence"`,
  );
  return found.map(legOf);
}

/** A leg as it stands in its table. */
function legOf(row: LegRow): CallLeg {
  return { ...row, disposition: dispositionColumn.parse(row.disposition) };
}

/** A record as it stands in its table. */
export function recordOf({ searchText, ...row }: Row): CallRecord {
  return { ...row, outcome: callOutcomeColumn.parse(row.outcome) };
}
