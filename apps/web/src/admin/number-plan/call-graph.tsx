import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'react-router';
import type { Input } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { pageOf } from '../things/page-of.ts';
import styles from './call-graph.module.css';
import { type Box, type Drawing, layOut } from './lay-out-graph.ts';

const box = { width: 176, height: 36 };
/** Between columns stands what leads on. */
const gap = 136;
const rowHeight = 52;
const margin = 4;
/** As much of a name as a box holds; the list has all of it. */
const lettersInBox = 22;

/** Everywhere calls to a number can lead, drawn, and the same as a list. Nothing where only one thing can happen. */
export function CallGraph({ question }: { question: Input<'getCallGraph'>['query'] }) {
  const graph = useQuery({ ...query('getCallGraph', { query: question }), placeholderData: keepPreviousData });
  const title = useId();
  const drawing = graph.data && layOut(graph.data);
  if (!drawing || drawing.first.ways.length === 0) return null;
  return (
    <section className={styles.graph} aria-labelledby={title}>
      <h3 id={title}>Where calls to this number can lead</h3>
      {drawing.first.ways.some(({ isTaken }) => isTaken) && (
        <p className={styles.hint}>The thick way is the one this call takes.</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is too wide has to be scrolled by the keyboard as well. */}
      <section className={styles.paper} aria-label="Drawing" tabIndex={0}>
        <Picture drawing={drawing} />
      </section>
      <details>
        <summary>The same as a list</summary>
        <ul className={styles.list}>
          <Branch box={drawing.first} when={null} />
        </ul>
      </details>
    </section>
  );
}

function Picture({ drawing: { boxes, columns, rows } }: { drawing: Drawing }) {
  const width = columns * box.width + (columns - 1) * gap + 2 * margin;
  const height = rows * rowHeight + 2 * margin;
  // What is taken lies on top of what is not.
  const lines = boxes.flatMap((from) => from.ways.map((line) => ({ ...line, from })));
  return (
    <svg
      role="img"
      aria-label={`${boxes.length} places calls can come to. The list below says the same.`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {lines
        .toSorted((one, other) => Number(one.isTaken) - Number(other.isTaken))
        .map(({ from, to, isTaken }) => (
          <path key={to.key} className={isTaken ? styles.takenLine : styles.line} d={curve(from, to)} />
        ))}
      {lines.map(({ when, to, isTaken }) => (
        <text key={to.key} className={isTaken ? styles.takenWhen : styles.when} x={left(to) - 8} y={middle(to) - 6}>
          {when}
        </text>
      ))}
      {boxes.map((one) => (
        <g key={one.key}>
          <rect
            className={`${one.isTaken ? styles.takenBox : styles.box} ${one.isAgain ? styles.again : ''}`}
            {...box}
            x={left(one)}
            y={middle(one) - box.height / 2}
            rx={6}
          />
          <text className={styles.name} x={left(one) + 10} y={middle(one) + 4}>
            {shortened(one.place.name)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function left({ column }: Box): number {
  return margin + column * (box.width + gap);
}

function middle({ row }: Box): number {
  return margin + (row + 0.5) * rowHeight;
}

function curve(from: Box, to: Box): string {
  const [x1, y1, x2, y2] = [left(from) + box.width, middle(from), left(to), middle(to)];
  return `M ${x1} ${y1} C ${x1 + gap / 3} ${y1}, ${x1} ${y2}, ${x1 + gap / 3} ${y2} H ${x2}`;
}

function shortened(name: string): string {
  return name.length > lettersInBox ? `${name.slice(0, lettersInBox - 1)}…` : name;
}

function Branch({ box: { place, ways, isAgain, isTaken }, when }: { box: Box; when: string | null }) {
  const page = place.by && pageOf(place.by.kind, place.by.key);
  return (
    <li>
      {when !== null && <>{atBeginning(when)}: </>}
      {page ? <Link to={page}>{place.name}</Link> : place.name}
      {isAgain && ' (see above)'}
      {isTaken && when !== null && <strong> – this call goes here</strong>}
      {ways.length > 0 && (
        <ul>
          {ways.map((line) => (
            <Branch key={line.to.key} box={line.to} when={line.when} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A key is named as one. */
function atBeginning(when: string): string {
  return when.length === 1 ? `Key ${when}` : `${when.charAt(0).toUpperCase()}${when.slice(1)}`;
}
