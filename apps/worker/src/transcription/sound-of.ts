import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SpokenSource, transcriptionSample } from '@flexpbx/domain';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';

/** Reads what is to be put into words: a message, or the sample among Asterisk's own sounds. Null: there is no such thing. */
export function soundsOf(
  spool: Pick<VoicemailSpool, 'openAudio'>,
  asteriskSounds: () => Promise<string | null>,
): (source: SpokenSource) => Promise<Buffer | null> {
  const sample = async () => {
    const folder = await asteriskSounds();
    if (folder === null) return null;
    return readFile(join(folder, 'en', `${transcriptionSample.sound}.wav`)).catch(() => null);
  };
  const message = async (mailbox: string, id: string) => {
    const file = await spool.openAudio(mailbox, id);
    if (!file) return null;
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  };
  return async (source) => (source.kind === 'sample' ? sample() : message(source.mailbox, source.id));
}
