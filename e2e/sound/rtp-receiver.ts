import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { decodeUlaw } from './g711.ts';
import { Sound } from './sound.ts';

const loopback = '127.0.0.1';
/** What stands before the sound (RFC 3550, section 5.1), and what says that it is PCMU (RFC 3551). */
const headerBytes = 12;
const sourceAt = 8;
const pcmu = 0;

/** A loudspeaker on the network that plays whatever RTP comes, as PCMU. */
export class RtpReceiver {
  readonly ip: string;
  readonly port: number;
  readonly #socket: Socket;
  readonly #patienceMs: number;
  readonly #sources = new Set<number>();
  #heard = new Sound(new Int16Array());

  private constructor(socket: Socket, ip: string, patienceMs: number) {
    this.#patienceMs = patienceMs;
    this.ip = ip;
    this.port = socket.address().port;
    this.#socket = socket;
    socket.on('message', (packet) => {
      if ((packet.readUInt8(1) & 0x7f) !== pcmu) throw new Error('this is not PCMU');
      this.#sources.add(packet.readUInt32BE(sourceAt));
      this.#heard = Sound.join(this.#heard, new Sound(decodeUlaw(packet.subarray(headerBytes))));
    });
  }

  /** At any port of this machine. `patienceMs`: how long it waits for what it is to hear. */
  static async unicast(patienceMs: number): Promise<RtpReceiver> {
    const socket = createSocket('udp4');
    await bind(socket, loopback);
    return new RtpReceiver(socket, loopback, patienceMs);
  }

  /** In a multicast group, as far as is sent to it on this machine. */
  static async multicast(group: string, patienceMs: number): Promise<RtpReceiver> {
    const socket = createSocket('udp4');
    await bind(socket, group);
    socket.addMembership(group, loopback);
    return new RtpReceiver(socket, group, patienceMs);
  }

  /** How many streams came since it was last made to forget: each has a source of its own. */
  get streams(): number {
    return this.#sources.size;
  }

  /** Forgets what it heard. */
  forget(): void {
    this.#heard = new Sound(new Int16Array());
    this.#sources.clear();
  }

  /** Resolves when this tone is heard. */
  async hearsTone(hz: number): Promise<void> {
    const signal = AbortSignal.timeout(this.#patienceMs);
    try {
      while (!this.#heard.hasTone(hz)) await once(this.#socket, 'message', { signal });
    } catch (cause) {
      throw new Error(`${hz} Hz was not heard in ${this.#heard.durationMs} ms of sound`, { cause });
    }
  }

  close(): void {
    this.#socket.close();
  }
}

async function bind(socket: Socket, address: string): Promise<void> {
  socket.bind(0, address);
  await once(socket, 'listening');
}
