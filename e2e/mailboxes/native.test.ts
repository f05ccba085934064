import { mkdir, readdir, readFile, watch, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { voicemailLimits } from '@flexpbx/domain';
import { openVoicemailSpool, type VoicemailSpool } from '@flexpbx/voicemail-spool';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type AsteriskServer, startAsterisk } from '../asterisk/start-asterisk.ts';
import { within } from '../phones/time-limit.ts';
import { Sound } from '../sound/sound.ts';
import { readWav, writeWav } from '../sound/wav.ts';

// Asterisk's own VoiceMail() and VoiceMailMain() on the same files as our spool, without anything else of FlexPBX.

let asterisk: AsteriskServer;
let spool: VoicemailSpool;
let recordings: string;
let box: string;

const modules = [
  'res_timing_timerfd',
  'pbx_config',
  'res_clioriginate',
  'app_voicemail',
  'app_playback',
  'app_senddtmf',
  'app_record',
  'app_system',
  'bridge_simple',
  'codec_ulaw',
  'format_wav',
  'format_pcm',
  'func_callerid',
];

/** The far ends: `leave` and `check` are mailboxes, `speak` and `listen` people. */
const dialplan = (marks: string) => `
[mailboxes]
exten => leave,1,Set(CALLERID(all)="Ann\\; the first" <1001>)
 same => n,VoiceMail(1002@default,s)
exten => check,1,VoiceMailMain(1002@default,s)
exten => h,1,System(touch ${marks}/\${UNIQUEID})

[people]
exten => speak,1,Playback(vm-intro)
 same => n,Hangup()
exten => listen,1,Wait(1)
 same => n,SendDTMF(1)
 same => n,Record(${marks}/heard.wav,0,12,k)
 same => n,Hangup()
`;

beforeAll(async () => {
  asterisk = await startAsterisk({
    name: 'native-mailboxes',
    modules,
    files: {
      'voicemail.conf': '[general]\nformat=wav\nmaxsecs=180\nminsecs=2\nmaxmsg=100\n[default]\n1002 => -4711\n',
      'extensions.conf': '',
    },
  });
  const { spool: folder, etc, lib } = asterisk.folders;
  await writeFile(join(etc, 'extensions.conf'), dialplan(lib));
  await asterisk.cli('dialplan reload');
  recordings = join(folder, 'recording');
  box = join(folder, 'voicemail', 'default', '1002');
  spool = openVoicemailSpool({ voicemail: join(folder, 'voicemail', 'default'), recordings });
  await mkdir(join(recordings, 'voicemail'), { recursive: true });
});

afterAll(() => asterisk?.stop());

afterEach(async () => {
  for (const { id } of await spool.listMessages('1002')) await spool.deleteMessage('1002', id);
});

/** Joins a person with a mailbox, several at once, and resolves when as many calls are over. */
async function calls(mailbox: 'leave' | 'check', person: 'speak' | 'listen', count: number): Promise<void> {
  const over = new AbortController();
  const ended = (async () => {
    const names = new Set<string>();
    for await (const { filename } of watch(asterisk.folders.lib, { signal: over.signal })) {
      if (filename && /^\d+\.\d+$/.test(filename)) names.add(filename);
      if (names.size === count) return;
    }
  })();
  try {
    for (let call = 0; call < count; call++) {
      await asterisk.cli(`channel originate Local/${mailbox}@mailboxes/n extension ${person}@people`);
    }
    await within(60_000, `${count} calls end`, ended);
  } finally {
    over.abort();
  }
}

async function storeOurs(id: string, sound: Sound): Promise<void> {
  const meta = { mailbox: '1002', callerNumber: '1003', callerName: 'Carol', context: 'from-extension' };
  const draft = { ...meta, extension: '1002', channel: 'PJSIP/1003-1', startedAt: new Date() };
  await spool.beginDraft(id, { ...draft, minSeconds: voicemailLimits.minMessageSeconds }, voicemailLimits.maxMessages);
  await writeFile(join(recordings, 'voicemail', `${id}.wav`), writeWav(sound));
  expect(await spool.storeDraft(id)).toMatchObject({ kind: 'stored' });
}

const counted = async () => /default\s+1002\s.*?(\d+)\s*$/m.exec(await asterisk.cli('voicemail show users'))?.[1];

test('given a message is left natively, then we list it, play it and delete it', async () => {
  await calls('leave', 'speak', 1);
  const [message] = await spool.listMessages('1002');
  expect(message).toMatchObject({
    mailbox: '1002',
    folder: 'INBOX',
    callerNumber: '1001',
    callerName: 'Ann; the first',
  });
  expect(message?.durationSeconds).toBeGreaterThanOrEqual(4);
  const audio = await spool.openAudio('1002', message?.id ?? '');
  expect(readWav((await audio?.readFile()) ?? new Uint8Array()).isSilent()).toBe(false);
  await audio?.close();
  expect(await counted()).toBe('1');
  expect(await spool.deleteMessage('1002', message?.id ?? '')).toBe(true);
  expect(await counted()).toBe('0');
});

test('given a message is stored by us, then Asterisk counts it, plays it and moves it to the old ones', async () => {
  await storeOurs('ours-1', Sound.tone(1_000, 3_000, 8_000));
  await storeOurs('ours-2', Sound.tone(500, 3_000, 8_000));
  // A gap before it, as our deletions leave them.
  await spool.deleteMessage('1002', 'ours-1');
  expect(await counted()).toBe('1');
  await calls('check', 'listen', 1);
  const heard = readWav(await readFile(join(asterisk.folders.lib, 'heard.wav')));
  expect([heard.hasTone(500), heard.hasTone(1_000)]).toEqual([true, false]);
  expect(await spool.listMessages('1002')).toMatchObject([
    { id: 'ours-2', folder: 'Old', callerNumber: '1003', callerName: 'Carol', durationSeconds: 3 },
  ]);
});

test('given messages are left natively while we store, move and delete, then none is lost, doubled or torn', async () => {
  for (let message = 0; message < 12; message++) await storeOurs(`before-${message}`, Sound.silence(2_000));
  const natively = calls('leave', 'speak', 6);
  let isOver = false;
  void natively.finally(() => {
    isOver = true;
  });
  let rounds = 0;
  for (; !isOver; rounds++) {
    await storeOurs(`during-${rounds}`, Sound.silence(2_000));
    await spool.deleteMessage('1002', `before-${rounds}`);
    await spool.markHeard('1002', [`during-${rounds}`]);
    await spool.deleteMessage('1002', `during-${rounds - 1}`);
  }
  await natively;
  const ids = (await spool.listMessages('1002')).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^(before|during)-/.test(id))).toHaveLength(6);
  expect(ids.filter((id) => id.startsWith('during-'))).toEqual([`during-${rounds - 1}`]);
  for (const folder of ['INBOX', 'Old']) {
    const names = await readdir(join(box, folder));
    const withExtension = (extension: string) => names.filter((name) => name.endsWith(extension)).length;
    expect(withExtension('.wav')).toBe(withExtension('.txt'));
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  }
  expect(await asterisk.messages()).not.toMatch(/lock/i);
});
