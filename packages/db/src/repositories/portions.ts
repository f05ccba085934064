/**
 * Splits what goes into one statement: SQLite takes at most 32,766 values and nests conditions at most 1,000 deep, and
 * Prisma, left to split by itself, runs the parts of a transaction at the same time, which `pg` is about to forbid.
 */
export function* portions<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += perStatement) yield all.slice(from, from + perStatement);
}

// The widest table has 16 columns: 8,000 values.
const perStatement = 500;
