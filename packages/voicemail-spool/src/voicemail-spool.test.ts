import { readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { voicemailLimits } from '@flexpbx/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Disk, realDisk } from './disk.ts';
import { openSpoolAt } from './testing/open-spool.ts';
import { buildSpool, draftMeta, silence, type TestSpool } from './testing/spool-builder.ts';
import { spoolOn, type VoicemailSpool } from './voicemail-spool.ts';

let disk: TestSpool;
let spool: VoicemailSpool;
beforeEach(async () => {
  disk = await buildSpool();
  spool = openSpoolAt(disk);
});
afterEach(() => disk.remove());

const idsOf = async (folder: 'INBOX' | 'Old') =>
  (await spool.listMessages('1002')).filter((message) => message.folder === folder).map((message) => message.id);

test('given a mailbox nobody has used, then it is empty and asking leaves no trace', async () => {
  expect(await spool.listMessages('1002')).toEqual([]);
  expect(await spool.counts('1002')).toEqual({ new: 0, old: 0 });
  expect(await spool.deleteMessage('1002', 'none')).toBe(false);
  expect(await spool.openAudio('1003', 'none')).toBeNull();
  expect(await disk.names('voicemail', 'default')).toEqual(['1002']);
});

test('given a finished recording, then it becomes a new message and nothing of the draft is left', async () => {
  expect(await spool.beginDraft('a1', draftMeta('1002'), voicemailLimits.maxMessages)).toEqual({
    kind: 'begun',
    recordingName: 'voicemail/a1',
  });
  expect(await spool.listDrafts()).toEqual([{ id: 'a1', ...draftMeta('1002') }]);
  await disk.record('a1', 4);
  expect(await spool.storeDraft('a1')).toEqual({ kind: 'stored', messageId: 'a1', mailbox: '1002' });
  expect(await spool.listMessages('1002')).toEqual([
    {
      id: 'a1',
      mailbox: '1002',
      folder: 'INBOX',
      callerNumber: '1001',
      callerName: 'Front office',
      receivedAt: new Date('2026-11-21T08:00:00Z'),
      durationSeconds: 4,
    },
  ]);
  expect(await disk.names('voicemail', 'default', '1002', 'INBOX')).toEqual(['msg0000.txt', 'msg0000.wav']);
  expect(await disk.names('voicemail', 'default', '1002', 'tmp')).toEqual([]);
  expect(await disk.names('recording', 'voicemail')).toEqual([]);
});

test('given the same draft is stored by two at once, then both hear that it was, and it is there once', async () => {
  await spool.beginDraft('a1', draftMeta('1002'), voicemailLimits.maxMessages);
  await disk.record('a1', 4);
  const outcomes = await Promise.all([spool.storeDraft('a1'), spool.storeDraft('a1')]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored']);
  expect(await idsOf('INBOX')).toEqual(['a1']);
});

test.for([0, 1])('given a recording of %i s, then it is thrown away', async (seconds) => {
  await spool.beginDraft('a1', draftMeta('1002'), voicemailLimits.maxMessages);
  await disk.record('a1', seconds);
  expect(await spool.storeDraft('a1')).toEqual({ kind: 'too-short', mailbox: '1002', seconds });
  expect(await disk.names('recording', 'voicemail')).toEqual([]);
});

test('given the caller hung up before anything was recorded, then the draft goes', async () => {
  await spool.beginDraft('a1', draftMeta('1002'), voicemailLimits.maxMessages);
  expect(await spool.storeDraft('a1')).toEqual({ kind: 'too-short', mailbox: '1002', seconds: 0 });
  expect(await spool.listDrafts()).toEqual([]);
});

test('given Asterisk died before it closed the recording, then its header is set right', async () => {
  await spool.beginDraft('a1', draftMeta('1002'), voicemailLimits.maxMessages);
  const unfinished = silence(5);
  unfinished.writeUInt32LE(36, 4);
  unfinished.writeUInt32LE(0, 40);
  await writeFile(join(disk.paths.recordings, 'voicemail', 'a1.wav'), unfinished);
  await spool.storeDraft('a1');
  const audio = await spool.openAudio('1002', 'a1');
  expect(await audio?.readFile()).toEqual(silence(5));
  await audio?.close();
  expect((await spool.findMessage('1002', 'a1'))?.durationSeconds).toBe(5);
});

test('given messages with a gap, then a new one comes after the last, as app_voicemail counts', async () => {
  await disk.leave('1002', 'INBOX', 0, 'm0');
  await disk.leave('1002', 'INBOX', 3, 'm3');
  await spool.beginDraft('a1', draftMeta('1002'), voicemailLimits.maxMessages);
  await disk.record('a1', 3);
  await spool.storeDraft('a1');
  expect(await disk.names('voicemail', 'default', '1002', 'INBOX')).toContain('msg0004.wav');
  expect(await idsOf('INBOX')).toEqual(['m0', 'm3', 'a1']);
});

test('given messages are heard, made new again and deleted, then the others keep their numbers', async () => {
  for (const number of [0, 1, 2]) await disk.leave('1002', 'INBOX', number, `m${number}`);
  expect(await spool.markHeard('1002', ['m1', 'm0', 'unknown'])).toBe(2);
  expect(await idsOf('Old')).toEqual(['m0', 'm1']);
  expect(await spool.soundOf('1002', 'm2')).toMatch(/INBOX\/msg0002$/);
  expect(await spool.markNew('1002', ['m0'])).toBe(1);
  expect(await idsOf('INBOX')).toEqual(['m2', 'm0']);
  expect(await spool.deleteMessage('1002', 'm1')).toBe(true);
  expect(await spool.counts('1002')).toEqual({ new: 2, old: 0 });
  expect(await disk.names('voicemail', 'default', '1002', 'Old')).toEqual([]);
});

test('given numbers grow towards the limit app_voicemail has for a folder, then gaps are closed', async () => {
  for (const number of [3, 20, 60]) await disk.leave('1002', 'INBOX', number, `m${number}`);
  await spool.deleteMessage('1002', 'm3');
  expect(await idsOf('INBOX')).toEqual(['m20', 'm60']);
  expect(await disk.names('voicemail', 'default', '1002', 'INBOX')).toEqual([
    'msg0000.txt',
    'msg0000.wav',
    'msg0001.txt',
    'msg0001.wav',
  ]);
});

test('given a message is being listened to, then its sound stays readable when it is deleted meanwhile', async () => {
  await disk.leave('1002', 'INBOX', 0, 'm0');
  const audio = await spool.openAudio('1002', 'm0');
  await spool.deleteMessage('1002', 'm0');
  expect(await audio?.readFile()).toEqual(silence(3));
  await audio?.close();
});

test('given the mailbox is full with messages and callers who are recording, then no further one may begin', async () => {
  for (let number = 0; number < voicemailLimits.maxMessages - 1; number++) {
    await disk.leave('1002', 'INBOX', number, `m${number}`);
  }
  expect((await spool.beginDraft('a1', draftMeta('1002'), voicemailLimits.maxMessages)).kind).toBe('begun');
  expect(await spool.beginDraft('a2', draftMeta('1002'), voicemailLimits.maxMessages)).toEqual({
    kind: 'mailbox-full',
  });
  expect((await spool.beginDraft('a3', draftMeta('1003'), voicemailLimits.maxMessages)).kind).toBe('begun');
  await disk.record('a1', 3);
  await disk.leave('1002', 'INBOX', 99, 'left-natively');
  expect((await spool.storeDraft('a1')).kind, 'what was recorded is kept, full or not').toBe('stored');
});

test('given Old is full, then heard messages stay new instead of getting lost', async () => {
  for (let number = 0; number < voicemailLimits.maxMessages - 1; number++) {
    await disk.leave('1002', 'Old', number, `o${number}`);
  }
  for (const number of [0, 1]) await disk.leave('1002', 'INBOX', number, `m${number}`);
  expect(await spool.markHeard('1002', ['m0', 'm1'])).toBe(1);
  expect(await spool.counts('1002')).toEqual({ new: 1, old: 100 });
});

/** A disk that refuses to write from one moment on, as a full one does. */
function fillingDisk(): Disk & { isFull: boolean } {
  const refuse = (): never => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  return {
    ...realDisk,
    isFull: false,
    async write(file, text) {
      return this.isFull ? refuse() : realDisk.write(file, text);
    },
    async rename(from, to) {
      return this.isFull && to.endsWith('.wav') ? refuse() : realDisk.rename(from, to);
    },
    async freeBytes(folder) {
      return this.isFull ? 0 : realDisk.freeBytes(folder);
    },
  };
}

test('given the disk is full, then no recording begins and a finished one waits with its sound', async () => {
  const filling = fillingDisk();
  const spool = spoolOn(filling, disk.paths);
  await spool.beginDraft('a1', draftMeta('1002'), voicemailLimits.maxMessages);
  await disk.record('a1', 3);
  expect(await spool.hasRoom()).toBe(true);
  filling.isFull = true;
  expect(await spool.hasRoom()).toBe(false);
  expect(await spool.beginDraft('a2', draftMeta('1002'), voicemailLimits.maxMessages)).toEqual({ kind: 'disk-full' });
  expect(await spool.storeDraft('a1')).toEqual({ kind: 'kept', reason: 'disk-full' });
  expect(await spool.listMessages('1002')).toEqual([]);
  filling.isFull = false;
  expect((await spool.storeDraft('a1')).kind).toBe('stored');
});

test('given a recording that stopped because the disk got full, then what there is of it is kept', async () => {
  await spool.beginDraft('a1', draftMeta('1002'), voicemailLimits.maxMessages);
  await disk.record('a1', 6);
  await truncate(join(disk.paths.recordings, 'voicemail', 'a1.wav'), 44 + 3 * 16_000);
  await spool.storeDraft('a1');
  expect((await spool.findMessage('1002', 'a1'))?.durationSeconds).toBe(3);
  const stored = await readFile(`${await spool.soundOf('1002', 'a1')}.wav`);
  expect(stored.readUInt32LE(40)).toBe(3 * 16_000);
});

test('given the box recorded its own greeting, then it is found', async () => {
  await disk.leave('1002', 'INBOX', 0, 'm0');
  expect(await spool.greetingOf('1002', 'busy')).toBeNull();
  await writeFile(join(disk.paths.voicemail, '1002', 'busy.wav'), silence(1));
  expect(await spool.greetingOf('1002', 'busy')).toBe(join(disk.paths.voicemail, '1002', 'busy'));
  expect(await spool.greetingOf('1002', 'unavailable')).toBeNull();
});

test.for(['..', '../1001', '1002/INBOX', '', 'default'])('given %j as mailbox, then it is refused', async (box) => {
  await expect(spool.listMessages(box)).rejects.toMatchObject({ id: 'invalid-input' });
  await expect(spool.beginDraft('a1', draftMeta(box), voicemailLimits.maxMessages)).rejects.toMatchObject({
    id: 'invalid-input',
  });
});

test.for(['..', '../a', 'a/b', '', '-a', 'a.json'])('given %j as draft, then it is refused', async (id) => {
  await expect(spool.beginDraft(id, draftMeta('1002'), voicemailLimits.maxMessages)).rejects.toMatchObject({
    id: 'invalid-input',
  });
  await expect(spool.storeDraft(id)).rejects.toMatchObject({ id: 'invalid-input' });
  await expect(spool.discardDraft(id)).rejects.toMatchObject({ id: 'invalid-input' });
});

test('given several processes work on one mailbox at once, then every message is there once', async () => {
  const others = [openSpoolAt(disk), openSpoolAt(disk), spool];
  const ids = Array.from({ length: 12 }, (_, at) => `a${at}`);
  for (const id of ids) {
    await spool.beginDraft(id, draftMeta('1002'), voicemailLimits.maxMessages);
    await disk.record(id, 2);
  }
  await Promise.all(
    ids.flatMap((id, at) => {
      const one = others[at % 3] ?? spool;
      return [one.storeDraft(id), others[(at + 1) % 3]?.markHeard('1002', [`a${at - 1}`])];
    }),
  );
  const listed = (await spool.listMessages('1002')).map((message) => message.id);
  expect(listed.toSorted()).toEqual(ids.toSorted());
});

test('given a mailbox that is no more, then all that was put into it before goes, and nothing of another', async () => {
  const before = new Date(Date.now() + 60_000);
  for (const box of ['1002', '1003']) {
    await disk.leave(box, 'INBOX', 0, `new-${box}`);
    await disk.leave(box, 'Old', 3, `heard-${box}`);
    await disk.leave(box, 'Deleted', 0, `set-aside-${box}`);
    await disk.leave(box, 'Family', 0, `sorted-${box}`);
    await spool.putGreeting(box, 'busy', silence(2));
    await writeFile(join(disk.paths.voicemail, box, 'tmp', 'a7Xk2p.wav'), silence(1));
  }
  expect(await spool.erase('1002', before)).toBe(true);
  expect(await spool.erase('1002', before)).toBe(false);
  for (const folder of ['INBOX', 'Old', 'Deleted', 'Family', 'tmp'])
    expect(await disk.names('voicemail', 'default', '1002', folder)).toEqual([]);
  expect(await spool.listGreetings('1002')).toEqual([]);
  expect(await spool.counts('1003')).toEqual({ new: 1, old: 1 });
  expect(await spool.listGreetings('1003')).toEqual(['busy']);
  expect(await disk.names('voicemail', 'default', '1003', 'Family')).toEqual(['msg0000.txt', 'msg0000.wav']);
});

test('given a mailbox that was made anew, then what came since stays, a message passed on from long ago too', async () => {
  await disk.leave('1002', 'INBOX', 0, 'old');
  await spool.putGreeting('1002', 'busy', silence(2));
  const yesterday = new Date(Date.now() - 24 * 3_600_000);
  for (const name of ['INBOX/msg0000.txt', 'INBOX/msg0000.wav', 'busy.wav'])
    await utimes(join(disk.paths.voicemail, '1002', name), yesterday, yesterday);
  await disk.leave('1002', 'INBOX', 1, 'since');
  await spool.putGreeting('1002', 'unavailable', silence(2));
  expect(await spool.erase('1002', new Date(Date.now() - 3_600_000))).toBe(true);
  expect(await idsOf('INBOX')).toEqual(['since']);
  expect(await spool.listGreetings('1002')).toEqual(['unavailable']);
});

test('given a mailbox nobody has used, then erasing it leaves no trace', async () => {
  expect(await spool.erase('1002', new Date())).toBe(false);
  expect(await disk.names('voicemail', 'default')).toEqual([]);
});
