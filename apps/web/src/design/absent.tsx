import styles from './absent.module.css';

/** Where there is no value, in words: quieter than a value. */
export function Absent({ children }: { children: string }) {
  return <span className={styles.absent}>{children}</span>;
}
