import { thingKinds } from '@flexpbx/domain';
import type { PortalAlone } from './portal.ts';

/** A ring group with a mailbox of its own, which wrong PINs have closed, and somebody whose calls follow. */
export async function shareCalls({ database: { things, mailboxes } }: PortalAlone): Promise<void> {
  const members = ['1001', '1002'];
  const office = { number: '5000', name: 'Office', pin: '864209', members };
  await things.create('shared-mailbox', thingKinds['shared-mailbox'].schema.parse(office), 'test');
  for (let wrong = 0; wrong < 7; wrong++) await mailboxes.countWrongPin('5000', new Date());
  const group = {
    ...{ number: '600', name: 'Sales', strategy: 'hunt', fallback: { type: 'voicemail', target: '5000' } },
    members: [
      { type: 'extension', target: '1001' },
      { type: 'extension', target: '1002' },
      { type: 'external', target: '2125550100' },
    ],
  };
  await things.create('ring-group', thingKinds['ring-group'].schema.parse(group), 'test');
  const numbers = [{ type: 'external', target: '2125550100' }];
  await things.create('follow-me', thingKinds['follow-me'].schema.parse({ number: '1001', numbers }), 'test');
}
