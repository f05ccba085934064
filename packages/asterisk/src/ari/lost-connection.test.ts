import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLogger } from '@flexpbx/runtime';
import { expect, it, onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { connectAri } from './connect.ts';

it('given the connection is lost while a call is being answered, then nobody waits for that answer', async () => {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const connected = once(sockets, 'connection');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asterisk = await connectAri({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    ...{ username: 'x', password: 'x', application: 'x', logger: silentLogger },
    signal: AbortSignal.timeout(5_000),
  });
  onTestFinished(async () => {
    await asterisk.close();
    server.closeAllConnections();
    server.close();
  });
  // It is asked by a connection of its own, and says nothing: a prompt may have to end first.
  const asked = once(server, 'request');
  const answer = asterisk.channels.answer('call-1');
  answer.catch(() => {});
  await asked;
  const [socket] = (await connected) as [WebSocket];
  socket.terminate();
  await expect(answer).rejects.toMatchObject({ id: 'asterisk-unreachable' });
}, 3_000);
