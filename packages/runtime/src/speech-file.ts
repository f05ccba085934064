import { createHash } from 'node:crypto';

/**
 * The file a text is spoken into, without `.wav`, in the spool's folder `speech`. It depends on text and voice alone: other words
 * have another file, and words that are there already need not be spoken again.
 */
export function speechFile(text: string, voice: string): string {
  return createHash('sha256').update(`${voice}\n${text}`).digest('hex').slice(0, 24);
}
