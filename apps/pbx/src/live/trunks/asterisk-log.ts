import { open } from 'node:fs/promises';

/** How much of the log's end is looked at: some hundred lines. */
const lookedAtBytes = 65_536;

/** The end of Asterisk's log, where it says what the manager interface doesn't tell; empty where there is none. */
export async function endOfLog(file: string): Promise<string> {
  const handle = await open(file).catch(() => null);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(Math.min(size, lookedAtBytes)),
      position: Math.max(0, size - lookedAtBytes),
    });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
