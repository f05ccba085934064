import styles from './phone-number.module.css';

/** A number as people dial it: left to right in text of any direction, digits of one width, never broken. */
export function PhoneNumber({ number }: { number: string }) {
  return (
    <span className={styles.number} dir="ltr">
      {number}
    </span>
  );
}

/** Someone on a call: the number and, where known, the name. */
export function Party({ number, name }: { number: string; name: string | null }) {
  return (
    <span>
      <PhoneNumber number={number} />
      {name && name !== number && (
        <>
          {' '}
          <bdi className={styles.name}>{name}</bdi>
        </>
      )}
    </span>
  );
}
