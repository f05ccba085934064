import type { WebSocket } from 'ws';
import { PATIENCE_MS, within } from './time-limit.ts';

/** Frames that must come one after the other, to be no remains of something else. */
const ENOUGH = 10;

/**
 * The line of a phone whose only codec nobody here can code or decode: frames go out and come in as they are. Asterisk leaves
 * the beat of such a line to us.
 */
export class CodedLine {
  readonly #socket: WebSocket;
  readonly #frameMs: number;
  readonly #watchers = new Set<(frame: Buffer) => void>();
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, frameMs: number) {
    this.#socket = socket;
    this.#frameMs = frameMs;
    socket.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Buffer) for (const watch of this.#watchers) watch(data);
    });
    socket.on('close', () => clearInterval(this.#timer));
  }

  /** Says one frame again and again. */
  say(frame: Uint8Array): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(frame);
    }, this.#frameMs);
  }

  /** Resolves when this frame is heard again and again. */
  async hears(frame: Uint8Array): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    let count = 0;
    let last: Buffer = Buffer.alloc(0);
    const watch = (heard: Buffer): void => {
      last = heard;
      count = heard.equals(frame) ? count + 1 : 0;
      if (count === ENOUGH) resolve();
    };
    this.#watchers.add(watch);
    try {
      await within(PATIENCE_MS, 'the frame is heard', promise, () => `the last one was ${last.toString('hex')}`);
    } finally {
      this.#watchers.delete(watch);
    }
  }
}
