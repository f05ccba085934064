import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What carries SIP messages between a phone and its server. */
export interface Wire {
  /** As Via names it. */
  readonly protocol: 'UDP' | 'WS';
  /** Whether what is sent arrives: over another, requests are repeated (RFC 3261 §17.1). */
  readonly isReliable: boolean;
  /** This end's address, for Via and Contact. */
  readonly host: string;
  /** What a Contact says beside the address. */
  readonly contactParameters: string;
  send(text: string): void;
  onMessage(listener: (text: string) => void): void;
  close(): void;
}

/** SIP over UDP to `127.0.0.1:5060`. */
export async function openUdpWire(server: string): Promise<Wire> {
  const [host = '', port = ''] = server.split(':');
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  // A server that is away is one that does not answer.
  socket.on('error', () => {});
  return {
    protocol: 'UDP',
    isReliable: false,
    host: `127.0.0.1:${socket.address().port}`,
    contactParameters: '',
    send: (text) => socket.send(text, Number(port), host),
    onMessage: (listener) => void socket.on('message', (data) => listener(data.toString())),
    close: () => socket.close(),
  };
}

/** SIP over WebSocket (RFC 7118) to `ws://` or `wss://`; every certificate is trusted. */
export async function openWebSocketWire(url: string): Promise<Wire> {
  const socket = new WebSocket(url, 'sip', { rejectUnauthorized: false });
  await once(socket, 'open');
  return {
    protocol: 'WS',
    isReliable: true,
    // Of a client that can't be reached by a host name.
    host: `${randomBytes(6).toString('hex')}.invalid`,
    contactParameters: ';transport=ws',
    send: (text) => socket.send(text),
    onMessage: (listener) => void socket.on('message', (data) => listener(data.toString())),
    close: () => socket.close(),
  };
}
