/**
 * How long a machine may take for what it does at once when it has nothing else to do: start, connect, answer, register,
 * ring. It is there to explain a failure, not to measure; a test that measures says its own limit.
 */
export const PATIENCE_MS = 30_000;

/**
 * Waits for something, but not for ever: rejects with what was waited for, so that a failing test says what did not happen.
 * `detail` is asked only then.
 */
export async function within<T>(ms: number, what: string, event: Promise<T>, detail?: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${ms} ms${detail ? `; ${detail()}` : ''}`)), ms);
  });
  try {
    return await Promise.race([event, late]);
  } finally {
    clearTimeout(timer);
  }
}
