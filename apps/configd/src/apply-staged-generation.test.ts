import { readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anExtension } from '@flexpbx/db/testing';
import { silentLogger } from '@flexpbx/runtime';
import { beforeEach, describe, expect, test } from 'vitest';
import { applyStaged } from './apply-staged-generation.ts';
import type { ConfigurationKeeper } from './configuration-keeper.ts';
import type { RunningAsterisk } from './running-asterisk.ts';
import type { AsteriskProcess } from './testing/asterisk-process.ts';
import { type House, setUpHouse } from './testing/house.ts';

describe('given secure mode and a new extension', () => {
  let house: House;
  let asterisk: AsteriskProcess;
  let keeper: ConfigurationKeeper;
  let printed: string[];

  beforeEach(async () => {
    house = await setUpHouse('sqlite');
    keeper = house.newKeeper();
    await keeper.wake();
    asterisk = await house.startAsterisk();
    await keeper.asteriskBooted(asterisk.running);
    await writeFile(house.parts.folders.mode, 'secure\n');
    await house.database.extensions.create(anExtension({ number: '1001' }), 'test');
    await keeper.wake();
    printed = [];
  });

  const apply = (running: RunningAsterisk | null) =>
    applyStaged({
      folders: house.parts.folders,
      asterisk: running,
      logger: silentLogger,
      print: (line) => printed.push(line),
    });

  test('then it waits and Asterisk is left alone', async () => {
    const state = await house.database.configuration.state();
    expect(state).toMatchObject({ mode: 'secure', applied: 1, staged: 2 });
    expect(state.pendingFiles).toContain('pjsip_endpoints.conf');
    expect(await asterisk.ami.showEndpoints()).toEqual([]);
    expect(await readFile(join(house.parts.folders.etc, 'pjsip_endpoints.conf'), 'utf8')).not.toContain('1001');
  });

  test('and an operator applies it, then it is live, and configd records it', async () => {
    expect(await apply(asterisk.running)).toBe('applied');
    expect(printed.join('\n')).toMatch(/Configuration 2, prepared .* changes .*pjsip_endpoints\.conf[\s\S]*Applied in/);
    expect(await asterisk.ami.showEndpoints()).toMatchObject([{ name: '1001' }]);
    await keeper.wake();
    expect(await house.database.configuration.state()).toMatchObject({ applied: 2, staged: null, pendingFiles: [] });
    expect(await apply(asterisk.running)).toBe('nothing');
  });

  test('and a staged file is not the one that was rendered, then nothing is applied', async () => {
    await writeFile(join(house.parts.folders.staging, 'extensions.conf'), '[from-extension]\n');
    await expect(apply(asterisk.running)).rejects.toMatchObject({ id: 'configuration-refused' });
    expect(await asterisk.ami.showEndpoints()).toEqual([]);
  });

  test('and a staged file is a link to another one, then it is not followed', async () => {
    const { staging } = house.parts.folders;
    await symlink(house.parts.machine.certificateKey, join(staging, 'linked'));
    await rename(join(staging, 'linked'), join(staging, 'rtp.conf'));
    await expect(apply(asterisk.running)).rejects.toMatchObject({ id: 'read-only' });
  });

  test('and Asterisk refuses it, then what it had is back, and configd records why', async () => {
    const requests = {
      reload: asterisk.ami.reload.bind(asterisk.ami),
      action: asterisk.ami.action.bind(asterisk.ami),
      showEndpoints: asterisk.ami.showEndpoints.bind(asterisk.ami),
      showDialplan: () => Promise.resolve([]),
    };
    expect(await apply({ ...asterisk.running, requests })).toBe('failed');
    expect(printed.at(-1)).toBe('What Asterisk ran with before is in place.');
    expect(await asterisk.ami.showEndpoints()).toEqual([]);
    await keeper.wake();
    const { failure, applied } = await house.database.configuration.state();
    expect(failure).toMatchObject({ revision: 2, reason: expect.stringContaining('extension 1001') });
    expect(applied).toBe(1);
  });

  test('and Asterisk is away, then it starts with the new files and they count as applied', async () => {
    await asterisk.stop();
    keeper.asteriskLost();
    expect(await apply(null)).toBe('written');
    await keeper.wake();
    const again = await house.startAsterisk();
    await keeper.asteriskBooted(again.running);
    expect(await again.ami.showEndpoints()).toMatchObject([{ name: '1001' }]);
    expect(await house.database.configuration.state()).toMatchObject({ applied: 2, staged: null });
  });

  test('and power mode comes back, then it is applied without an operator', async () => {
    await writeFile(house.parts.folders.mode, 'power\n');
    await keeper.wake();
    expect(await house.database.configuration.state()).toMatchObject({ mode: 'power', applied: 2, staged: null });
    await expect(stat(join(house.parts.folders.staging, 'manifest.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
