import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLogger } from '@flexpbx/runtime';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { sipRelay } from './sip-websocket.ts';

/** Stands where Asterisk's HTTP server does: speaks SIP at /ws, and must not be asked for anything else. */
async function asteriskSide() {
  const asked: (string | undefined)[] = [];
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => 'sip' });
  sockets.on('connection', (socket, request: IncomingMessage) => {
    asked.push(request.url);
    socket.on('message', (data, isBinary) => socket.send(`echo ${data.toString()}`, { binary: isBinary }));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    sockets.close();
    http.close();
  });
  return { port: (http.address() as AddressInfo).port, sockets, asked };
}

describe('SIP over WebSocket', () => {
  let asterisk: Awaited<ReturnType<typeof asteriskSide>>;
  let address: string;

  beforeEach(async () => {
    asterisk = await asteriskSide();
    address = await portalSide(asterisk.port);
  });

  it('given a browser phone, then its messages reach Asterisk and the answers come back', async () => {
    const { socket } = await open(`${address}/ws`, 'sip', {});
    expect(socket.protocol).toBe('sip');
    expect(await ask(socket, 'REGISTER sip:pbx SIP/2.0')).toBe('echo REGISTER sip:pbx SIP/2.0');
    expect(asterisk.asked).toEqual(['/ws']);
  });

  it.each([
    ['the control interface', '/ari/events?app=flexpbx', 'sip', {}, 404],
    ['a path that only looks like it', '/ws/../ari/events', 'sip', {}, 404],
    ['another protocol', '/ws', 'ari', {}, 400],
    ['a page of another site', '/ws', 'sip', { origin: 'https://evil.invalid' }, 403],
  ])('given %s, then nothing reaches Asterisk', async (_what, path, protocol, headers, status) => {
    await expect(open(address + path, protocol, headers)).rejects.toThrow(`Unexpected server response: ${status}`);
    expect(asterisk.asked).toEqual([]);
  });

  it('given a message larger than any of SIP, then the connection ends on both sides', async () => {
    const { socket, closed } = await open(`${address}/ws`, 'sip', {});
    socket.send('x'.repeat(65 * 1024));
    expect(await closed).toBe(1009);
    await expect.poll(() => asterisk.sockets.clients.size).toBe(0);
  });

  it('given more messages than a phone sends, then the connection ends', async () => {
    const { socket, closed } = await open(`${address}/ws`, 'sip', {});
    for (let count = 0; count < 1000; count++) socket.send('OPTIONS');
    expect(await closed).toBe(1008);
  });

  it('given Asterisk closes, then the browser learns it', async () => {
    const { closed } = await open(`${address}/ws`, 'sip', {});
    for (const socket of asterisk.sockets.clients) socket.close();
    expect(await closed).toBe(1001);
  });

  it('given Asterisk is away, then the phone is told to come back', async () => {
    const away = await portalSide(1);
    await expect(open(`${away}/ws`, 'sip', {})).rejects.toThrow('Unexpected server response: 503');
  });
});

async function portalSide(asteriskPort: number): Promise<string> {
  const server = createServer();
  const relay = sipRelay(`ws://127.0.0.1:${asteriskPort}/ws`, silentLogger);
  server.on('upgrade', relay.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    relay.close();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function open(address: string, protocol: string, headers: Record<string, string>) {
  const socket = new WebSocket(address, protocol, { headers });
  onTestFinished(() => socket.terminate());
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.on('error', reject);
  });
  return { socket, closed };
}

function ask(socket: WebSocket, message: string): Promise<string> {
  const answer = new Promise<string>((resolve) => socket.once('message', (data) => resolve(data.toString())));
  socket.send(message);
  return answer;
}
