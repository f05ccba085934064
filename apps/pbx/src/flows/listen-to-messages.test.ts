import type { ScriptedCaller } from '@flexpbx/call/testing';
import { voicemailLimits } from '@flexpbx/domain';
import { draftMeta } from '@flexpbx/voicemail-spool/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aBob, calls, choices, ended, entersAndPresses, envelope, menuEnd } from '../testing/listener.ts';
import { buildMailbox, type MailboxFixture, press } from '../testing/mailbox-fixture.ts';

let box: MailboxFixture;
let caller: ScriptedCaller;
beforeEach(async () => {
  box = await buildMailbox();
  caller = aBob();
  box.writeRecordings(caller.asterisk, 4);
});

const listens = (who = caller) => calls(who, box, '1002');
const leave = async (folder: 'INBOX' | 'Old', ...ids: string[]) => {
  for (const [number, id] of ids.entries()) await box.disk.leave('1002', folder, number, id);
};
const idsIn = async (folder: 'INBOX' | 'Old') =>
  (await box.parts.spool.listMessages('1002')).filter((one) => one.folder === folder).map(({ id }) => id);
const soundOf = async (id: string) => (await box.parts.spool.soundOf('1002', id)) ?? 'no such message';

const only = choices({ previous: false, next: false, deleted: false });
const onlyDeleted = choices({ previous: false, next: false, deleted: true });

/** Hears the only message of the mailbox to its end; what to do with it is asked now. */
async function hearsTheOne(who = caller): Promise<void> {
  await leave('INBOX', 'm0');
  const sound = await soundOf('m0');
  await entersAndPresses(who, '1');
  await who.hears('vm-first', 'vm-message', ...envelope, sound);
}

describe('hearing', () => {
  it('given one new message is heard to its end, then it is old and the light is set', async () => {
    const flow = listens();
    await hearsTheOne();
    await caller.hears(...only);
    expect(await idsIn('Old')).toEqual(['m0']);
    expect(box.changed).toEqual(['1002']);
    await press(caller, '*');
    await caller.hears(
      'vm-youhave',
      'number:1',
      'vm-Old',
      'vm-message',
      'vm-onefor',
      'vm-Old',
      'vm-messages',
      ...menuEnd,
    );
    await press(caller, '#');
    await caller.hears('vm-goodbye');
    expect(await flow).toEqual(ended);
  });

  it('given the caller hangs up in the middle of a message, then it stays new', async () => {
    await leave('INBOX', 'm0');
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.hears('vm-first', 'vm-message', ...envelope);
    await caller.startsToHear(await soundOf('m0'));
    caller.hangsUp();
    await flow;
    expect(await idsIn('INBOX')).toEqual(['m0']);
    expect(box.changed).toEqual([]);
  });

  it('given # and * in a message, then the listener moves about in it', async () => {
    await leave('INBOX', 'm0');
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.startsToHear('vm-first');
    await press(caller, '#');
    await caller.startsToHear(await soundOf('m0'));
    await press(caller, '#');
    await press(caller, '*');
    await press(caller, '1');
    await caller.hears(await soundOf('m0'), ...only);
    expect(caller.requests.filter((request) => request.startsWith('skip'))).toEqual(['skip forward', 'skip back']);
    await press(caller, '0');
    await caller.startsToHear('vm-advopts');
    await press(caller, '#');
    await caller.hears('vm-goodbye');
    expect(await flow).toEqual(ended);
  });

  it('given 6, 4 and 5, then the next, the previous and the same message are heard', async () => {
    await leave('INBOX', 'm0', 'm1', 'm2');
    const sounds = await Promise.all(['m1', 'm2'].map(soundOf));
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.startsToHear('vm-first');
    await press(caller, '6');
    await caller.hears('vm-message', 'number:2', ...envelope);
    await caller.startsToHear(sounds[0] ?? '');
    await press(caller, '6');
    await caller.hears('vm-last', 'vm-message', ...envelope, sounds[1] ?? '');
    await caller.hears(...choices({ previous: true, next: false, deleted: false }));
    await press(caller, '5');
    await caller.startsToHear('vm-last');
    await press(caller, '4');
    await caller.hears('vm-message', 'number:2');
    caller.hangsUp();
    await flow;
    expect(await idsIn('Old')).toEqual(['m1', 'm2']);
  });

  it('given there is no further message, then the caller is told so and may choose again', async () => {
    await leave('INBOX', 'm0');
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.startsToHear('vm-first');
    await press(caller, '6');
    await caller.hears('vm-nomore', ...only);
    await press(caller, '4');
    await caller.hears('vm-nomore');
    caller.hangsUp();
    await flow;
  });

  it('given a message is deleted in the portal meanwhile, then the next one is heard', async () => {
    await leave('INBOX', 'm0', 'm1', 'm2');
    const sound = await soundOf('m2');
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.startsToHear('vm-first');
    await box.parts.spool.deleteMessage('1002', 'm1');
    await press(caller, '6');
    await caller.hears('vm-last', 'vm-message', ...envelope, sound);
    caller.hangsUp();
    await flow;
  });

  it('given the listener says nothing any more, then the call ends', async () => {
    const flow = listens();
    await hearsTheOne();
    for (const _ of [1, 2, 3]) {
      await caller.hears(...only);
      expect(await caller.saysNothing()).toBe(5_000);
    }
    await caller.hears('vm-goodbye');
    expect(await flow).toEqual(ended);
  });
});

describe('deleting', () => {
  it('given 7, then the message is gone from the lists at once, the light is set and the next one is heard', async () => {
    await leave('INBOX', 'm0', 'm1');
    const sound = await soundOf('m1');
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.startsToHear('vm-first');
    await press(caller, '7');
    await caller.hears('vm-deleted', 'vm-last', 'vm-message', ...envelope, sound);
    expect(await idsIn('INBOX')).toEqual([]);
    await caller.startsToHear('vm-advopts');
    await press(caller, '7');
    await caller.hears('vm-deleted', ...choices({ previous: true, next: false, deleted: true }));
    await press(caller, '*');
    await caller.hears('vm-youhave', 'vm-no', 'vm-messages', ...menuEnd);
    expect(await box.parts.spool.takeBack('1002', 'm0', 'INBOX')).toBe(false);
    expect(box.changed).toEqual(['1002', '1002', '1002']);
    caller.hangsUp();
    await flow;
  });

  it('given 7 again, then the message is taken back to where it was', async () => {
    await leave('INBOX', 'm0', 'm1');
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.startsToHear('vm-first');
    await press(caller, '7');
    await caller.hears('vm-deleted');
    await caller.startsToHear('vm-last');
    await press(caller, '4');
    await caller.startsToHear('vm-first');
    await press(caller, '7');
    await caller.hears('vm-undeleted', ...choices({ previous: false, next: true, deleted: false }));
    expect((await idsIn('INBOX')).toSorted()).toEqual(['m0', 'm1']);
    caller.hangsUp();
    await flow;
  });

  it('given the caller hangs up, then what was deleted is gone for good', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '7');
    await caller.hears('vm-deleted', ...onlyDeleted);
    caller.hangsUp();
    await flow;
    expect(await box.parts.spool.takeBack('1002', 'm0', 'INBOX')).toBe(false);
  });
});

describe('saving', () => {
  const folders = [
    'vm-savefolder',
    ...['vm-press', 'digits:0', 'vm-for', 'vm-INBOX', 'vm-messages'],
    ...['vm-press', 'digits:1', 'vm-for', 'vm-Old', 'vm-messages'],
    'vm-tocancel',
  ];

  it.each([
    ['0', 'INBOX', 1],
    ['1', 'Old', 0],
  ] as const)('given 9 and %s, then the message is kept in %s', async (key, folder, newOnes) => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '9');
    await caller.hears(...folders);
    await press(caller, key);
    await caller.hears('vm-message', 'number:1', 'vm-savedto', `vm-${folder}`, 'vm-messages', ...only);
    expect((await box.parts.spool.counts('1002')).new).toBe(newOnes);
    caller.hangsUp();
    await flow;
  });

  it('given a deleted message is saved, then it is not deleted any more', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '7');
    await caller.startsToHear('vm-deleted');
    await press(caller, '9');
    await caller.hears('vm-deleted');
    await press(caller, '1');
    await caller.hears('vm-message', 'number:1', 'vm-savedto', 'vm-Old', 'vm-messages', ...only);
    expect(await idsIn('Old')).toEqual(['m0']);
    caller.hangsUp();
    await flow;
  });
});

describe('more about a message', () => {
  const more = ['vm-tocallback', 'vm-tohearenv', 'vm-star-cancel'];

  it('given 3 and 3, then it is told when and from whom it is', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '3');
    await caller.startsToHear(more[0] ?? '');
    await press(caller, '3');
    await caller.hears(...envelope, ...only);
    caller.hangsUp();
    await flow;
  });

  it('given 3, 2 and 1, then whoever left it is called', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '3');
    await caller.startsToHear(more[0] ?? '');
    await press(caller, '2');
    await caller.hears('vm-num-i-have', 'digits:1001', 'vm-tocallnum', 'vm-star-cancel');
    await press(caller, '1');
    expect(await flow).toEqual({ kind: 'returned', result: { kind: 'extension', number: '1001' } });
  });

  it.each([
    ['+1 (555) 0100', '+15550100'],
    ['5550100', '5550100'],
  ])('given a message from %s, then %s is dialled', async (callerNumber, dialled) => {
    const meta = { ...draftMeta('1002'), callerNumber };
    await box.parts.spool.beginDraft('outside', meta, voicemailLimits.maxMessages);
    await box.disk.record('outside', 3);
    await box.parts.spool.storeDraft('outside');
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.startsToHear('vm-first');
    await press(caller, '321');
    expect(await flow).toEqual({ kind: 'returned', result: { kind: 'extension', number: dialled } });
  });

  it('given the caller hid the number, then that is said', async () => {
    const meta = { ...draftMeta('1002'), callerNumber: '', callerName: '' };
    await box.parts.spool.beginDraft('hidden', meta, voicemailLimits.maxMessages);
    await box.disk.record('hidden', 3);
    await box.parts.spool.storeDraft('hidden');
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.startsToHear('vm-first');
    await press(caller, '32');
    await caller.hears('vm-nonumber', ...only);
    caller.hangsUp();
    await flow;
  });

  it('given the number is not wanted, then the listener goes on', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '3');
    await caller.startsToHear(more[0] ?? '');
    await press(caller, '2');
    await caller.startsToHear('vm-num-i-have');
    await press(caller, '*');
    await caller.hears(...only);
    caller.hangsUp();
    await flow;
  });
});

describe('passing a message on', () => {
  const asksWhom = ['vm-extension', 'vm-then-pound'];
  const copies = () => box.parts.spool.listMessages('1003');

  it('given 8, an extension and 2, then it is in that mailbox as it is', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '8');
    await caller.hears(...asksWhom);
    await press(caller, '1003#');
    await caller.hears('vm-forwardoptions', 'vm-star-cancel');
    await press(caller, '2');
    await caller.hears('vm-msgforwarded', ...only);
    expect(await copies()).toMatchObject([{ callerNumber: '1001', durationSeconds: 3, folder: 'INBOX' }]);
    expect(box.changed).toEqual(['1002', '1003']);
    const [{ id = '' } = {}] = await copies();
    expect(box.passedOn).toEqual([`m0 to 1003 as ${id}`]);
    caller.hangsUp();
    await flow;
  });

  it('given 1, then a comment is recorded, heard again, accepted and put before it', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '8');
    await caller.startsToHear('vm-extension');
    await press(caller, '1003#1');
    await caller.hears('vm-record-prepend');
    await caller.speaks(4);
    caller.presses('#');
    await caller.startsToHear('vm-review');
    await press(caller, '2');
    await caller.hears('recording:spoken/draft-1', 'vm-review', 'vm-star-cancel');
    await press(caller, '1');
    await caller.hears('vm-msgforwarded', ...only);
    expect(await copies()).toMatchObject([{ durationSeconds: 7 }]);
    // What is said in it is more than in the original.
    expect(box.passedOn).toEqual([]);
    expect(await box.disk.names('recording', 'spoken')).toEqual([]);
    caller.hangsUp();
    await flow;
  });

  it('given no such mailbox, then it is asked again, and nothing typed gives up', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '8');
    await caller.startsToHear('vm-extension');
    await press(caller, '1999#');
    await caller.hears('pbx-invalid', ...asksWhom);
    await press(caller, '#');
    await caller.hears(...only);
    expect(await copies()).toEqual([]);
    caller.hangsUp();
    await flow;
  });

  it('given the caller hangs up in the comment, then nothing is passed on and nothing is left', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '8');
    await caller.startsToHear('vm-extension');
    await press(caller, '1003#1');
    await caller.hears('vm-record-prepend');
    await caller.speaks(4);
    caller.hangsUp();
    await flow;
    expect(await copies()).toEqual([]);
    expect(await box.disk.names('recording', 'spoken')).toEqual([]);
    expect(caller.leftOpen).toEqual([]);
  });
});

describe('hanging up anywhere', () => {
  /** Passes a message on with a comment, saves it, asks about it and deletes it. */
  const follow = async (who: ScriptedCaller) => {
    await entersAndPresses(who, '1');
    await who.startsToHear('vm-first');
    await press(who, '8');
    await who.startsToHear('vm-extension');
    await press(who, '1003#1');
    await who.hears('vm-record-prepend');
    await who.speaks(4);
    who.presses('#');
    await who.startsToHear('vm-review');
    await press(who, '1');
    await who.hears('vm-msgforwarded');
    await who.startsToHear('vm-advopts');
    await press(who, '7');
    await who.hears('vm-deleted');
    await who.startsToHear('vm-advopts');
    await press(who, '#');
    await who.hears('vm-goodbye');
  };

  it.each(['before', 'after'] as const)(
    'given the caller hangs up %s any request, then nothing stays open and no message is lost or doubled',
    async (moment) => {
      await leave('INBOX', 'm0');
      const whole = listens();
      await follow(caller);
      await whole;
      for (let at = 1; at <= caller.requests.length; at++) {
        for (const { id } of await box.parts.spool.listMessages('1003'))
          await box.parts.spool.deleteMessage('1003', id);
        await box.parts.spool.deleteMessage('1002', 'm0');
        await leave('INBOX', 'm0');
        const who = aBob();
        box.writeRecordings(who.asterisk, 4);
        let seen = 0;
        who.asterisk.onRequest((_request, when) => {
          if (when === moment && ++seen === at && who.asterisk.channel('caller')) who.hangsUp();
        });
        const flow = listens(who);
        // Who has hung up can't follow the script to its end.
        await Promise.race([follow(who).catch(() => {}), flow]);
        await flow;
        const step = `step ${at}`;
        expect(who.leftOpen, step).toEqual([]);
        expect(await box.disk.names('recording', 'spoken'), step).toEqual([]);
        expect(await box.disk.names('voicemail', 'default', '1002', 'Deleted'), step).toEqual([]);
        const wasDeleted = who.requests.includes('play sound:vm-deleted');
        if (!wasDeleted && at < caller.requests.length) continue;
        expect((await box.parts.spool.listMessages('1002')).length, step).toBe(0);
        expect((await box.parts.spool.listMessages('1003')).length, step).toBe(1);
      }
    },
  );
});
