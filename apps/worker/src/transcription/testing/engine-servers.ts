import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';

/** What a server was asked. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A web server of one test that answers each request as its script says. */
export async function webServer(
  answer: (asked: Asked, response: ServerResponse) => void,
): Promise<{ origin: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((parts) => {
      const question = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) };
      asked.push(question);
      answer(question, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Answers with JSON. */
export function json(status: number, value: unknown) {
  return (_: Asked, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
}

/** What a Vosk server got in one conversation. */
export interface HeardByVosk {
  sampleRate: number | null;
  bytes: number;
}

/**
 * A server that speaks Vosk's protocol as asr_server.py does: no answer to the configuration, one to each piece of sound (a
 * guess, or after `pauseAfterBytes` what was said up to there), the rest after `eof`.
 */
export async function voskServer(
  says: { upToPause: string; rest: string; pauseAfterBytes: number },
  misbehave: (socket: WebSocket) => boolean = () => false,
): Promise<{ url: string; heard: HeardByVosk }> {
  const heard: HeardByVosk = { sampleRate: null, bytes: 0 };
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    let paused = false;
    socket.on('message', (data: Buffer, isBinary) => {
      if (misbehave(socket)) return;
      if (isBinary) {
        heard.bytes += data.length;
        const isPause = !paused && heard.bytes >= says.pauseAfterBytes;
        paused ||= isPause;
        socket.send(JSON.stringify(isPause ? { result: [], text: says.upToPause } : { partial: 'please' }));
        return;
      }
      const message = JSON.parse(data.toString()) as { config?: { sample_rate: number }; eof?: number };
      if (message.config) heard.sampleRate = message.config.sample_rate;
      if (message.eof === 1) socket.send(JSON.stringify({ text: says.rest }));
    });
  });
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}
