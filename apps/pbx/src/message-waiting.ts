import type { Ami } from '@flexpbx/asterisk';
import type { Bell } from '@flexpbx/db';
import { type Logger, reasonOf } from '@flexpbx/runtime';

/** What the message waiting light is set by. */
export interface MessageWaitingParts {
  readonly ami: Pick<Ami, 'voicemailRefresh' | 'on'>;
  readonly bell: Bell;
  readonly logger: Logger;
}

/**
 * Has app_voicemail count a mailbox's messages again, which sets the light of its phones, and tells the portals.
 * app_voicemail looks by itself only after its own VoiceMail() and VoiceMailMain().
 */
export async function refreshMessageWaiting(
  mailbox: string,
  { ami, bell, logger }: MessageWaitingParts,
): Promise<void> {
  bell.notify('voicemail');
  try {
    await ami.voicemailRefresh(`${mailbox}@default`);
  } catch (fault) {
    logger.warn('the message waiting light could not be set', { mailbox, reason: reasonOf(fault) });
  }
}

/** Tells the portals when a mailbox changed by Asterisk's own doing. Returns how to stop. */
export function announceMessageWaiting({ ami, bell }: MessageWaitingParts): () => void {
  return ami.on('MessageWaiting', () => bell.notify('voicemail'));
}
