import { type House, nameOf } from '../house.ts';
import type { Reference } from './reference.ts';

/** Whose lamps a shared mailbox lights, and who opens it. */
export function sharedMailboxReferences({ things }: House): Reference[] {
  return things['shared-mailbox'].flatMap((mailbox) => {
    const name = nameOf('shared-mailbox', mailbox);
    return mailbox.members.map((key) => ({
      from: { kind: 'shared-mailbox', key: mailbox.number, name } as const,
      field: 'members',
      to: { kind: 'extension', key } as const,
      as: `opens ${name}`,
    }));
  });
}
