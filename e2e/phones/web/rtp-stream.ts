import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { decodeUlaw, encodeUlaw } from '../../sound/g711.ts';
import { SOUND_RATE } from '../../sound/rate.ts';
import { Sound } from '../../sound/sound.ts';
import { Ear } from '../ear.ts';

const HEADER_BYTES = 12;
const PACKET_MS = 20;
const PACKET_SAMPLES = (SOUND_RATE * PACKET_MS) / 1000;
const PCMU = 0;
const TONE_LEVEL = 8_000;

/** Plain RTP with G.711 μ-law on 127.0.0.1: what is heard goes into an ear, what is said is a tone or silence. */
export class RtpStream {
  readonly port: number;
  readonly ear = new Ear();
  readonly #socket: Socket;
  #second = Sound.silence(1_000);
  #timer: NodeJS.Timeout | undefined;
  #sequence = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.port = socket.address().port;
    socket.on('message', (packet) => {
      const isSpeech = packet.length > HEADER_BYTES && ((packet[1] ?? 0) & 0x7f) === PCMU;
      if (isSpeech) this.ear.hear(decodeUlaw(packet.subarray(HEADER_BYTES)));
    });
  }

  static async open(): Promise<RtpStream> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new RtpStream(socket);
  }

  /** Makes this tone from now on. Whole hertz. */
  playTone(hz: number): void {
    this.#second = Sound.tone(hz, 1_000, TONE_LEVEL);
  }

  /** Begins to send, one packet each 20 ms; what a late timer missed is made up for. */
  sendTo(host: string, port: number): void {
    clearInterval(this.#timer);
    const startedAt = performance.now();
    const first = this.#sequence;
    this.#timer = setInterval(() => {
      const due = first + (performance.now() - startedAt) / PACKET_MS;
      while (this.#sequence < due) this.#socket.send(this.#packet(), port, host);
    }, PACKET_MS);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#socket.close();
  }

  #packet(): Buffer {
    const at = (this.#sequence * PACKET_SAMPLES) % SOUND_RATE;
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt8(0x80, 0);
    header.writeUInt8(PCMU, 1);
    header.writeUInt16BE(this.#sequence % 0x1_0000, 2);
    header.writeUInt32BE((this.#sequence * PACKET_SAMPLES) % 0x1_0000_0000, 4);
    header.writeUInt32BE(this.port, 8);
    this.#sequence += 1;
    return Buffer.concat([header, encodeUlaw(this.#second.samples.subarray(at, at + PACKET_SAMPLES))]);
  }
}
