import { describe, expect, test } from 'vitest';
import { defaultChoices } from './choices.ts';
import { type Addressee, audienceOf, recipientsOf } from './recipients.ts';

const emergencyCall = {
  kind: 'emergency-call',
  id: '1.1',
  number: '911',
  extension: '1001',
  extension_name: 'Ada',
  place: '',
  shown: null,
  outcome: 'ringing',
  started_at: '2026-03-01T08:30:00.000Z',
} as const;
const anAdmin = (particulars: Partial<Addressee>): Addressee => ({
  name: 'admin',
  mailAddress: 'admin@school.org',
  choices: defaultChoices,
  browsers: [],
  ...particulars,
});
const chose = (mail: boolean, push: boolean) => ({ ...defaultChoices, system_alerts: { mail, push } });
const nobodyElse = { notify: [] };

describe('who is told of an emergency call', () => {
  test('given addresses are set, then each gets mail once, in whatever case it is written', () => {
    const notify = ['security@school.org', 'Admin@School.org'];
    const admins = [anAdmin({ choices: chose(true, false) })];
    expect(recipientsOf(emergencyCall, admins, { notify }).map(({ to }) => to.toLowerCase())).toEqual([
      'security@school.org',
      'admin@school.org',
    ]);
  });

  test('given administrators, then each is told by the ways they chose, in each of their browsers', () => {
    expect(audienceOf(emergencyCall)).toEqual({ of: 'administrators' });
    const browsers = [
      { id: 'a', device: 'Firefox on Linux' },
      { id: 'b', device: 'Chrome on Android' },
    ];
    const admins = [
      anAdmin({ browsers }),
      anAdmin({ name: 'eve', mailAddress: null, choices: chose(true, true) }),
      anAdmin({ name: 'bob', mailAddress: 'bob@school.org', choices: chose(true, false), browsers }),
    ];
    expect(recipientsOf(emergencyCall, admins, nobodyElse)).toEqual([
      { channel: 'push', to: 'a', name: 'admin: Firefox on Linux' },
      { channel: 'push', to: 'b', name: 'admin: Chrome on Android' },
      { channel: 'mail', to: 'bob@school.org', name: 'bob@school.org' },
    ]);
  });
});
