import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type CallLeg, foldCall, noticeOfMessage, thingKinds, voicemailLimits } from '@flexpbx/domain';
import { statePaths } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import { draftMeta, silence } from '@flexpbx/voicemail-spool/testing';
import type { PortalAlone } from './portal.ts';

/** Leaves a message of `seconds` in a mailbox, the way the leave-voicemail flow does, and rings for it. */
export async function leaveMessage(portal: PortalAlone, mailbox: string, id: string, seconds: number): Promise<void> {
  const paths = statePaths(portal.environment).asterisk;
  const spool = openVoicemailSpool(paths);
  const begun = await spool.beginDraft(
    id,
    { ...draftMeta(mailbox), startedAt: new Date() },
    voicemailLimits.maxMessages,
  );
  if (begun.kind !== 'begun') throw new Error(`the recording could not begin: ${begun.kind}`);
  const file = join(paths.recordings, `${begun.recordingName}.wav`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, silence(seconds));
  const stored = await spool.storeDraft(id);
  if (stored.kind !== 'stored') throw new Error(`the message could not be stored: ${stored.kind}`);
  portal.database.bell.notify('voicemail');
}

/** Tells the owner of a message what is said in it. */
export async function saysThat({ database }: PortalAlone, mailbox: string, id: string, text: string): Promise<void> {
  const now = new Date();
  const notice = noticeOfMessage({
    ...{ id, mailbox, folder: 'INBOX', callerNumber: '1001', callerName: 'Front office' },
    ...{ receivedAt: now, durationSeconds: 4 },
  });
  await database.mailboxes.tell([{ mailbox, id, notice, words: { waitUntil: now } }]);
  const claimed = await database.transcriptions.claim({ now: new Date(), leaseMs: 1_000 });
  if (claimed) await database.transcriptions.settle(claimed, { outcome: 'understood', text }, now);
}

/** Lays two trunks, one that works and one that does not, with a route over both. */
export async function layTrunks({ database }: PortalAlone): Promise<void> {
  const { things, trunkStates } = database;
  const given = { kind: 'registration', username: 'school', password: 'secret' } as const;
  const unchecked = { transport: 'tls', verify_certificate: false } as const;
  for (const trunk of [
    { id: 'telco', name: 'Telco', host: 'sip.telco.net', preset: 'registration', ...given, ...unchecked },
    { id: 'spare', name: 'Spare', host: 'sip.spare.net', preset: 'twilio', ...given },
  ])
    await things.create('trunk', thingKinds.trunk.schema.parse(trunk), 'test');
  const route = { id: 'national', name: 'National', patterns: ['^[2-9][0-9]{9}$'], trunks: ['telco', 'spare'] };
  await things.create('outbound-route', thingKinds['outbound-route'].schema.parse(route), 'test');
  const since = new Date();
  await trunkStates.replaceAll([
    { trunk: 'telco', condition: 'up', trouble: null, sipStatus: null, roundTripMs: 18, since },
    { trunk: 'spare', condition: 'down', trouble: 'rejected', sipStatus: 403, roundTripMs: null, since },
  ]);
}

/** Leads a number to an extension in office hours, with a switch to close it, and changes a code. */
export async function furnishRouting({ database: { things } }: PortalAlone): Promise<void> {
  const hours = [{ days: ['monday', 'friday'], from: '09:00', to: '17:00' }];
  const holidays = [{ date: '2026-12-25', name: 'Christmas' }];
  const office = { id: 'office', name: 'Office hours', time_zone: 'Europe/Berlin', hours, holidays };
  await things.create('schedule', thingKinds.schedule.schema.parse(office), 'test');
  await things.create('switch', { number: '1', name: 'Front office' }, 'test');
  const destination = { type: 'extension', target: '1002' };
  for (const route of [
    { id: 'main', name: 'Main line', number: '+12125550100', schedule: 'office', switch: '1', destination },
    { id: 'rest', name: 'Everything else', number: null, caller: '+44*', destination: { type: 'hang-up' } },
  ])
    await things.create('inbound-route', thingKinds['inbound-route'].schema.parse(route), 'test');
  await things.create('feature-code', { id: 'redial', code: '*65', enabled: true }, 'test');
}

/** An auto attendant with another below it, and what they say. */
export async function offerMenus({ database: { things } }: PortalAlone): Promise<void> {
  const text = { type: 'text', text: 'Welcome to the school. For the office, press 1.', voice: 'en-us' } as const;
  const file = {
    type: 'file',
    file_name: 'night.mp3',
    state: 'failed',
    reason: 'It is broken.',
    seconds: null,
  } as const;
  await things.create('prompt', { id: 'welcome', name: 'Welcome', source: text }, 'test');
  await things.create('prompt', { id: 'night', name: 'Night', source: file }, 'test');
  await things.create('menu', thingKinds.menu.schema.parse({ id: 'more', name: 'More choices' }), 'test');
  const options = [
    { key: '1', action: { type: 'extension', target: '1002' } },
    { key: '2', action: { type: 'menu', target: 'more' } },
    { key: '*', action: { type: 'directory' } },
  ];
  const main = { id: 'main', name: 'Main menu', number: '0', greeting: 'welcome', options, direct_dial: 'all' };
  await things.create('menu', thingKinds.menu.schema.parse(main), 'test');
}

/** Takes a call into the history the way the worker does. It began `minutesAgo` and rang 6 s. */
export async function recordCall(
  portal: PortalAlone,
  call: { id: string; from: string; to: string; minutesAgo: number; answered: boolean },
): Promise<void> {
  const startedAt = new Date(Date.now() - call.minutesAgo * 60_000);
  const after = (seconds: number) => new Date(startedAt.getTime() + seconds * 1_000);
  const leg: CallLeg = {
    uniqueId: call.id,
    callId: call.id,
    sequence: 1,
    source: call.from,
    callerId: `"Somebody" <${call.from}>`,
    destination: call.to,
    context: 'from-extension',
    channel: `PJSIP/${call.from}-1`,
    destinationChannel: `PJSIP/${call.to}-1`,
    lastApplication: 'Dial',
    lastData: '',
    startedAt,
    answeredAt: call.answered ? after(6) : null,
    endedAt: after(call.answered ? 66 : 36),
    disposition: call.answered ? 'ANSWERED' : 'NO ANSWER',
    userField: '',
  };
  const position = { file: '1:1', offset: Math.round(startedAt.getTime() / 1_000) };
  await portal.database.callRecords.takeIn([leg], position, foldCall);
}
