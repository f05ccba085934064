import { type Logger, silentLogger } from '@flexpbx/runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AsteriskEvent, AsteriskPort } from '../port.ts';
import { connectAri } from './connect.ts';

let server: WebSocketServer;
let port: AsteriskPort | undefined;

/** Connects to a server that speaks as it likes. */
async function connectTo(onConnection: (socket: WebSocket) => void, logger: Logger): Promise<AsteriskPort> {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', onConnection);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  port = await connectAri({
    host: '127.0.0.1',
    port: typeof address === 'object' && address !== null ? address.port : 0,
    username: 'x',
    password: 'x',
    application: 'x',
    logger,
    signal: AbortSignal.timeout(5_000),
  });
  return port;
}

afterEach(async () => {
  await port?.close();
  await new Promise((resolve) => server.close(resolve));
});

const channel = {
  id: 'call-1',
  name: 'PJSIP/1001-00000001',
  state: 'Up',
  caller: { number: '1001', name: 'Ann' },
  dialplan: { context: 'c', exten: 'e', priority: 1 },
  creationtime: '2026-11-20T10:00:00.000+0000',
};

describe('an Asterisk that says what we do not know', () => {
  it('given bad JSON, unknown events and events that lack something, then the good ones still come', async () => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
    const asterisk = await connectTo((socket) => {
      for (const message of [
        '{"type":',
        'null',
        '"hello"',
        '{}',
        '{"type":"SomethingOfNextYear","channel":{}}',
        '{"type":"constructor"}',
        '{"type":"StasisStart"}',
        '{"type":"RESTResponse","request_id":7}',
        '{"type":"RESTResponse","request_id":"nobody-asked","status_code":200}',
      ]) {
        socket.send(message);
      }
      socket.send(JSON.stringify({ type: 'ChannelDtmfReceived', channel, digit: '5', duration_ms: 100 }));
    }, logger);
    const heard = await new Promise<AsteriskEvent>((resolve) => asterisk.listen(resolve));
    expect(heard).toMatchObject({ type: 'digit', digit: '5', channel: { id: 'call-1', callerNumber: '1001' } });
    expect(warnings).toHaveLength(3);
  });

  it('given a listener throws, then the others are told all the same', async () => {
    const faults: string[] = [];
    const logger = { ...silentLogger, error: (message: string) => void faults.push(message) };
    const asterisk = await connectTo((socket) => {
      socket.send(JSON.stringify({ type: 'ChannelDtmfReceived', channel, digit: '5', duration_ms: 100 }));
    }, logger);
    const heard = new Promise<string>((resolve) => {
      asterisk.listenTo('call-1', () => {
        throw new Error('a fault in a flow');
      });
      asterisk.listenTo('call-1', (event) => resolve(event.type));
      asterisk.listen(() => {});
    });
    expect(await heard).toBe('digit');
    expect(faults).toHaveLength(1);
  });

  it('given a request is never answered, then it ends after its time and the connection stays', async () => {
    const asterisk = await connectTo(() => {}, silentLogger);
    await expect(asterisk.channels.list()).rejects.toMatchObject({ id: 'timed-out' });
    expect(asterisk.connected).toBe(true);
  });
});
