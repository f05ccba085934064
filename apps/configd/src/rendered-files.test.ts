import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@flexpbx/db';
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
  await furnishWithTrunks(house.database);
  await furnishWithPaging(house.database);
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

/** Trunks of every kind and the ways out by them. Nobody answers at these addresses, and they are not asked. */
async function furnishWithTrunks({ things }: Database): Promise<void> {
  const common = { host: '192.0.2.1', qualify_seconds: null, max_calls: 4, username: 'us', password: 'a;"b' };
  const trunks = [
    { id: 'by-address', kind: 'address', port: 5070, caller_id: { show: 'number', number: '+15550100' } },
    { id: 'encrypted', kind: 'address', host: '192.0.2.2', transport: 'tls', encryption: 'sdes' },
    { id: 'unchecked', kind: 'address', host: '192.0.2.5', transport: 'tls', verify_certificate: false },
    { id: 'by-registration', kind: 'registration', outbound_proxy: '192.0.2.3:5080', transport: 'tcp' },
    { id: 'with-key', kind: 'address', host: '192.0.2.4', key_header: 'X-Key', key: 'abc', enabled: false },
  ];
  for (const trunk of trunks) {
    const parsed = thingKinds.trunk.schema.parse({ ...common, name: trunk.id, ...trunk });
    await things.create('trunk', parsed, 'test');
  }
  const route = { id: 'all', name: 'All', patterns: ['^9[0-9]{3,12}$'], strip: 1, trunks: trunks.map(({ id }) => id) };
  await things.create('outbound-route', thingKinds['outbound-route'].schema.parse(route), 'test');
}

/** Zones with every kind of member, of which all can be said that can be said. */
async function furnishWithPaging({ things }: Database): Promise<void> {
  const devices = [
    { ip: '192.0.2.10' },
    { ip: '192.0.2.11', codec: 'G722' },
    { ip: '192.0.2.10', by: 'unicast', port: 5004, codec: 'PCMA' },
    { ip: '239.255.0.1', by: 'multicast', port: 5004 },
  ];
  const zones = [
    { number: '9001', name: 'Yard', phones: ['1001'], devices, callers: ['1002'], pin: '0123', priority: true },
    { number: '9999', name: 'All call', reach: 'everybody', talkback: true, tone: false },
  ];
  for (const zone of zones) await things.create('paging-zone', thingKinds['paging-zone'].schema.parse(zone), 'test');
}
