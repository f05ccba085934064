import { limitsOf, voicemailLimits } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/**
 * Mailboxes as Asterisk's own VoiceMail() serves them when we are away: PIN, longest and shortest message. How many fit stays
 * the same for all: app_voicemail counts the old ones by the same limit and throws away what is too much.
 */
export function mailboxesView({ extensions, settings }: Pick<Snapshot, 'extensions' | 'settings'>): object {
  const { max_message_seconds: maxSeconds, min_message_seconds: minSeconds } = settings.voicemail;
  const withMailbox = extensions.filter(({ voicemail }) => voicemail);
  return {
    mailboxes: {
      maxSeconds,
      minSeconds,
      maxMessages: voicemailLimits.maxMessages,
      list: withMailbox.map(({ number, voicemailPin: pin, mailbox }) => {
        const own = limitsOf(mailbox, settings.voicemail);
        const hasOwn = own.maxMessageSeconds !== maxSeconds || own.minMessageSeconds !== minSeconds;
        return { number, pin, limits: hasOwn ? own : null };
      }),
    },
  };
}
