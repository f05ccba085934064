import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anExtension } from '@flexpbx/db/testing';
import { thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { setUpHouse } from './testing/house.ts';

const people = [
  anExtension({ number: '1001', name: "Ada O'Neill, Room 7 (east) & Co" }),
  anExtension({ number: '1002', name: 'مكتب الاستقبال', ringSeconds: 45 }),
  anExtension({ number: '1003', name: '👩‍🏫 Mathematik', voicemail: false }),
  anExtension({ number: '100400', name: 'x'.repeat(80), callerIdName: '世'.repeat(80) }),
];

test('given a rendered configuration, then Asterisk loads all of it and complains of nothing', async () => {
  const house = await setUpHouse('sqlite');
  await house.database.extensions.createMany(people, 'test');
  const everything = { record: true, announce: 'name', pin: '0123', moderator_pin: '4567', wait_for_moderator: true };
  const room = thingKinds.conference.schema.parse({ number: '2001', name: 'Staff', ...everything });
  await house.database.things.create('conference', room, 'test');
  await house.newKeeper().wake();
  const asterisk = await house.startAsterisk();
  expect(await asterisk.complaints()).toEqual([]);

  const wanted = [
    ...(await readFile(join(house.parts.folders.etc, 'modules.conf'), 'utf8')).matchAll(/^load = (.*)$/gm),
  ];
  for (const [, module = ''] of wanted) {
    const loaded = asterisk.ami.action('ModuleCheck', { Module: module });
    await expect(loaded, module).resolves.toBeDefined();
  }
});
