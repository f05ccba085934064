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
