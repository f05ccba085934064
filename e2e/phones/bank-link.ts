import { once } from 'node:events';
import { type WebSocket, WebSocketServer } from 'ws';
import { AriLink } from './ari-link.ts';

/**
 * The server the phones' Asterisk dials into, so nobody has to poll for it: one connection carries ARI, and one for each call
 * carries sound.
 */
export class BankLink {
  readonly port: number;
  readonly ari = new AriLink();
  readonly #server: WebSocketServer;
  readonly #media = new Map<string, (socket: WebSocket) => void>();
  #ariConnected = Promise.withResolvers<void>();

  private constructor(server: WebSocketServer, port: number) {
    this.#server = server;
    this.port = port;
    server.on('connection', (socket, request) => {
      if (request.url?.startsWith('/ari')) this.#acceptAri(socket);
      else this.#acceptMedia(socket);
    });
  }

  static async open(): Promise<BankLink> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the link has no port');
    return new BankLink(server, address.port);
  }

  /** Resolves when Asterisk has connected its ARI. */
  ariConnected(): Promise<void> {
    return this.#ariConnected.promise;
  }

  /** The connection with the sound of a media channel that is about to be made. */
  media(channelId: string): Promise<WebSocket> {
    return new Promise((resolve) => this.#media.set(channelId, resolve));
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #acceptAri(socket: WebSocket): void {
    // Its first event tells that it reads. A request sent before may come in one read with our half of the handshake,
    // and Asterisk leaves that lying until more comes.
    socket.once('message', () => this.#ariConnected.resolve());
    socket.once('close', () => {
      this.#ariConnected = Promise.withResolvers();
    });
    this.ari.attach(socket);
  }

  /** Asterisk says first whose sound it is: `MEDIA_START connection_id:… channel:… channel_id:<ours> format:slin …`. */
  #acceptMedia(socket: WebSocket): void {
    socket.once('message', (data) => {
      const channelId = / channel_id:(\S+)/.exec(data.toString())?.[1] ?? '';
      const taker = this.#media.get(channelId);
      this.#media.delete(channelId);
      if (taker) taker(socket);
      else socket.close();
    });
  }
}
