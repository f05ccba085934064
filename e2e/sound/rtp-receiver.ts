import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { decodeUlaw } from './g711.ts';
import { Sound } from './sound.ts';

const loopback = '127.0.0.1';
/** RFC 3550: what stands before the sound where there is no extension, and the type of what is in it (RFC 3551). */
const headerBytes = 12;
const pcmu = 0;
const patienceMs = 15_000;

/** A loudspeaker on the network that plays whatever RTP comes, as PCMU. */
export class RtpReceiver {
  readonly ip: string;
  readonly #socket: Socket;
  #heard = new Sound(new Int16Array());

  private constructor(socket: Socket, ip: string) {
    this.#socket = socket;
    this.ip = ip;
    socket.on('message', (packet) => {
      if (((packet[1] ?? 0) & 0x7f) !== pcmu) throw new Error('this is not PCMU');
      this.#heard = Sound.join(this.#heard, new Sound(decodeUlaw(packet.subarray(headerBytes))));
    });
  }

  /** At an address and any port of this machine. */
  static async unicast(): Promise<RtpReceiver> {
    const socket = createSocket('udp4');
    await bound(socket, loopback);
    return new RtpReceiver(socket, loopback);
  }

  /** In a multicast group, as far as it is sent to on this machine. */
  static async multicast(group: string): Promise<RtpReceiver> {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    await bound(socket, group);
    socket.addMembership(group, loopback);
    return new RtpReceiver(socket, group);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** All that came since the last time this was asked. */
  take(): Sound {
    const heard = this.#heard;
    this.#heard = new Sound(new Int16Array());
    return heard;
  }

  /** Resolves when this tone is heard. */
  async hearsTone(hz: number): Promise<void> {
    const givesUpAt = performance.now() + patienceMs;
    while (!this.#heard.hasTone(hz)) {
      if (performance.now() > givesUpAt)
        throw new Error(`${hz} Hz was not heard in ${this.#heard.durationMs} ms of sound`);
      await once(this.#socket, 'message', { signal: AbortSignal.timeout(patienceMs) });
    }
  }

  close(): void {
    this.#socket.close();
  }
}

async function bound(socket: Socket, address: string): Promise<void> {
  socket.bind(0, address);
  await once(socket, 'listening');
}
