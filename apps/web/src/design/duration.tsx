import styles from './duration.module.css';
import { formatDuration, spokenDuration } from './format-duration.ts';
import { useNow } from './use-now.ts';

/** A length of time as `2:05`, read out in words. */
export function Duration({ seconds }: { seconds: number }) {
  return (
    <span className={styles.duration}>
      <span aria-hidden>{formatDuration(seconds)}</span>
      <span className="visually-hidden">{spokenDuration(seconds)}</span>
    </span>
  );
}

/** How long something has lasted, counting. Nothing is announced: whoever wants to know reads it. */
export function RunningDuration({ since }: { since: string }) {
  const now = useNow(1_000);
  return <Duration seconds={(now - Date.parse(since)) / 1_000} />;
}
