import { aCaller, type ScriptedCaller } from '@flexpbx/call/testing';
import { checkVoicemail } from '../flows/check-voicemail.ts';
import { type MailboxFixture, press } from './mailbox-fixture.ts';

/** The owner of mailbox 1002, at the own phone. */
export const aBob = () => aCaller({ number: '1002', name: 'Bob', dials: '*97', arguments: [] });

/** Bob calls his mailbox, or whichever the dialplan says. */
export function calls(who: ScriptedCaller, box: MailboxFixture, mailbox: string) {
  return who.calls((call) => checkVoicemail(call, { mailbox }, box.parts));
}

/** Types the PIN and presses `key` while the messages are counted. */
export async function entersAndPresses(who: ScriptedCaller, key: string): Promise<void> {
  await who.startsToHear('vm-password');
  await press(who, '4711#');
  await who.startsToHear('vm-youhave');
  await press(who, key);
}

/** How a call ends that was served to its end. */
export const ended = { kind: 'returned', result: { kind: 'hang-up' } };

/** Of a message the fixture left, by 1001 in the first second of 1970; it is November 2026. */
export const envelope = [
  'vm-received',
  'digits/day-4',
  'digits/mon-0',
  'digits/h-1',
  'digits/at',
  'number:12',
  'digits/oclock',
  'digits/a-m',
  'vm-from-extension',
  'digits:1001',
];

/** What can be done with a message; which of others there are before and after it. */
export function choices(others: { previous: boolean; next: boolean; deleted: boolean }): string[] {
  return [
    'vm-advopts',
    ...(others.previous ? ['vm-prev'] : []),
    'vm-repeat',
    ...(others.next ? ['vm-next'] : []),
    others.deleted ? 'vm-undelete' : 'vm-delete',
    'vm-toforward',
    'vm-savemessage',
    'vm-starmain',
  ];
}

/** The same of the only message there is. */
export const choicesAlone = choices({ previous: false, next: false, deleted: false });

/** Hears the only message of 1002, which was just left, to its end; what to do with it is asked now. */
export async function hearsOnlyMessage(who: ScriptedCaller, { disk, parts }: MailboxFixture): Promise<void> {
  await disk.leave('1002', 'INBOX', 0, 'm0');
  const sound = (await parts.spool.soundOf('1002', 'm0')) ?? 'no such message';
  await entersAndPresses(who, '1');
  await who.hears('vm-first', 'vm-message', ...envelope, sound);
}

/** The end of the main menu, whatever comes before. */
export const menuEnd = ['vm-helpexit'];
