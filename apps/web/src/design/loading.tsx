import styles from './loading.module.css';

/** What stands where content will be. It shows itself only after 300 ms: most answers come sooner. */
export function Loading({ rows = 3 }: { rows?: number }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">Loading…</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move
        <div key={row} className={styles.bar} />
      ))}
    </div>
  );
}
