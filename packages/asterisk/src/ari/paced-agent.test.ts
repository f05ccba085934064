import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { PacedAgent } from './paced-agent.ts';

/** Asks for something through an agent; tells the status. */
function ask(agent: PacedAgent, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject).end();
  });
}

it('given many requests in one moment, then four connections are opened first, all are answered, and they are used again', async () => {
  let opened = 0;
  const count = () => void opened++;
  subscribe('net.client.socket', count);
  const server = createServer((_, response) => response.end('done'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new PacedAgent({ maxSockets: 16 });
  onTestFinished(() => {
    unsubscribe('net.client.socket', count);
    agent.destroy();
    server.close();
  });

  const answers = Array.from({ length: 16 }, () => ask(agent, port));
  expect(opened).toBe(4);
  expect(await Promise.all(answers)).toEqual(Array(16).fill(200));
  const before = opened;
  await ask(agent, port);
  expect(opened).toBe(before);
});

it('given nobody listens there, then each request is told so', async () => {
  const agent = new PacedAgent({ maxSockets: 16 });
  onTestFinished(() => agent.destroy());
  const faults = await Promise.all(Array.from({ length: 8 }, () => ask(agent, 1).catch((fault: unknown) => fault)));
  expect(faults).toEqual(Array(8).fill(expect.objectContaining({ code: 'ECONNREFUSED' })));
});
