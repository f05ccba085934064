import { stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anExtension } from '@flexpbx/db/testing';
import { fileNames } from '@flexpbx/renderer';
import { AppError } from '@flexpbx/runtime';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ConfigurationKeeper } from './configuration-keeper.ts';
import type { RunningAsterisk } from './running-asterisk.ts';
import type { AsteriskProcess } from './testing/asterisk-process.ts';
import { type House, setUpHouse } from './testing/house.ts';
import { addTestCall, channelsOf, placeCall } from './testing/test-call.ts';

const longAgo = new Date(2001, 1, 1);

/** Files of ours that were written since `markFiles`. */
async function writtenFiles(house: House): Promise<string[]> {
  const times = await Promise.all(fileNames.map((name) => stat(join(house.parts.folders.etc, name))));
  return fileNames.filter((_, at) => times[at]?.mtime.getTime() !== longAgo.getTime());
}

async function markFiles({ parts }: House): Promise<void> {
  for (const name of fileNames) await utimes(join(parts.folders.etc, name), longAgo, longAgo);
}

describe.each(['sqlite', 'postgresql'] as const)('given Asterisk runs with 1001 and 1002, on %s', (kind) => {
  let house: House;
  let asterisk: AsteriskProcess;
  let keeper: ConfigurationKeeper;

  beforeEach(async () => {
    house = await setUpHouse(kind);
    await house.database.extensions.createMany(
      [anExtension({ number: '1001' }), anExtension({ number: '1002', name: 'Grace Hopper' })],
      'test',
    );
    await addTestCall(house);
    keeper = house.newKeeper();
    await keeper.wake();
    asterisk = await house.startAsterisk();
    await keeper.asteriskBooted(asterisk.running);
  });

  test('then the first configuration counts as applied', async () => {
    const state = await house.database.configuration.state();
    expect(state).toMatchObject({ applied: state.wanted, failure: null, pendingFiles: [] });
  });

  test('and one is added while a call goes on, then it is live and the call is not cut', async () => {
    await placeCall(house);
    const channels = await vi.waitFor(async () => {
      const found = await channelsOf(asterisk);
      expect(found).toEqual([expect.stringMatching(/;1 Up$/), expect.stringMatching(/;2 Up$/)]);
      return found;
    });
    await house.database.extensions.create(anExtension({ number: '1003', name: 'Katherine Johnson' }), 'test');
    await keeper.wake();
    expect(await asterisk.ami.showEndpoint('1003')).toMatchObject({ Callerid: '"Katherine Johnson" <1003>' });
    expect(await house.database.configuration.state()).toMatchObject({ failure: null, applied: 3 });
    expect(await channelsOf(asterisk)).toEqual(channels);
    expect(await asterisk.complaints()).toEqual([]);
  });

  test('and one is renamed, then only the file with its name is written, and nothing at the next look', async () => {
    await markFiles(house);
    await house.database.extensions.change('1002', { name: 'Admiral Hopper' }, 'test');
    await keeper.wake();
    expect(await writtenFiles(house)).toEqual(['pjsip_endpoints.conf']);
    const [attempt] = await house.database.configuration.history(1);
    expect(attempt).toMatchObject({ outcome: 'applied', files: ['pjsip_endpoints.conf'], reason: null });

    await markFiles(house);
    await house.newKeeper().asteriskBooted(asterisk.running);
    expect(await writtenFiles(house)).toEqual([]);
    expect(await house.database.configuration.history(1)).toEqual([attempt]);
  });

  test('and one is deleted, then Asterisk knows it no more', async () => {
    await house.database.extensions.delete('1002', 'test');
    await keeper.wake();
    await expect(asterisk.ami.showEndpoint('1002')).rejects.toMatchObject({ id: 'not-found' });
    const lines = await asterisk.ami.showDialplan('extensions', '1002');
    expect(lines.filter(({ extension }) => extension === '1002')).toEqual([]);
  });

  test('and many changes come at once, then they are applied together', async () => {
    const before = (await house.database.configuration.history(100)).length;
    const first = keeper.wake();
    for (let number = 1010; number < 1030; number++) {
      await house.database.extensions.create(anExtension({ number: String(number) }), 'test');
      void keeper.wake();
    }
    await first;
    await keeper.wake();
    expect(await asterisk.ami.showEndpoints()).toHaveLength(22);
    expect((await house.database.configuration.history(100)).length - before).toBeLessThan(20);
  });

  test('and a row no file can hold is there, then nothing changes and the reason names the extension', async () => {
    await markFiles(house);
    await house.database.extensions.create(anExtension({ number: '1003', name: 'x"\n[evil]' }), 'test');
    await keeper.wake();
    expect(await writtenFiles(house)).toEqual([]);
    const { failure, wanted, applied } = await house.database.configuration.state();
    expect(failure).toMatchObject({ revision: wanted, reason: expect.stringContaining('Extension "1003"') });
    expect(applied).toBe(wanted - 1);

    await house.database.extensions.delete('1003', 'test');
    await keeper.wake();
    expect(await house.database.configuration.state()).toMatchObject({ failure: null, applied: wanted + 1 });
  });

  test('and Asterisk does not take a change over, then it runs with what it had, and the reason is told', async () => {
    const templates = {
      ...house.parts.templates,
      'pjsip_auths.conf': (view: object) =>
        house.parts.templates['pjsip_auths.conf'](view).replace('[1002](password)', '[1002](no-such-template)'),
    };
    const breaking = new ConfigurationKeeper({ ...house.parts, templates });
    await house.database.extensions.change('1001', { sipSecret: 'a-new-secret-1' }, 'test');
    await breaking.asteriskBooted(asterisk.running);

    const { failure, wanted, applied } = await house.database.configuration.state();
    expect(failure?.reason).toContain('extension 1001');
    expect(applied).toBe(wanted - 1);
    const { entries } = await asterisk.ami.action('PJSIPShowEndpoint', { Endpoint: '1001' });
    expect(entries).toContainEqual(expect.objectContaining({ ObjectType: 'auth', Password: 'Difference-Engine-2' }));

    await markFiles(house);
    await breaking.wake();
    expect(await writtenFiles(house), 'a revision that failed is not tried again by itself').toEqual([]);
    await keeper.asteriskBooted(asterisk.running);
    expect(await house.database.configuration.state()).toMatchObject({ failure: null, applied: wanted });
  });

  test('and a file was edited by hand, then it is ours again and the log names it', async () => {
    const warn = vi.fn();
    const watched = new ConfigurationKeeper({ ...house.parts, logger: { ...house.parts.logger, warn } });
    await writeFile(join(house.parts.folders.etc, 'rtp.conf'), '[general]\nrtpstart=5000\n');
    await watched.asteriskBooted(asterisk.running);
    expect(warn).toHaveBeenCalledWith(expect.any(String), { files: ['rtp.conf'] });
    expect(await house.database.configuration.history(1)).toMatchObject([{ outcome: 'applied', files: ['rtp.conf'] }]);
  });
});

test('given Asterisk is away while a change is made, then it starts with it, and only then it counts', async () => {
  const house = await setUpHouse('sqlite');
  const keeper = house.newKeeper();
  await house.database.extensions.create(anExtension({ number: '1001' }), 'test');
  await keeper.wake();
  expect(await house.database.configuration.state()).toMatchObject({
    wanted: 2,
    applied: 0,
    pendingFiles: [...fileNames],
  });
  const asterisk = await house.startAsterisk();
  expect(await asterisk.ami.showEndpoints()).toMatchObject([{ name: '1001' }]);
  await keeper.asteriskBooted(asterisk.running);
  expect(await house.database.configuration.state()).toMatchObject({ wanted: 2, applied: 2, pendingFiles: [] });
});

test('given Asterisk ends while it loads a change, then the change is tried twice and not for ever', async () => {
  const house = await setUpHouse('sqlite');
  const keeper = house.newKeeper();
  const gone = () => Promise.reject(new AppError('asterisk-unreachable', 'Asterisk went away'));
  const reload = vi.fn(gone);
  const dying: RunningAsterisk = {
    requests: { reload, action: gone, showDialplan: gone, showEndpoints: gone },
    started: { earliest: longAgo, latest: longAgo },
  };
  await keeper.wake();
  for (let life = 0; life < 4; life++) await keeper.asteriskBooted(dying);
  expect(reload).toHaveBeenCalledTimes(2);
  expect(await house.database.configuration.state()).toMatchObject({ failure: { reason: 'Asterisk went away' } });
});
