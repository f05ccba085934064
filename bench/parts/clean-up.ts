/** Notes how something that was started is ended again. */
export type Afterwards = (end: () => Promise<unknown>) => void;

/** Runs a benchmark; then, however it went, what it started is ended, the last first. */
export async function cleaningUp<T>(work: (afterwards: Afterwards) => Promise<T>): Promise<T> {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    return await work((end) => ends.push(end));
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
