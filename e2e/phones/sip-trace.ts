import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { CallTrace } from './call-trace.ts';
import { headerOf, parseSipMessage, type SipMessage } from './sip-message.ts';
import { SipStream } from './sip-stream.ts';

/** Chunk types of the HEP3 protocol that are read here (all of vendor 0). */
const CHUNK = { sourcePort: 7, destinationPort: 8, payload: 15 } as const;
const HEADER_BYTES = 6;
const KEPT = 500;

/** A SIP message that went over the wire. */
export interface TracedMessage {
  readonly at: Date;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly message: SipMessage;
  readonly text: string;
}

/**
 * Sees every SIP message the phones send and receive, whatever the transport and after decryption: Asterisk mirrors them to
 * us by HEP3 (its `res_hep_pjsip`). Tells what Asterisk's own interfaces keep to themselves, the status a registration was
 * refused with for one, and shows afterwards what went over the wire (a retransmission is not shown).
 */
export class SipTrace {
  readonly port: number;
  readonly #socket: Socket;
  readonly #listeners = new Set<(traced: TracedMessage) => void>();
  readonly #kept: TracedMessage[] = [];
  readonly #calls = new Map<string, CallTrace>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.port = socket.address().port;
    socket.on('message', (packet) => this.#take(packet));
  }

  static async open(): Promise<SipTrace> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new SipTrace(socket);
  }

  listen(listener: (traced: TracedMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What goes over the wire for one call, from its INVITE on, by its Call-ID. */
  call(callId: string): CallTrace {
    const known = this.#calls.get(callId);
    if (known) return known;
    const trace = new CallTrace();
    this.#calls.set(callId, trace);
    return trace;
  }

  /** The latest messages as text, in their order: for a person who asks why a test failed. */
  transcript(): string {
    return this.#kept
      .map(
        ({ at, sourcePort, destinationPort, text }) =>
          `${at.toISOString()} ${sourcePort} → ${destinationPort}\n${text}`,
      )
      .join('\n');
  }

  /** One line a message: `INVITE sip:1002@…` or `486 Busy Here (INVITE)`. */
  summary(): string[] {
    return this.#kept.map(({ message }) =>
      message.request
        ? `${message.request.method} ${message.request.uri}`
        : `${message.status?.code} ${message.status?.reason} (${headerOf(message, 'cseq').split(' ')[1]})`,
    );
  }

  close(): void {
    this.#socket.close();
  }

  #take(packet: Buffer): void {
    for (const traced of readHep(packet)) {
      // Messages that came in one TCP segment are mirrored together, once for each of them.
      if (this.#kept.some(({ text }) => text === traced.text)) continue;
      this.#kept.push(traced);
      if (this.#kept.length > KEPT) this.#kept.shift();
      this.#addToCall(traced.message);
      for (const listener of this.#listeners) listener(traced);
    }
  }

  #addToCall(message: SipMessage): void {
    const callId = headerOf(message, 'call-id');
    if (message.request?.method === 'INVITE') this.call(callId);
    this.#calls.get(callId)?.add(message);
  }
}

function readHep(packet: Buffer): TracedMessage[] {
  if (packet.toString('latin1', 0, 4) !== 'HEP3') return [];
  const chunks = new Map<number, Buffer>();
  for (let at = HEADER_BYTES; at + HEADER_BYTES <= packet.length; ) {
    const length = packet.readUInt16BE(at + 4);
    if (length < HEADER_BYTES) break;
    if (packet.readUInt16BE(at) === 0)
      chunks.set(packet.readUInt16BE(at + 2), packet.subarray(at + HEADER_BYTES, at + length));
    at += length;
  }
  const sourcePort = chunks.get(CHUNK.sourcePort)?.readUInt16BE() ?? 0;
  const destinationPort = chunks.get(CHUNK.destinationPort)?.readUInt16BE() ?? 0;
  const traced: TracedMessage[] = [];
  const stream = new SipStream((text) => {
    const message = parseSipMessage(text);
    if (message) traced.push({ at: new Date(), sourcePort, destinationPort, message, text });
  });
  stream.take(chunks.get(CHUNK.payload) ?? Buffer.alloc(0));
  return traced;
}
