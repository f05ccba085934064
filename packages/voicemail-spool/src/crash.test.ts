import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { voicemailLimits } from '@flexpbx/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSpoolAt } from './testing/open-spool.ts';
import type { CrashOrder } from './testing/run-until-killed.ts';
import { buildSpool, draftMeta, type TestSpool } from './testing/spool-builder.ts';

let disk: TestSpool;
beforeEach(async () => {
  disk = await buildSpool();
});
afterEach(() => disk.remove());

/** Runs the work in a process that dies at the given step; false once the work has fewer steps than that. */
async function crashed(work: CrashOrder['work'], stepsBeforeCrash: number): Promise<boolean> {
  const order: CrashOrder = { paths: disk.paths, work, stepsBeforeCrash };
  const program = join(import.meta.dirname, 'testing', 'run-until-killed.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL') expect(code).toBe(0);
  return signal === 'SIGKILL';
}

test('given a process killed at any step of storing, then the message is there once after a repeat', async () => {
  let step = 0;
  for (; ; step++) {
    const id = `draft-${step}`;
    await openSpoolAt(disk).beginDraft(id, draftMeta('1002'), voicemailLimits.maxMessages);
    await disk.record(id, 3);
    const wasKilled = await crashed({ verb: 'store', draftId: id }, step);
    const spool = openSpoolAt(disk);
    await spool.storeDraft(id);
    expect(await spool.storeDraft(id)).toEqual({ kind: 'gone' });
    const ids = (await spool.listMessages('1002')).map((message) => message.id);
    expect(ids).toEqual(Array.from({ length: step + 1 }, (_, n) => `draft-${n}`));
    expect(await disk.names('recording', 'voicemail')).toEqual([]);
    if (!wasKilled) break;
  }
  expect(step).toBeGreaterThan(5);
}, 60_000);

test('given a message stored by a killed process and deleted since, then repeating does not bring it back', async () => {
  for (let step = 0; ; step++) {
    const id = `draft-${step}`;
    await openSpoolAt(disk).beginDraft(id, draftMeta('1002'), voicemailLimits.maxMessages);
    await disk.record(id, 3);
    const wasKilled = await crashed({ verb: 'store', draftId: id }, step);
    const spool = openSpoolAt(disk);
    const wasThere = await spool.deleteMessage('1002', id);
    await spool.storeDraft(id);
    expect(await spool.listMessages('1002')).toHaveLength(wasThere ? 0 : 1);
    await spool.deleteMessage('1002', id);
    if (!wasKilled) break;
  }
}, 60_000);

test('given native VoiceMail() takes the next number after a crash while storing, then neither message is lost', async () => {
  for (let step = 0; ; step++) {
    const id = `draft-${step}`;
    await openSpoolAt(disk).beginDraft(id, draftMeta('1002'), voicemailLimits.maxMessages);
    await disk.record(id, 3);
    const wasKilled = await crashed({ verb: 'store', draftId: id }, step);
    const taken = (await disk.names('voicemail', 'default', '1002', 'INBOX')).filter((name) => name.endsWith('.txt'));
    const last = Math.max(-1, ...taken.map((name) => Number(name.slice(3, 7))));
    await disk.leave('1002', 'INBOX', last + 1, `native-${step}`);
    const spool = openSpoolAt(disk);
    await spool.storeDraft(id);
    const ids = (await spool.listMessages('1002')).map((message) => message.id).sort();
    expect(ids).toEqual([id, `native-${step}`]);
    for (const left of ids) await spool.deleteMessage('1002', left);
    if (!wasKilled) break;
  }
}, 60_000);

test.for(['mark-heard', 'delete', 'set-aside'] as const)(
  'given a process killed at any step of %s, then each message is whole and there at most once',
  { timeout: 60_000 },
  async (verb) => {
    for (let step = 0; ; step++) {
      for (const number of [0, 1, 2]) await disk.leave('1002', 'INBOX', number, `message-${number}`);
      const wasKilled = await crashed({ verb, box: '1002', id: 'message-1' }, step);
      const spool = openSpoolAt(disk);
      await spool.tidy();
      const ids = (await spool.listMessages('1002')).map((message) => message.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => id !== 'message-1').sort()).toEqual(['message-0', 'message-2']);
      if (verb === 'mark-heard') expect(ids).toContain('message-1');
      for (const folder of ['INBOX', 'Old']) {
        const names = await disk.names('voicemail', 'default', '1002', folder);
        const sounds = names.filter((name) => name.endsWith('.wav')).map((name) => name.slice(0, 7));
        const envelopes = names.filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, 7));
        expect(sounds).toEqual(envelopes);
      }
      for (const id of ids) await spool.deleteMessage('1002', id);
      if (!wasKilled) break;
    }
  },
);
