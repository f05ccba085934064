import { limitsOf, voicemailLimits } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/**
 * Mailboxes as Asterisk's own VoiceMail() serves them when we are away: PIN, longest and shortest message. How many fit stays
 * the same for all: app_voicemail counts the old ones by the same limit and throws away what is too much.
 */
export function mailboxesView({ extensions, things, settings }: Omit<Snapshot, 'machine'>): object {
  const { max_message_seconds: maxSeconds, min_message_seconds: minSeconds } = settings.voicemail;
  const ofExtensions = extensions
    .filter(({ voicemail }) => voicemail)
    .map(({ number, voicemailPin: pin, mailbox: options }) => ({ number, pin, options }));
  return {
    sharedMailboxes: things['shared-mailbox'].map(({ number }) => ({ number })),
    mailboxes: {
      maxSeconds,
      minSeconds,
      maxMessages: voicemailLimits.maxMessages,
      list: [...ofExtensions, ...things['shared-mailbox']].map(({ number, pin, options }) => {
        const counts = limitsOf(options, settings.voicemail);
        const hasOwn = counts.maxMessageSeconds !== maxSeconds || counts.minMessageSeconds !== minSeconds;
        return { number, pin, limits: hasOwn ? counts : null };
      }),
    },
  };
}

/** The mailboxes whose messages light the lamp of an extension's phones: its own, and those it shares. */
export function mailboxesLighting(
  { number, voicemail }: Snapshot['extensions'][number],
  things: Snapshot['things'],
): { number: string; isFurther: boolean }[] {
  const shared = things['shared-mailbox'].filter(({ members }) => members.includes(number));
  const numbers = [...(voicemail ? [number] : []), ...shared.map((mailbox) => mailbox.number)];
  return numbers.map((one, at) => ({ number: one, isFurther: at > 0 }));
}
