import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { processesOf } from './leftovers.ts';
import { TestSystem } from './start-system.ts';

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
