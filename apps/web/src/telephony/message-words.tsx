import type { Output } from '../api/client.ts';
import styles from './voicemail-list.module.css';

/** What is said in a message, or why nobody knows. */
export function MessageWords({ transcription }: Pick<Output<'changeVoicemail'>, 'transcription'>) {
  if (transcription === null) return null;
  const { state, text, reason } = transcription;
  switch (state) {
    case 'done':
      return text === '' ? (
        <p className={styles.wordless}>No words were recognised.</p>
      ) : (
        <blockquote className={styles.words} aria-label="What is said">
          {text}
        </blockquote>
      );
    case 'waiting':
      return (
        <p className={styles.wordless}>
          {reason === null ? 'The text comes in a moment.' : `No text yet: ${reason} It is tried again.`}
        </p>
      );
    case 'failed':
      return <p className={styles.wordless}>Could not be transcribed: {reason}</p>;
    default:
      return state satisfies never;
  }
}
