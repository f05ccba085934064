import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { checkPorts } from './check-ports.ts';
import type { NeededPort } from './needed-ports.ts';

const closers: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const sip = (protocol: 'udp' | 'tcp', port: number): NeededPort => ({
  protocol,
  address: '127.0.0.1',
  port,
  purpose: 'SIP',
  setting: 'FLEXPBX_SIP_PORT',
  owner: 'asterisk',
});

async function freeTcpPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('checking ports', () => {
  it('given free ports, then nothing is said and they stay free', async () => {
    const port = await freeTcpPort();
    await checkPorts([sip('tcp', port), sip('udp', port)]);
    await checkPorts([sip('tcp', port), sip('udp', port)]);
  });

  it('given a TCP port in use, then port, purpose, holder and setting are named', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    closers.push(() => server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(checkPorts([sip('tcp', port)])).rejects.toMatchObject({
      id: 'conflict',
      message: expect.stringMatching(
        new RegExp(`^TCP port ${port} \\(SIP\\) is in use by process ${process.pid} .*FLEXPBX_SIP_PORT`),
      ),
    });
  });

  it('given several UDP ports in use, then each is named', async () => {
    const sockets = [createSocket('udp4'), createSocket('udp4')];
    for (const socket of sockets) {
      closers.push(() => socket.close());
      await once(socket.bind(0, '127.0.0.1'), 'listening');
    }
    const ports = sockets.map((socket) => socket.address().port);
    const fault = await checkPorts(ports.map((port) => sip('udp', port))).catch((thrown: Error) => thrown);
    for (const port of ports) expect(String(fault)).toContain(`UDP port ${port}`);
  });

  it('given an address that is not of this machine, then the bind setting is named', async () => {
    const elsewhere = { ...sip('tcp', await freeTcpPort()), address: '192.0.2.1' };
    await expect(checkPorts([elsewhere])).rejects.toThrow(/192\.0\.2\.1 is no address of this machine.*FLEXPBX_BIND/);
  });
});
