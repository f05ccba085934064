import type { ReactNode } from 'react';
import styles from './queues.module.css';

/** One figure people look for first. */
export interface Tile {
  readonly name: string;
  readonly value: ReactNode;
  readonly beside?: ReactNode;
}

/** Figures side by side. */
export function FigureTiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ name, value, beside }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.tileValue}>{value}</span>
            {beside && <span className={styles.note}>{beside}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
