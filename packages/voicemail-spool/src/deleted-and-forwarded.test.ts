import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { voicemailLimits } from '@flexpbx/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSpoolAt } from './testing/open-spool.ts';
import { buildSpool, draftMeta, silence, type TestSpool } from './testing/spool-builder.ts';
import type { VoicemailSpool } from './voicemail-spool.ts';

let disk: TestSpool;
let spool: VoicemailSpool;
beforeEach(async () => {
  disk = await buildSpool();
  spool = openSpoolAt(disk);
});
afterEach(() => disk.remove());

const idsIn = async (box: string) => (await spool.listMessages(box)).map(({ id }) => id);

describe('a message that is set aside', () => {
  beforeEach(async () => {
    for (const number of [0, 1]) await disk.leave('1002', 'INBOX', number, `m${number}`);
  });

  test('is in no list and not counted, but can still be heard and taken back', async () => {
    expect(await spool.setAside('1002', 'm0')).toBe(true);
    expect(await idsIn('1002')).toEqual(['m1']);
    expect(await spool.counts('1002')).toEqual({ new: 1, old: 0 });
    expect(await spool.findMessage('1002', 'm0')).toBeNull();
    expect(await spool.soundOf('1002', 'm0')).toMatch(/Deleted\/msg0000$/);
    expect(await spool.takeBack('1002', 'm0', 'Old')).toBe(true);
    expect(await idsIn('1002')).toEqual(['m1', 'm0']);
  });

  test('is gone once it was purged, or the spool was tidied', async () => {
    for (const id of ['m0', 'm1']) await spool.setAside('1002', id);
    await spool.purge('1002', ['m0']);
    expect(await spool.takeBack('1002', 'm0', 'INBOX')).toBe(false);
    await openSpoolAt(disk).tidy();
    expect(await spool.takeBack('1002', 'm1', 'INBOX')).toBe(false);
    expect(await disk.names('voicemail', 'default', '1002', 'Deleted')).toEqual([]);
  });

  test('is no longer there for others who delete, and purging takes nothing else', async () => {
    await spool.setAside('1002', 'm0');
    expect(await spool.deleteMessage('1002', 'm0')).toBe(false);
    expect(await spool.setAside('1002', 'm0')).toBe(false);
    await spool.purge('1002', ['m1']);
    expect(await idsIn('1002')).toEqual(['m1']);
  });

  test('takes the place of the oldest where too many were set aside', async () => {
    for (let number = 0; number < voicemailLimits.maxMessages; number++)
      await disk.leave('1002', 'Deleted', number, `n${number}`);
    await disk.leave('1002', 'INBOX', 2, 'last');
    expect(await spool.setAside('1002', 'last')).toBe(true);
    expect(await spool.takeBack('1002', 'n0', 'INBOX')).toBe(false);
    expect(await spool.takeBack('1002', 'last', 'INBOX')).toBe(true);
  });
});

describe('a message that is passed on', () => {
  const to = { mailbox: '1003', maxMessages: 2, messageId: 'copy', spokenId: null };
  beforeEach(() => disk.leave('1002', 'Old', 0, 'm0'));

  test('is a new message there, from the same caller, and stays where it was', async () => {
    expect(await spool.forwardMessage('1002', 'm0', to)).toBe('forwarded');
    const [original] = await spool.listMessages('1002');
    expect(await spool.listMessages('1003')).toEqual([{ ...original, id: 'copy', mailbox: '1003', folder: 'INBOX' }]);
    const audio = await spool.openAudio('1003', 'copy');
    expect(await audio?.readFile()).toEqual(silence(3));
    await audio?.close();
    expect(await disk.names('voicemail', 'default', '1003', 'tmp')).toEqual([]);
  });

  test('begins with the comment that was spoken on it', async () => {
    await disk.speak('c', 2);
    expect(await spool.forwardMessage('1002', 'm0', { ...to, spokenId: 'c' })).toBe('forwarded');
    expect(await spool.findMessage('1003', 'copy')).toMatchObject({ durationSeconds: 5 });
  });

  test('is not put where there is no room, callers who record now counted', async () => {
    await disk.leave('1003', 'INBOX', 0, 'there');
    await spool.beginDraft('recorded-now', draftMeta('1003'), 2);
    expect(await spool.forwardMessage('1002', 'm0', to)).toBe('mailbox-full');
    expect(await idsIn('1003')).toEqual(['there']);
  });

  test('can be deleted meanwhile', async () => {
    await spool.deleteMessage('1002', 'm0');
    expect(await spool.forwardMessage('1002', 'm0', to)).toBe('gone');
  });
});

describe('greetings', () => {
  test('are what app_voicemail plays, from a recording or from elsewhere', async () => {
    await disk.speak('g', 3);
    expect(await spool.keepGreeting('1002', 'unavailable', 'g')).toBe('kept');
    await spool.putGreeting('1002', 'name', silence(1));
    expect(await spool.listGreetings('1002')).toEqual(['unavailable', 'name']);
    expect(await disk.names('voicemail', 'default', '1002')).toEqual(['greet.wav', 'tmp', 'unavail.wav']);
    expect(await disk.names('recording', 'spoken')).toEqual([]);
    expect(await spool.deleteGreeting('1002', 'name')).toBe(true);
    expect(await spool.deleteGreeting('1002', 'name')).toBe(false);
    expect(await spool.openGreeting('1002', 'name')).toBeNull();
  });

  test('given nothing was said, then the greeting of before stays', async () => {
    await spool.putGreeting('1002', 'busy', silence(1));
    await disk.speak('g', 0);
    expect(await spool.keepGreeting('1002', 'busy', 'g')).toBe('nothing-recorded');
    expect(await spool.keepGreeting('1002', 'busy', 'never-recorded')).toBe('nothing-recorded');
    expect(await spool.listGreetings('1002')).toEqual(['busy']);
  });

  test('given a process was killed, then what was spoken and never accepted goes', async () => {
    await disk.speak('g', 3);
    await disk.leave('1002', 'INBOX', 0, 'm0');
    await writeFile(join(disk.paths.voicemail, '1002', 'INBOX', 'msg0000.wav'), silence(3));
    await openSpoolAt(disk).tidy();
    expect(await disk.names('recording', 'spoken')).toEqual([]);
    expect(await idsIn('1002')).toEqual(['m0']);
  });
});
