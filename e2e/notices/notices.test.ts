import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, openDatabase } from '@flexpbx/db';
import { voicemailLimits } from '@flexpbx/domain';
import { silentLogger } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import { draftMeta, silence } from '@flexpbx/voicemail-spool/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Provider, startProvider } from '../provider/provider.ts';
import { freePort } from '../system/free-port.ts';
import type { PortalSession } from '../system/portal-session.ts';
import { TestSystem } from '../system/start-system.ts';
import { OutsideWorld } from '../telephony/outside-world.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { type PushService, startPushService, type TestBrowser } from './push-service.ts';

let system: TestSystem;
let admin: PortalSession;
let database: Database;
let mail: MailServer | undefined;
let mailPort: number;
let push: PushService;
let browser: TestBrowser;
let company: Provider | undefined;

const emergencyCall = {
  kind: 'emergency-call',
  id: '1772366400.17',
  number: '911',
  extension: '1001',
  extension_name: 'Ada Lovelace',
  place: 'Main building, 3rd floor, 123 Main St, New York',
  shown: null,
  outcome: 'blocked',
  started_at: '2026-03-01T08:30:00.000Z',
} as const;

beforeAll(async () => {
  push = await startPushService();
  mailPort = await freePort();
  const variables = { FLEXPBX_TRUSTED_PUSH_ORIGIN: push.origin };
  system = await TestSystem.prepare({ databaseUrl: null, variables });
  await system.start();
  admin = await system.signInAsAdmin();
  database = await openDatabase(system.environment, silentLogger);
});

afterAll(async () => {
  await company?.stop();
  await database?.close();
  await system?.remove();
  await mail?.close();
  await push?.close();
});

describe('notices', () => {
  test('given a mail server that can not be reached, then a test says so in words', async () => {
    const settings = { host: '127.0.0.1', port: mailPort, security: 'none', from_address: 'pbx@school.org' };
    await admin.call('changeConfig', { body: { mail: settings, emergency: { notify: ['security@school.org'] } } });
    expect(await admin.call('testMail', { body: { to: 'ada@school.org' } })).toEqual({
      delivered: false,
      answer: expect.stringContaining(`127.0.0.1:${mailPort} could not be reached`),
    });
  });

  test('given an administrator’s browser, then it gets an emergency call at once, encrypted for it', async () => {
    const { public_key } = await admin.call('listMyBrowsers', {});
    browser = await push.browser(public_key);
    await admin.call('subscribeBrowser', { body: browser.subscription });
    await database.outbox.add(emergencyCall);
    await push.asked(1);
    expect(browser.messages().map((text) => JSON.parse(text))).toEqual([
      {
        title: 'Emergency call 911 from Ada Lovelace (1001)',
        body: expect.stringMatching(/^Main building, .*NOT sent/),
        page: '/admin/emergency',
        tag: emergencyCall.id,
      },
    ]);
  });

  test('given the mail server comes late, and the worker was killed meanwhile, then the mail arrives, once', async () => {
    const isTried = await admin.until('listNotices', { query: {} }, ({ items }) => items.some(mailIs('waiting')));
    expect(isTried.items.find(mailIs('waiting'))).toMatchObject({
      to: 'security@school.org',
      answer: expect.stringContaining('could not be reached'),
    });
    process.kill(await system.pidOf('worker'), 'SIGKILL');
    mail = await startMailServer({}, mailPort);
    await database.outbox.add(emergencyCall);
    await admin.until('listNotices', { query: {} }, ({ items }) => items.some(mailIs('delivered')));
    expect(mail.received).toHaveLength(1);
    const [received] = mail.received;
    expect(received?.to).toEqual(['security@school.org']);
    expect(received?.mail).toMatchObject({
      from: { name: 'FlexPBX', address: 'pbx@school.org' },
      subject: 'EMERGENCY CALL 911 from Ada Lovelace (1001)',
      text: expect.stringMatching(/Where: Main building, 3rd floor, 123 Main St, New York\s[\s\S]*NOT sent/),
      html: expect.stringContaining('<h1>Emergency call 911</h1>'),
    });
    expect(browser.messages()).toHaveLength(1);
    expect(await admin.call('testMail', { body: { to: 'ada@school.org' } })).toMatchObject({ delivered: true });
  });

  test('given old messages nobody has heard, then at the hour that is set their owners are reminded, once, restarts or not', async () => {
    for (const { number, email } of people)
      await admin.call('createExtension', { body: { number, name: number, email } });
    await admin.call('changeConfig', { body: { voicemail: { attach_sound: false } } });
    await leaveMessage('1001');
    await delivered('voicemail', 1);
    await admin.call('changeConfig', { body: { voicemail: { reminder_hour: new Date().getHours() } } });
    await delivered('voicemail-reminder', 1);
    await leaveMessage('1002');
    process.kill(await system.pidOf('worker'), 'SIGKILL');
    await delivered('voicemail-reminder', 2);
    await delivered('voicemail', 2);

    const mailsTo = (address: string) => mail?.received.filter(({ to }) => to.includes(address)).map((one) => one.mail);
    expect(mailsTo('1001@school.org')).toMatchObject([
      { subject: 'New message from Front office (1001)', attachments: [] },
      { subject: '1 new message in mailbox 1001', text: expect.stringContaining('not heard yet') },
    ]);
    expect(mailsTo('1002@school.org')).toHaveLength(2);
  });

  test('given calls nobody answers, then who missed them is told who called, of a hidden number that it is hidden', async () => {
    company ??= await openLine();
    for (const isHidden of [false, true]) {
      const from = { number: '+4930555', name: 'Konrad', isHidden };
      const call = await company.call({ customer: 'house', number: '+15550002', from });
      await call.answered(); // By the mailbox: no phone is registered.
      await call.hangUp();
      await call.ended();
    }
    await delivered('missed-call', 2);
    const mails = mail?.received.map((one) => one.mail).filter(({ subject }) => subject?.startsWith('Missed call'));
    expect(mails).toContainEqual(
      expect.objectContaining({
        subject: 'Missed call from Konrad (+4930555)',
        text: expect.stringContaining('Extension 1002 was called by Konrad (+4930555), and nobody answered.'),
      }),
    );
    const hidden = mails?.find(({ subject }) => subject === 'Missed call from a caller who hides the number');
    expect(hidden?.text).toContain('called by a caller who hides the number');
    expect(JSON.stringify(hidden)).not.toMatch(/4930555|Konrad/);
  });

  test('given a browser tries it, then it is told what came of it; once it left, it is forgotten', async () => {
    const [{ id } = { id: '' }] = (await admin.call('listMyBrowsers', {})).items;
    expect(await admin.call('testBrowser', { params: { id } })).toMatchObject({ delivered: true });
    expect(browser.messages()).toHaveLength(2);
    browser.leave();
    expect(await admin.call('testBrowser', { params: { id } })).toEqual({
      delivered: false,
      answer: 'This browser takes no notifications any more.',
    });
    expect((await admin.call('listMyBrowsers', {})).items).toEqual([]);
  });
});

/** A telephone company whose calls ring at 1002, whose owner wants mails of missed calls. */
async function openLine(): Promise<Provider> {
  const customer = { name: 'house', transport: 'udp', encryption: 'none', codecs: ['PCMU'] } as const;
  const known = { at: system.sipServers.udp };
  const started = await startProvider({ address: '127.0.0.2', customers: [{ ...customer, known }] });
  const trunk = { id: 'company', name: 'Company', kind: 'address', ...OutsideWorld.at(started, 'udp') } as const;
  await admin.call('createTrunk', { body: { ...trunk, codecs: ['PCMU'] } });
  const destination = { type: 'extension', target: '1002' } as const;
  await admin.call('createInboundRoute', { body: { id: 'bob', name: 'Bob', number: '+1555*', destination } });
  const { choices: before } = await database.notifications.of('1002');
  const choices = { ...before, missed_calls: { mail: true, push: false } };
  await database.notifications.change('1002', { choices });
  await admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
  return started;
}

const people = ['1001', '1002'].map((number) => ({ number, email: `${number}@school.org` }));

/** Waits until so many mails of a kind got through. */
function delivered(kind: Notice['kind'], count: number) {
  return admin.until('listNotices', { query: {} }, ({ items }) => {
    const through = items.filter((one) => one.kind === kind && one.channel === 'mail' && one.state === 'delivered');
    return through.length >= count;
  });
}

/** Leaves a message in a mailbox, as if it had come yesterday. */
async function leaveMessage(mailbox: string): Promise<void> {
  const { asterisk } = system.paths;
  const spool = openVoicemailSpool(asterisk);
  const id = `message-for-${mailbox}`;
  const startedAt = new Date(Date.now() - 24 * 3_600_000);
  const begun = await spool.beginDraft(id, { ...draftMeta(mailbox), startedAt }, voicemailLimits.maxMessages);
  if (begun.kind !== 'begun') throw new Error(`the recording could not begin: ${begun.kind}`);
  await writeFile(join(asterisk.recordings, `${begun.recordingName}.wav`), silence(3));
  await spool.storeDraft(id);
  database.bell.notify('voicemail');
}

type Notice = Awaited<ReturnType<typeof admin.call<'listNotices'>>>['items'][number];

/** Whether a notice is the emergency call's mail, was tried, and stands so. */
function mailIs(state: Notice['state']) {
  return (notice: Notice) =>
    notice.kind === 'emergency-call' &&
    notice.channel === 'mail' &&
    notice.attempts > 0 &&
    notice.state === state &&
    notice.answer !== null;
}
