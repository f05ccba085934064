import type { Transcription, VoicemailMessage } from '@flexpbx/domain';
import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';

/** A message as the API shows it; `transcription` is null where nobody tries to put it into words. */
export function presentMessage(
  message: VoicemailMessage,
  transcription: Transcription | null,
): z.input<typeof shape.VoicemailMessage> {
  return {
    id: message.id,
    mailbox: message.mailbox,
    heard: message.folder === 'Old',
    from: message.callerNumber,
    from_name: message.callerName,
    received_at: message.receivedAt.toISOString(),
    duration: message.durationSeconds,
    transcription,
  };
}
