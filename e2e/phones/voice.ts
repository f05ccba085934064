import type { WebSocket } from 'ws';
import { Sound } from '../sound/sound.ts';

const TONE_LEVEL = 8_000;
/** Sound is sent ahead in pieces of a second, five at a time: Asterisk keeps the beat, a busy test process doesn't matter. */
const PIECE_MS = 1_000;
const AHEAD = 5;

interface Utterance {
  next(): Sound | undefined;
  finished(): void;
}

/** What a phone's microphone picks up: silence, sent as any phone sends it, until told otherwise. Speaks chan_websocket's protocol. */
export class Voice {
  readonly #socket: WebSocket;
  #utterance: Utterance = endless(Sound.silence(PIECE_MS));
  #sent = 0;
  #played = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data, isBinary) => {
      if (!isBinary && data.toString().startsWith('MEDIA_MARK_PROCESSED')) this.#marked(data.toString());
    });
    socket.on('close', () => this.#utterance.finished());
    this.#sendAhead();
  }

  /** Makes this tone until something else is to be heard. Whole hertz only, so that the pieces join without a click. */
  playTone(hz: number): void {
    if (!Number.isInteger(hz)) throw new RangeError(`${hz} Hz: whole hertz only`);
    this.#speak(endless(Sound.tone(hz, PIECE_MS, TONE_LEVEL)));
  }

  /** Falls silent at once. */
  beQuiet(): void {
    this.#speak(endless(Sound.silence(PIECE_MS)));
  }

  /** Says something once, then falls silent; resolves when all of it has been sent on, or was cut off. */
  say(sound: Sound): Promise<void> {
    let fromMs = 0;
    return new Promise((resolve) => {
      const next = (): Sound | undefined => {
        if (fromMs >= sound.durationMs) return undefined;
        fromMs += PIECE_MS;
        return sound.slice(fromMs - PIECE_MS, fromMs);
      };
      this.#speak({ next, finished: resolve });
    });
  }

  #speak(utterance: Utterance): void {
    const cutOff = this.#utterance;
    this.#utterance = utterance;
    this.#send('FLUSH_MEDIA');
    this.#played = this.#sent;
    cutOff.finished();
    this.#sendAhead();
  }

  #sendAhead(): void {
    while (this.#sent - this.#played < AHEAD) {
      const piece = this.#utterance.next();
      if (!piece) break;
      this.#send(bytesOf(piece));
      this.#send(`MARK_MEDIA ${++this.#sent}`);
    }
    if (this.#sent === this.#played) this.beQuiet();
  }

  /** Marks of an utterance that was cut off may still be reported; their numbers are behind. */
  #marked(text: string): void {
    const mark = Number(text.split(' ')[1]);
    if (mark <= this.#played) return;
    this.#played = mark;
    this.#sendAhead();
  }

  #send(data: string | Uint8Array): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(data);
  }
}

function endless(piece: Sound): Utterance {
  return { next: () => piece, finished: () => undefined };
}

function bytesOf(sound: Sound): Uint8Array {
  const { buffer, byteOffset, byteLength } = sound.samples;
  return new Uint8Array(buffer, byteOffset, byteLength);
}
