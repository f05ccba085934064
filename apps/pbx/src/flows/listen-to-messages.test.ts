import type { ScriptedCaller } from '@flexpbx/call/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aBob,
  calls,
  choices,
  choicesAlone,
  ended,
  entersAndPresses,
  envelope,
  hearsOnlyMessage,
  menuEnd,
} from '../testing/listener.ts';
import { buildMailbox, type MailboxFixture, press } from '../testing/mailbox-fixture.ts';

let box: MailboxFixture;
let caller: ScriptedCaller;
beforeEach(async () => {
  box = await buildMailbox();
  caller = aBob();
  box.writeRecordings(caller.asterisk, 4);
});

const listens = () => calls(caller, box, '1002');
const leave = async (folder: 'INBOX' | 'Old', ...ids: string[]) => {
  for (const [number, id] of ids.entries()) await box.disk.leave('1002', folder, number, id);
};
const idsIn = async (folder: 'INBOX' | 'Old') =>
  (await box.parts.spool.listMessages('1002')).filter((one) => one.folder === folder).map(({ id }) => id);
const soundOf = async (id: string) => (await box.parts.spool.soundOf('1002', id)) ?? 'no such message';

const onlyDeleted = choices({ previous: false, next: false, deleted: true });
const hearsTheOne = () => hearsOnlyMessage(caller, box);

describe('hearing', () => {
  it('given one new message is heard to its end, then it is old and the light is set', async () => {
    const flow = listens();
    await hearsTheOne();
    await caller.hears(...choicesAlone);
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
    await caller.hears(await soundOf('m0'), ...choicesAlone);
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
    await caller.hears('vm-nomore', ...choicesAlone);
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
      await caller.hears(...choicesAlone);
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
    await caller.startsToHear('vm-advopts');
    expect(await idsIn('INBOX')).toEqual([]);
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
    await caller.hears('vm-message', 'number:1', 'vm-savedto', `vm-${folder}`, 'vm-messages', ...choicesAlone);
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
    await caller.hears('vm-message', 'number:1', 'vm-savedto', 'vm-Old', 'vm-messages', ...choicesAlone);
    expect(await idsIn('Old')).toEqual(['m0']);
    caller.hangsUp();
    await flow;
  });
});
