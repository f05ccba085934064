import type { Output } from '../../api/client.ts';

type CallGraph = Output<'getCallGraph'>;
type Place = CallGraph['places'][number];

/** A place as it is drawn. One that several ways lead to is drawn whole once, and named where it comes up again. */
export interface Box {
  /** Unique in the drawing. */
  readonly key: string;
  readonly place: Place;
  readonly column: number;
  /** Halves stand between rows. */
  readonly row: number;
  readonly isAgain: boolean;
  /** Whether the asked call comes here. */
  readonly isTaken: boolean;
  readonly ways: readonly Line[];
}

/** A way as it is drawn. */
export interface Line {
  readonly when: string;
  readonly isTaken: boolean;
  readonly to: Box;
}

/** A graph laid out as a tree from left to right, everything in rows and columns that count from 0. */
export interface Drawing {
  readonly first: Box;
  /** All of them, in the order of reading. */
  readonly boxes: readonly Box[];
  readonly columns: number;
  readonly rows: number;
}

/** Where everything stands in the drawing of a graph; null for a graph without places. */
export function layOut({ places, ways }: CallGraph): Drawing | null {
  const boxes: Box[] = [];
  let rows = 0;
  const draw = (place: Place, column: number, isTaken: boolean): Box => {
    const isAgain = boxes.some((box) => box.place === place);
    const at = boxes.length;
    const box: Box = { key: `${at}`, place, column, row: rows, isAgain, isTaken, ways: [] };
    // Kept before what follows from it, which may lead back here.
    boxes.push(box);
    const lines = isAgain ? [] : linesFrom(place, column, isTaken);
    const [first, last] = [lines[0], lines.at(-1)];
    const row = first && last ? (first.to.row + last.to.row) / 2 : rows++;
    const drawn = { ...box, row, ways: lines };
    boxes[at] = drawn;
    return drawn;
  };
  const linesFrom = ({ id }: Place, column: number, isHere: boolean): Line[] =>
    ways.flatMap(({ from, to, when, taken }) => {
      const place = from === id ? places.find((one) => one.id === to) : undefined;
      const isTaken = isHere && taken;
      return place ? [{ when, isTaken, to: draw(place, column + 1, isTaken) }] : [];
    });
  const [root] = places;
  if (!root) return null;
  const first = draw(root, 0, true);
  return { first, boxes, rows, columns: Math.max(...boxes.map(({ column }) => column)) + 1 };
}
