import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { processesOf } from './leftovers.ts';
import { startSystem, TestSystem } from './start-system.ts';

test('given the SIP port is in use, then the start fails and names the port, and nothing is left', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const system = await TestSystem.prepare({ databaseUrl: null, variables: { FLEXPBX_SIP_PORT: String(port) } });
  const { stateDir } = system.environment;
  try {
    await expect(system.start()).rejects.toThrow(String(port));
    expect(await processesOf(stateDir)).toEqual([]);
  } finally {
    await system.remove();
    holder.close();
  }
  expect(existsSync(stateDir)).toBe(false);
});

test('given a system was started, then its administrator gets in, each process has a pid, and Ctrl-C leaves nothing', async () => {
  const system = await startSystem({ databaseUrl: null, variables: {} });
  try {
    const admin = await system.signInAsAdmin();
    await admin.call('createExtension', { body: { number: '1001', name: 'Ada Lovelace' } });
    await admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
    const pids = await system.pids();
    expect(Object.keys(pids).toSorted()).toEqual(['asterisk', 'configd', 'pbx', 'portal', 'supervisor', 'worker']);
    expect(pids.supervisor).toBe(system.supervisorPid);
    const { allRuns, processes, asterisk } = await system.status();
    expect(allRuns).toBe(true);
    expect([...processes, { name: 'asterisk', ...asterisk }].filter(({ name, pid }) => pids[name] !== pid)).toEqual([]);
    // The worker has texts spoken at first, each by a program that ends.
    const running = async () => (await processesOf(system.environment.stateDir)).toSorted();
    await expect.poll(running, { timeout: 20_000 }).toEqual(Object.values(pids).toSorted());
    expect(await system.stop()).toEqual([]);

    await system.start();
    const again = await system.signInAsAdmin();
    expect((await again.call('listExtensions', { query: {} })).items.map(({ number }) => number)).toEqual(['1001']);
  } finally {
    await system.remove();
  }
});

test('given the supervisor is killed, then what it left is ended with the test', async () => {
  const system = await startSystem({ databaseUrl: null, variables: {} });
  const { stateDir } = system.environment;
  try {
    process.kill(system.supervisorPid, 'SIGKILL');
    expect(await system.stop()).toContain(await system.pidOf('asterisk'));
  } finally {
    await system.remove();
  }
  // Who is killed takes a moment to be gone.
  await expect.poll(() => processesOf(stateDir)).toEqual([]);
});
