import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, openDatabase } from '@flexpbx/db';
import { extensionDefaults } from '@flexpbx/domain';
import { findAsterisk } from '@flexpbx/ops';
import { programDir, silentLogger } from '@flexpbx/runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishMessage, passGreeting } from '../mailboxes/mailbox-steps.ts';
import { type PhoneBank, startPhoneBank } from '../phones/phone-bank.ts';
import { readWav } from '../sound/wav.ts';
import type { PortalSession } from '../system/portal-session.ts';
import { TestSystem } from '../system/start-system.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

const program = join(programDir, 'e2e/notices/hear-with-pocketsphinx.sh');
const sentence = 'please try your call again later';
const params = { mailbox: '1002' };

let system: TestSystem;
let database: Database;
let admin: PortalSession;
let mail: MailServer;
let bank: PhoneBank;

beforeAll(async () => {
  mail = await startMailServer({}, 0);
  system = await TestSystem.prepare({ databaseUrl: null, variables: { FLEXPBX_TRANSCRIPTION_COMMANDS: program } });
  [bank] = await Promise.all([startPhoneBank(), system.start()]);
  database = await openDatabase(system.environment, silentLogger);
  const people = ['1001', '1002'].map((number) => ({
    ...extensionDefaults,
    ...{ number, name: `Person ${number}`, sipSecret: `secret-${number}`, voicemailPin: '481516' },
    email: `${number}@school.org`,
  }));
  await database.extensions.createMany(people, 'test');
  admin = await system.signInAsAdmin();
  await admin.call('changeConfig', {
    body: { mail: { host: '127.0.0.1', port: mail.port, security: 'none', from_address: 'pbx@school.org' } },
  });
  await admin.until('getConfiguration', {}, ({ applied, wanted }) => applied === wanted);
});

afterAll(async () => {
  await bank?.stop();
  await database?.close();
  await system?.remove();
  await mail?.close();
});

/** What Asterisk's own speaker says under this name. */
async function spoken(prompt: string) {
  const { dataDir } = await findAsterisk(system.environment);
  return readWav(await readFile(join(dataDir, 'sounds', 'en', `${prompt}.wav`)));
}

describe('messages as text', () => {
  test('given a program the operator does not allow, then it can not be chosen', async () => {
    const transcription = { engine: 'command', command: '/bin/cat' } as const;
    await expect(admin.call('changeConfig', { body: { transcription } })).rejects.toThrow('COMMANDS');
    await expect(admin.call('testTranscription', {})).rejects.toThrow('It is off');
  });

  test('given an administrator tries it, then what was understood is shown', async () => {
    const transcription = { engine: 'command', command: program, notice_waits_seconds: 60 } as const;
    await admin.call('changeConfig', { body: { transcription } });
    expect(await admin.call('testTranscription', {})).toMatchObject({ understood: true, reason: null });
  });

  test('given a caller says a sentence, then it stands in the mail, beside its sound, and in the portal; it goes with the message', async () => {
    const phone = await bank.phone({
      ...{ number: '1001', secret: 'secret-1001', server: system.sipServers.udp, transport: 'udp' },
      ...{ encryption: 'none', registrationSeconds: 300 },
    });
    await phone.register();
    const call = await phone.dial('1002');
    await passGreeting(call);
    await call.say(await spoken('please-try-call-later'));
    await finishMessage(call);

    const [received] = await mail.arrived(1);
    expect(received?.mail).toMatchObject({ text: expect.stringContaining(`“${sentence}”`), attachments: [{}] });
    expect(received?.mail.html).toContain(`<blockquote>${sentence}</blockquote>`);
    const [message] = (await admin.call('listVoicemail', { params })).items;
    expect(message?.transcription).toEqual({ state: 'done', text: sentence, reason: null });

    await admin.call('deleteVoicemail', { params: { ...params, id: message?.id ?? '' } });
    await expect.poll(() => database.transcriptions.ofMailbox('1002'), { timeout: 10_000 }).toEqual(new Map());
  });
});
