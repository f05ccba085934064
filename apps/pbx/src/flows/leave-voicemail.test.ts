import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aCaller, type ScriptedCaller } from '@flexpbx/call/testing';
import { type VoicemailReason, voicemailLimits } from '@flexpbx/domain';
import { draftMeta, openSpoolAt, silence } from '@flexpbx/voicemail-spool/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildMailbox, type MailboxFixture } from '../testing/mailbox-fixture.ts';
import { leaveVoicemail, resumeRecording } from './leave-voicemail.ts';

let box: MailboxFixture;
let caller: ScriptedCaller;
beforeEach(async () => {
  box = await buildMailbox();
  caller = aCaller({ number: '1001', name: 'Ann', dials: '1002', arguments: [] });
  box.writeRecordings(caller.asterisk, 4);
});

const comes = (reason: VoicemailReason, who = caller) =>
  who.calls((call) => leaveVoicemail(call, { mailbox: '1002', reason }, box.parts));
const messages = () => box.parts.spool.listMessages('1002');
const recordingOf = (draftId: string) => ({
  name: `voicemail/${draftId}`,
  format: 'wav' as const,
  maxSeconds: voicemailLimits.maxMessageSeconds,
  silenceSeconds: null,
  terminator: '#' as const,
  beep: true,
});
const unavailable = ['vm-theperson', 'digits:1002', 'vm-isunavail', 'vm-intro'];

describe('leaving a message', () => {
  it('given the caller speaks and presses #, then the message is stored, told of and confirmed', async () => {
    const flow = comes('unavailable');
    await caller.hears(...unavailable);
    await caller.speaks(4);
    caller.presses('#');
    await caller.hears('vm-msgsaved', 'vm-goodbye');
    expect(await flow).toEqual({ kind: 'returned', result: { kind: 'hang-up' } });
    expect(await messages()).toMatchObject([
      { id: 'draft-1', folder: 'INBOX', callerNumber: '1001', callerName: 'Ann', durationSeconds: 4 },
    ]);
    expect(box.changed).toEqual(['1002']);
    expect(caller.leftOpen).toEqual([]);
  });

  it('given the caller hangs up while recording, then the message is stored', async () => {
    const flow = comes('busy');
    await caller.hears('vm-theperson', 'digits:1002', 'vm-isonphone', 'vm-intro');
    await caller.speaks(4);
    caller.hangsUp();
    expect(await flow).toEqual({ kind: 'call-ended', reason: 'hangup' });
    expect(await messages()).toHaveLength(1);
    expect(box.changed).toEqual(['1002']);
    expect(caller.leftOpen).toEqual([]);
  });

  it('given the caller knows it all, then # passes over the greeting', async () => {
    const flow = comes('unavailable');
    caller.presses('#');
    await caller.speaks(4);
    caller.presses('#');
    await caller.hears('vm-msgsaved', 'vm-goodbye');
    await flow;
    expect(await messages()).toHaveLength(1);
  });

  it('given the box has a greeting of its own, then that one is heard', async () => {
    await box.disk.leave('1002', 'Old', 0, 'm0');
    const greeting = join(box.disk.paths.voicemail, '1002', 'unavail');
    await writeFile(`${greeting}.wav`, silence(1));
    const flow = comes('unavailable');
    await caller.hears(greeting, 'vm-intro');
    caller.hangsUp();
    await flow;
  });

  it('given a message too short to hear, then it is told so and nothing is stored', async () => {
    const quick = aCaller({ number: '1001', name: 'Ann', dials: '1002', arguments: [] });
    box.writeRecordings(quick.asterisk, 1);
    const flow = comes('unavailable', quick);
    await quick.hears(...unavailable);
    await quick.speaks(1);
    quick.presses('#');
    await quick.hears('vm-tooshort', 'vm-goodbye');
    await flow;
    expect(await messages()).toEqual([]);
    expect(box.changed).toEqual([]);
  });

  it('given the mailbox has limits of its own, then they count', async () => {
    box.limit({ maxMessageSeconds: 30, minMessageSeconds: 5, silenceSeconds: 6 });
    const flow = comes('unavailable');
    await caller.hears(...unavailable);
    await caller.speaks(4);
    expect(caller.asterisk.channel('caller')?.recording).toMatchObject({ maxSeconds: 30, silenceSeconds: 6 });
    caller.fallsSilent();
    await caller.hears('vm-tooshort', 'vm-goodbye');
    await flow;
    expect(await messages()).toEqual([]);
  });

  it('given as many messages as it may hold, then the caller is told so', async () => {
    box.limit({ maxMessages: 1 });
    await box.disk.leave('1002', 'INBOX', 0, 'm0');
    const flow = comes('unavailable');
    await caller.hears(...unavailable, 'vm-mailboxfull', 'vm-goodbye');
    await flow;
    expect(await messages()).toHaveLength(1);
  });

  it('given a spoken name or a temporary greeting, then callers hear it as VoiceMail() would play it', async () => {
    const greeting = (name: string) => join(box.disk.paths.voicemail, '1002', name);
    await box.parts.spool.putGreeting('1002', 'name', silence(1));
    const named = comes('busy');
    await caller.hears(greeting('greet'), 'vm-isonphone');
    caller.hangsUp();
    await named;
    for (const kind of ['busy', 'temporary'] as const) await box.parts.spool.putGreeting('1002', kind, silence(1));
    const other = aCaller({ number: '1001', name: 'Ann', dials: '1002', arguments: [] });
    const flow = comes('busy', other);
    await other.hears(greeting('temp'), 'vm-intro');
    other.hangsUp();
    await flow;
  });

  it('given the mailbox is full, then the caller is told so', async () => {
    for (let number = 0; number < voicemailLimits.maxMessages; number++) {
      await box.disk.leave('1002', 'INBOX', number, `m${number}`);
    }
    const flow = comes('unavailable');
    await caller.hears(...unavailable, 'vm-mailboxfull', 'vm-goodbye');
    await flow;
    expect(await messages()).toHaveLength(voicemailLimits.maxMessages);
  });

  it('given the disk is full, then the caller hears an apology and the operator is told', async () => {
    const full = {
      ...box.parts,
      spool: { ...box.parts.spool, beginDraft: async () => ({ kind: 'disk-full' }) as const },
    };
    const flow = caller.calls((call) => leaveVoicemail(call, { mailbox: '1002', reason: 'unavailable' }, full));
    await caller.hears(...unavailable, 'im-sorry', 'please-try-call-later', 'vm-goodbye');
    await flow;
    expect(box.complaints).toEqual(['the disk is full: a caller could not leave a message']);
  });

  it('given Asterisk stops recording because the disk got full, then what there is of it is stored', async () => {
    const flow = comes('unavailable');
    await caller.hears(...unavailable);
    await caller.speaks(4);
    caller.asterisk.channel('caller')?.failRecording('no space left on device');
    await caller.hears('vm-msgsaved', 'vm-goodbye');
    await flow;
    expect(await messages()).toHaveLength(1);
    expect(box.complaints).toEqual(['Asterisk could not record a message']);
  });

  it('given the database can not be asked, then Asterisk serves the caller before anything was heard', async () => {
    box.found = { kind: 'unreachable' };
    expect(await comes('busy')).toEqual({
      kind: 'returned',
      result: { kind: 'native-mailbox', extension: 'leave-busy-1002' },
    });
    expect(caller.requests.filter((request) => !request.startsWith('set'))).toEqual([]);
  });

  it('given the mailbox was deleted since, then the caller is told that nobody is there', async () => {
    box.found = { kind: 'none' };
    const flow = comes('unavailable');
    await caller.hears('vm-nobodyavail', 'vm-goodbye');
    await flow;
  });

  it('given a recording begins, then the channel says before of which draft', async () => {
    const flow = comes('busy');
    await caller.hears('vm-theperson', 'digits:1002', 'vm-isonphone', 'vm-intro');
    await caller.speaks(1);
    expect(caller.variables).toMatchObject({ FLEXPBX_DRAFT: 'draft-1' });
    caller.hangsUp();
    await flow;
  });
});

describe('being restarted while a caller records', () => {
  it('given our process ends, then the recording goes on and the draft waits for the next one', async () => {
    const flow = comes('unavailable');
    await caller.hears(...unavailable);
    await caller.speaks(4);
    caller.isDrained();
    expect(await flow).toEqual({ kind: 'call-ended', reason: 'drain' });
    expect(caller.asterisk.open).toEqual(['recording voicemail/draft-1']);
    expect(await openSpoolAt(box.disk).listDrafts()).toMatchObject([{ id: 'draft-1', mailbox: '1002' }]);
  });

  it('given the next process takes it up, then it waits for the end of the recording and stores it', async () => {
    await box.parts.spool.beginDraft('draft-9', draftMeta('1002'), voicemailLimits.maxMessages);
    const flow = caller.calls((call) => {
      void caller.asterisk.channels.record('caller', recordingOf('draft-9'));
      return resumeRecording(call, 'draft-9', box.parts);
    });
    await caller.speaks(4);
    caller.presses('#');
    await caller.hears('silence/1', 'vm-msgsaved', 'vm-goodbye');
    await flow;
    expect(await messages()).toMatchObject([{ id: 'draft-9' }]);
  });

  it('given the caller hangs up before it was taken up to the end, then it is stored as well', async () => {
    await box.parts.spool.beginDraft('draft-9', draftMeta('1002'), voicemailLimits.maxMessages);
    const flow = caller.calls((call) => {
      void caller.asterisk.channels.record('caller', recordingOf('draft-9'));
      return resumeRecording(call, 'draft-9', box.parts);
    });
    await caller.speaks(4);
    caller.hangsUp();
    expect(await flow).toEqual({ kind: 'call-ended', reason: 'hangup' });
    expect(await messages()).toMatchObject([{ id: 'draft-9' }]);
    expect(box.changed).toEqual(['1002']);
  });
});
