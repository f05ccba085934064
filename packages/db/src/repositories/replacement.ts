import { isDeepStrictEqual } from 'node:util';

/** What has to be deleted (keys) and then inserted so that a table with the rows `before` holds `after`. */
export function replacement<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): { stale: string[]; fresh: Row[] } {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const wanted = new Map(after.map((row) => [keyOf(row), row]));
  const differs = (key: string) => !isDeepStrictEqual(old.get(key), wanted.get(key));
  return {
    stale: [...old.keys()].filter(differs),
    fresh: [...wanted].filter(([key]) => differs(key)).map(([, row]) => row),
  };
}
