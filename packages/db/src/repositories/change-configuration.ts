import type { Rows } from '../client.ts';
import type { Actor } from '../repositories.ts';

/** The id of the only row of `Configuration`. */
export const onlyRow = 1;

/**
 * First statement of every transaction that changes rendered rows: `wanted + 1` and the audit row. It also makes
 * such transactions wait for each other on PostgreSQL, so that none of them works on rows another one is changing.
 */
export async function changeConfiguration(
  rows: Rows,
  change: { actor: Actor; action: string; target: string },
): Promise<void> {
  const at = new Date();
  await rows.configuration.update({ where: { id: onlyRow }, data: { wanted: { increment: 1 }, updatedAt: at } });
  await rows.auditEntry.create({ data: { ...change, at } });
}
