import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';
import { SipStream } from '../sip-stream.ts';

/** What carries SIP messages between a phone and its server. Every certificate is trusted. */
export interface Wire {
  /** As Via names it. */
  readonly protocol: 'UDP' | 'TCP' | 'TLS' | 'WS';
  /** This end's address, for Via and Contact. */
  readonly host: string;
  /** What a Contact says beside the address. */
  readonly contactParameters: string;
  /** Rejects when the server can't be reached, if that can be known. */
  send(text: string): Promise<void>;
  onMessage(listener: (text: string) => void): void;
  /** Tells that the connection is lost; the next message makes a new one. */
  onLost(listener: () => void): void;
  close(): void;
}

/** A wire of this kind to `127.0.0.1:5060`. */
export function openWire(server: string, transport: 'udp' | 'tcp' | 'tls'): Promise<Wire> {
  const [host = '', port = ''] = server.split(':');
  if (transport === 'udp') return openUdpWire(host, Number(port));
  const dial = async (): Promise<Socket> => {
    const secure = transport === 'tls';
    const socket = secure ? connectTls(Number(port), host, { rejectUnauthorized: false }) : connect(Number(port), host);
    await once(socket, secure ? 'secureConnect' : 'connect');
    return socket;
  };
  return openStreamWire(secureName(transport), dial);
}

function secureName(transport: 'tcp' | 'tls'): 'TCP' | 'TLS' {
  return transport === 'tls' ? 'TLS' : 'TCP';
}

async function openUdpWire(server: string, port: number): Promise<Wire> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  // A server that is away is one that does not answer.
  socket.on('error', () => {});
  return {
    protocol: 'UDP',
    host: `127.0.0.1:${socket.address().port}`,
    contactParameters: '',
    send: async (text) => socket.send(text, port, server),
    onMessage: (listener) => void socket.on('message', (data) => listener(data.toString())),
    onLost: () => undefined,
    close: () => socket.close(),
  };
}

/** SIP over WebSocket (RFC 7118) to `ws://` or `wss://`. Like a browser's page, it does not outlive its connection. */
export async function openWebSocketWire(url: string): Promise<Wire> {
  const socket = new WebSocket(url, 'sip', { rejectUnauthorized: false });
  await once(socket, 'open');
  return {
    protocol: 'WS',
    // Of a client that can't be reached by a host name.
    host: `${randomBytes(6).toString('hex')}.invalid`,
    contactParameters: ';transport=ws',
    send: async (text) => socket.send(text),
    onMessage: (listener) => void socket.on('message', (data) => listener(data.toString())),
    onLost: (listener) => void socket.on('close', listener),
    close: () => socket.close(),
  };
}

async function openStreamWire(protocol: 'TCP' | 'TLS', dial: () => Promise<Socket>): Promise<Wire> {
  let onMessage: (text: string) => void = () => undefined;
  let onLost: () => void = () => undefined;
  let isWanted = true;
  let connection: Promise<Socket> | undefined;
  let localPort = 0;
  const connected = (): Promise<Socket> => {
    connection ??= dial().then((socket) => {
      const stream = new SipStream((text) => onMessage(text));
      localPort = socket.localPort ?? 0;
      socket.on('data', (data) => stream.take(data));
      socket.on('error', () => {}); // It is closed then.
      socket.once('close', () => {
        connection = undefined;
        if (isWanted) onLost();
      });
      return socket;
    });
    connection.catch(() => {
      connection = undefined;
    });
    return connection;
  };
  await connected();
  return {
    protocol,
    get host() {
      return `127.0.0.1:${localPort}`;
    },
    contactParameters: `;transport=${protocol.toLowerCase()}`,
    send: async (text) => void (await connected()).write(text),
    onMessage: (listener) => {
      onMessage = listener;
    },
    onLost: (listener) => {
      onLost = listener;
    },
    close: () => {
      isWanted = false;
      connection?.then((socket) => socket.destroy()).catch(() => {});
    },
  };
}
