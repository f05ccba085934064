import type { Slot } from './calls-over-time.ts';
import styles from './calls-plot.module.css';

/** From the bottom up. What a bar is made of is told by its pattern as well as its colour. */
const parts = [
  { kind: 'answered', label: 'Answered' },
  { kind: 'abandoned', label: 'Gave up' },
  { kind: 'overflowed', label: 'Sent on' },
  { kind: 'waiting', label: 'Still waiting' },
] as const;

const width = 460;
const height = 220;
const margin = { left: 34, bottom: 24, top: 8 };

/** Calls over time as bars. The table beside it has the same figures: this is for those who would rather look. */
export function CallsPlot({ slots }: { slots: readonly Slot[] }) {
  const most = Math.max(1, ...slots.map(({ offered }) => offered));
  const [plotWidth, plotHeight] = [width - margin.left, height - margin.bottom - margin.top];
  const step = plotWidth / Math.max(1, slots.length);
  const y = (count: number) => margin.top + plotHeight * (1 - count / most);
  const everyLabel = Math.ceil(slots.length / 6);
  return (
    <figure className={styles.plot}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden focusable="false">
        <defs>
          <pattern id="plot-stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className={styles.abandoned} />
            <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
          </pattern>
          <pattern id="plot-dots" width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" className={styles.overflowed} />
            <circle cx="3" cy="3" r="1.2" className={styles.dot} />
          </pattern>
        </defs>
        {[...new Set([0, Math.round(most / 2), most])].map((count) => (
          <g key={count}>
            <line x1={margin.left} x2={width} y1={y(count)} y2={y(count)} className={styles.line} />
            <text x={margin.left - 6} y={y(count) + 4} textAnchor="end" className={styles.text}>
              {count}
            </text>
          </g>
        ))}
        {slots.map((slot, at) => (
          <g key={slot.from.getTime()}>
            <Bar slot={slot} x={margin.left + at * step + step * 0.12} width={step * 0.76} y={y} />
            {at % everyLabel === 0 && (
              <text x={margin.left + at * step} y={height - 6} className={styles.text}>
                {slot.label}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className={styles.legend}>
        {parts.map(({ kind, label }) => (
          <span key={kind}>
            <svg viewBox="0 0 12 12" className={styles.key} aria-hidden focusable="false">
              <rect width="12" height="12" rx="2" data-kind={kind} className={styles.part} />
            </svg>
            {label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Bar({ slot, x, width: wide, y }: { slot: Slot; x: number; width: number; y: (count: number) => number }) {
  let below = 0;
  return parts.map(({ kind }) => {
    const [from, to] = [below, below + slot[kind]];
    below = to;
    if (from === to) return null;
    return (
      <rect key={kind} data-kind={kind} className={styles.part} x={x} width={wide} y={y(to)} height={y(from) - y(to)} />
    );
  });
}
