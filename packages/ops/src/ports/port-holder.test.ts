import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findPortHolder, socketsOnPort } from './port-holder.ts';

const tcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41001 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 41002 1 0000000000000000 20 4 30 10 -1
   2: 0100007F:C350 0100007F:1F90 06 00000000:00000000 03:00000000 00000000     0        0 0 3 0000000000000000
`;
const udp = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  773: 00000000:13C4 00000000:0000 07 00000000:00000000 00:00000000 00000000   105        0 52001 2 0000000000000000 0
`;

describe('the sockets on a port', () => {
  it('given TCP, then only those that listen', () => {
    expect(socketsOnPort(tcp, 8080, 'tcp')).toEqual(['41001']);
  });

  it('given UDP, then all that are bound', () => {
    expect(socketsOnPort(udp, 5060, 'udp')).toEqual(['52001']);
  });

  it('given a port that is only the far end of a connection, then none', () => {
    expect(socketsOnPort(tcp, 50_000, 'tcp')).toEqual([]);
    expect(socketsOnPort(udp, 5061, 'udp')).toEqual([]);
  });
});

describe('the holder of a port', () => {
  it('given a TCP port this process listens on, then this process', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(findPortHolder(port, 'tcp')).toMatchObject({ pid: process.pid });
    server.close();
    await once(server, 'close');
    expect(findPortHolder(port, 'tcp')).toBe('nobody');
  });

  it('given a UDP port this process is bound to, then this process, by its command line', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const { port } = socket.address();
    expect(findPortHolder(port, 'udp')).toEqual({ pid: process.pid, command: expect.stringContaining('node') });
    socket.close();
  });
});
