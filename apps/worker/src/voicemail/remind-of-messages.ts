import type { OutboxRepository, ThingRepository } from '@flexpbx/db';
import { reminderDue, type VoicemailMessage } from '@flexpbx/domain';
import type { Clock } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import { type LookSurroundings, lookWhenRung } from '../look-when-rung.ts';

/** What reminding works with. */
export interface ReminderParts {
  readonly spool: Pick<VoicemailSpool, 'listMailboxes' | 'listMessages'>;
  readonly outbox: Pick<OutboxRepository, 'add'>;
  readonly things: Pick<ThingRepository, 'settings'>;
  readonly clock: Pick<Clock, 'now'>;
  /** IANA name: whose clock the hour is of. */
  readonly timeZone: string;
}

/** Whether it is time. */
const lookEveryMs = 60_000;

/** Reminds owners of messages they have not heard, once a day at the hour that is set, until `signal` aborts. */
export function remindOfMessages(parts: ReminderParts & LookSurroundings, signal: AbortSignal): Promise<void> {
  const whenItFails = 'owners could not be reminded of messages';
  // Somebody may have set another hour.
  const topics = ['telephony'] as const;
  return lookWhenRung({ whenItFails, topics, anywayMs: lookEveryMs, look: dailyReminder(parts) }, parts, signal);
}

/**
 * Looks whether it is time, and reminds. Whoever looks again, in another process or after a restart, reminds nobody twice: a
 * reminder is known by its day.
 */
export function dailyReminder(parts: ReminderParts): () => Promise<void> {
  let remindedOn: string | null = null;
  return async () => {
    const { reminder_hour: hour } = (await parts.things.settings()).voicemail;
    const due = hour === null ? null : reminderDue(new Date(parts.clock.now()), { hour, timeZone: parts.timeZone });
    if (due === null || due.day === remindedOn) return;
    await remind(parts, due);
    remindedOn = due.day;
  };
}

async function remind({ spool, outbox }: ReminderParts, { day, hourBegan }: { day: string; hourBegan: Date }) {
  for (const { mailbox } of await spool.listMailboxes()) {
    const waiting = (await spool.listMessages(mailbox)).filter(
      ({ folder, receivedAt }) => folder === 'INBOX' && receivedAt < hourBegan,
    );
    const oldest = oldestOf(waiting);
    if (oldest === null) continue;
    const told = { count: waiting.length, oldest_at: oldest.receivedAt.toISOString() };
    await outbox.add({ kind: 'voicemail-reminder', id: day, mailbox, ...told });
  }
}

function oldestOf(messages: readonly VoicemailMessage[]): VoicemailMessage | null {
  const [first, ...others] = messages;
  if (!first) return null;
  return others.reduce((oldest, one) => (one.receivedAt < oldest.receivedAt ? one : oldest), first);
}
