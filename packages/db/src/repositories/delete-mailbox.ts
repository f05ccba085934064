import type { Rows } from '../client.ts';

/**
 * Part of the transaction that deletes an extension or a shared mailbox: what was in its mailbox is to go, and whoever is given the
 * number later starts without wrong PINs.
 */
export async function deleteMailbox(rows: Rows, mailbox: string): Promise<void> {
  const deletedAt = new Date();
  await rows.deletedMailbox.upsert({ where: { mailbox }, create: { mailbox, deletedAt }, update: { deletedAt } });
  await rows.wrongPins.deleteMany({ where: { mailbox } });
}
