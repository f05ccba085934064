import type { Registration } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';
import { countRings } from '../testing/rings.ts';

const aRegistration = (particulars: Partial<Registration>): Registration => ({
  extension: '1001',
  contact: 'sip:1001@192.0.2.10:5060',
  userAgent: 'Snom',
  reachability: 'reachable',
  roundTripMs: 12.5,
  updatedAt: new Date('2026-03-01T12:00:00Z'),
  ...particulars,
});
const second = aRegistration({ extension: '1002', contact: 'sip:1002@192.0.2.11:5060' });
const cordless = aRegistration({ contact: 'sip:1001@192.0.2.12:5060', reachability: 'unknown', roundTripMs: null });

describe('registrations', () => {
  forEachDatabase((fresh) => {
    test('given phones register and leave, then the rest is listed, all of an extension or everybody', async () => {
      const { registrations } = (await fresh()).database;
      await registrations.apply({ upsert: [second, cordless, aRegistration({})], remove: [] });
      expect(await registrations.list()).toEqual([aRegistration({}), cordless, second]);
      expect(await registrations.forExtension('1001')).toEqual([aRegistration({}), cordless]);
      const moved = aRegistration({ reachability: 'unreachable', roundTripMs: null });
      await registrations.apply({ upsert: [moved], remove: [cordless] });
      expect(await registrations.forExtension('1001')).toEqual([moved]);
    });

    test('given Asterisk reports what is there, then the table equals it', async () => {
      const { registrations } = (await fresh()).database;
      const many = Array.from({ length: 1500 }, (_, at) => aRegistration({ extension: String(10_000 + at) }));
      await registrations.replaceAll(many);
      expect(await registrations.list()).toEqual(many);
      await registrations.replaceAll([cordless]);
      expect(await registrations.list()).toEqual([cordless]);
      await registrations.replaceAll([]);
      expect(await registrations.list()).toEqual([]);
    });

    test('given the same is reported again, then nobody is woken', async () => {
      const { database } = await fresh();
      await database.registrations.replaceAll([aRegistration({}), second]);
      const rings = await countRings(database.bell, 'registrations', 'heartbeats');
      await database.registrations.replaceAll([second, aRegistration({ updatedAt: new Date() })]);
      expect(await rings()).toBe(0);
      await database.registrations.replaceAll([second]);
      expect(await rings()).toBe(1);
    });
  });
});
