import { formatMoment, formatUtc } from './format-moment.ts';
import styles from './moment.module.css';
import { useNow } from './use-now.ts';

/** A moment in the viewer's zone and words; the exact time in UTC on hover. */
export function Moment({ at }: { at: string }) {
  const now = useNow(60_000);
  const date = new Date(at);
  return (
    <time className={styles.moment} dateTime={at} title={formatUtc(date)}>
      {formatMoment(date, new Date(now), { locale: undefined, timeZone: undefined })}
    </time>
  );
}
