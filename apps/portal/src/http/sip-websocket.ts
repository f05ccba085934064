import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import { WebSocket, WebSocketServer } from 'ws';
import { addressKey, rateLimit } from './rate-limit.ts';
import { isFromOwnPage } from './same-origin.ts';

/** The one path and sub-protocol (RFC 7118) that lead to Asterisk; everything else of its HTTP server stays inside. */
const path = '/ws';
const protocol = 'sip';

const limits = {
  /** Far above any SIP message with its SDP. */
  messageBytes: 64 * 1024,
  messagesPerSecond: 100,
  /** What may wait for a side that reads slowly. */
  unsentBytes: 1024 * 1024,
  connections: 2_000,
  /** New ones from one address; a school behind one address signs on in the morning. */
  newPerMinute: 120,
  connectMs: 5_000,
  silenceMs: 60_000,
};

/** Carries SIP between browsers' WebSockets and Asterisk's. */
export interface SipRelay {
  /** For the `upgrade` event of the HTTPS server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** See {@link SipRelay}. `asterisk` is Asterisk's own WebSocket address. */
export function sipRelay(asterisk: string, logger: Logger): SipRelay {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    handleProtocols: () => protocol,
  });
  const newConnections = rateLimit({ points: limits.newPerMinute, seconds: 60 }, (wait) => `Try again in ${wait}.`);

  const admit = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, server.clients.size);
    if (refusal) return refuse(socket, refusal);
    try {
      await newConnections.take(addressKey(request.socket.remoteAddress ?? ''));
    } catch {
      return refuse(socket, '429 Too Many Requests');
    }
    try {
      const upstream = await connect(asterisk);
      server.handleUpgrade(request, socket, head, (client) => join(client, upstream));
    } catch (fault) {
      logger.warn('Asterisk takes no SIP over WebSocket', { reason: reasonOf(fault) });
      refuse(socket, '503 Service Unavailable');
    }
  };

  return {
    upgrade: (request, socket, head) => {
      // Until the socket is handed over nobody else listens, and a fault without a listener ends the process.
      socket.on('error', () => socket.destroy());
      void admit(request, socket, head);
    },
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function refusalOf(request: IncomingMessage, open: number): string | null {
  if (request.url?.split('?')[0] !== path) return '404 Not Found';
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (!offered.includes(protocol)) return '400 Bad Request';
  if (!isFromOwnPage(request.headers)) return '403 Forbidden';
  return open >= limits.connections ? '503 Service Unavailable' : null;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function connect(address: string): Promise<WebSocket> {
  const upstream = new WebSocket(address, protocol, {
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    handshakeTimeout: limits.connectMs,
  });
  return await new Promise((resolve, reject) => {
    upstream.once('open', () => resolve(upstream));
    upstream.once('error', reject);
  });
}

/** Both sides live and end together. */
function join(client: WebSocket, asterisk: WebSocket): void {
  pass(client, asterisk, messageCounter());
  pass(asterisk, client, () => true);
  const stopWatching = endWhenSilent(client);
  client.on('close', () => {
    stopWatching();
    asterisk.close();
  });
  asterisk.on('close', () => client.close(1001));
}

function pass(from: WebSocket, to: WebSocket, allows: () => boolean): void {
  from.on('error', () => from.terminate());
  from.on('message', (data, isBinary) => {
    if (!allows()) return from.close(1008, 'too many messages');
    if (to.bufferedAmount > limits.unsentBytes) return to.terminate();
    if (to.readyState === WebSocket.OPEN) to.send(data, { binary: isBinary });
  });
}

/** Whether a message still fits into the present second. */
function messageCounter(): () => boolean {
  let second = 0;
  let count = 0;
  return () => {
    const now = Math.floor(performance.now() / 1000);
    count = now === second ? count + 1 : 1;
    second = now;
    return count <= limits.messagesPerSecond;
  };
}

/** A browser that went to sleep or lost its network says nothing, not even goodbye: it no longer answers pings. */
function endWhenSilent(client: WebSocket): () => void {
  let alive = true;
  client.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) return client.terminate();
    alive = false;
    client.ping();
  }, limits.silenceMs);
  return () => clearInterval(timer);
}
