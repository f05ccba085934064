import { aCaller, type ScriptedCaller } from '@flexpbx/call/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildMailbox, type MailboxFixture, press } from '../testing/mailbox-fixture.ts';
import { checkVoicemail, youHave } from './check-voicemail.ts';

let box: MailboxFixture;
let caller: ScriptedCaller;
beforeEach(async () => {
  box = await buildMailbox();
  caller = aBob();
});

const aBob = () => aCaller({ number: '1002', name: 'Bob', dials: '*97', arguments: [] });
const listens = (mailbox = '1002', who = caller) => who.calls((call) => checkVoicemail(call, { mailbox }, box.parts));
const leave = async (folder: 'INBOX' | 'Old', ...ids: string[]) => {
  for (const [number, id] of ids.entries()) await box.disk.leave('1002', folder, number, id);
};
const idsIn = async (folder: 'INBOX' | 'Old') =>
  (await box.parts.spool.listMessages('1002')).filter((one) => one.folder === folder).map(({ id }) => id);
const soundOf = async (id: string) => (await box.parts.spool.soundOf('1002', id)) ?? 'no such message';

const ended = { kind: 'returned', result: { kind: 'hang-up' } };
const newMenu = ['vm-onefor', 'vm-INBOX', 'vm-messages', 'vm-helpexit'];
const oldMenu = ['vm-onefor', 'vm-Old', 'vm-messages', 'vm-helpexit'];
/** A message the fixture left, by 1001 in the first second of 1970; it is November 2026. */
const envelope = [
  'vm-received',
  'digits/day-4',
  'digits/mon-0',
  'digits/h-1',
  'digits/at',
  'number:12',
  'digits/oclock',
  'digits/a-m',
  'vm-from-extension',
  'digits:1001',
];

/** Types the PIN, passes over the counting, and asks for the messages. */
async function getsToTheMessages(who = caller): Promise<void> {
  await who.startsToHear('vm-password');
  await press(who, '4711#');
  await who.startsToHear('vm-youhave');
  await press(who, '1');
}

describe('entering a mailbox', () => {
  it('given the right PIN, then the messages are counted and offered', async () => {
    await leave('INBOX', 'm0', 'm1');
    await leave('Old', 'o0');
    const flow = listens();
    await caller.startsToHear('vm-password');
    await press(caller, '4711#');
    await caller.hears('vm-youhave', 'number:2', 'vm-INBOX', 'vm-and', 'number:1', 'vm-Old', 'vm-message', ...newMenu);
    await press(caller, '#');
    await caller.hears('vm-goodbye');
    expect(await flow).toEqual(ended);
    expect(caller.leftOpen).toEqual([]);
    expect(box.complaints).toEqual([]);
  });

  it('given a wrong PIN three times, then the call ends and each is counted', async () => {
    const flow = listens();
    await caller.startsToHear('vm-password');
    await press(caller, '1234#');
    for (const wrong of ['4712#', '47#']) {
      await caller.hears('vm-incorrect', 'vm-password');
      await press(caller, wrong);
    }
    await caller.hears('vm-goodbye');
    expect(await flow).toEqual(ended);
    expect(box.complaints).toEqual(Array(3).fill('a wrong PIN was given for a mailbox'));
  });

  it('given a wrong PIN and then the right one, then the mailbox opens', async () => {
    const flow = listens();
    await caller.startsToHear('vm-password');
    await press(caller, '1#');
    await caller.startsToHear('vm-incorrect');
    await press(caller, '4711#');
    await caller.hears('vm-youhave', 'vm-no', 'vm-messages', 'vm-helpexit');
    caller.hangsUp();
    expect(await flow).toEqual({ kind: 'call-ended', reason: 'hangup' });
  });

  it('given nothing is typed, then that is no guess', async () => {
    const flow = listens();
    await caller.hears('vm-password');
    await caller.saysNothing();
    await caller.hears('vm-incorrect', 'vm-password');
    await caller.saysNothing();
    await caller.hears('vm-incorrect', 'vm-password');
    await caller.saysNothing();
    await caller.hears('vm-goodbye');
    await flow;
    expect(box.complaints).toEqual([]);
  });

  it('given no mailbox came with the call, then it is asked for', async () => {
    const flow = listens('');
    await caller.startsToHear('vm-login');
    await press(caller, '1002#');
    await caller.startsToHear('vm-password');
    await press(caller, '4711#');
    await caller.startsToHear('vm-youhave');
    expect(caller.variables).toMatchObject({ FLEXPBX_MAILBOX: '1002' });
    caller.hangsUp();
    await flow;
  });

  it('given a mailbox that does not exist, then it sounds like a wrong PIN', async () => {
    const flow = listens('1999');
    await caller.startsToHear('vm-password');
    await press(caller, '4711#');
    await caller.startsToHear('vm-incorrect');
    caller.hangsUp();
    await flow;
  });

  it('given the database can not be asked, then Asterisk serves the mailbox', async () => {
    box.found = { kind: 'unreachable' };
    expect(await listens()).toEqual({ kind: 'returned', result: { kind: 'native-mailbox', extension: 'check-1002' } });
    expect(caller.requests.filter((request) => !request.startsWith('set'))).toEqual([]);
  });
});

describe('listening', () => {
  it('given one new message is heard to its end, then it is old and the light is set', async () => {
    await leave('INBOX', 'm0');
    const flow = listens();
    await getsToTheMessages();
    await caller.hears('vm-first', 'vm-message', ...envelope, await soundOf('m0'));
    await caller.hears('vm-repeat', 'vm-delete', 'vm-starmain');
    expect(await idsIn('Old')).toEqual(['m0']);
    expect(box.changed).toEqual(['1002']);
    await press(caller, '*');
    await caller.hears(...['vm-youhave', 'number:1', 'vm-Old', 'vm-message'], ...oldMenu);
    await press(caller, '#');
    await caller.hears('vm-goodbye');
    expect(await flow).toEqual(ended);
  });

  it('given the caller hangs up in the middle of a message, then it stays new', async () => {
    await leave('INBOX', 'm0');
    const flow = listens();
    await getsToTheMessages();
    await caller.hears('vm-first', 'vm-message', ...envelope);
    await caller.startsToHear(await soundOf('m0'));
    caller.hangsUp();
    await flow;
    expect(await idsIn('INBOX')).toEqual(['m0']);
    expect(box.changed).toEqual([]);
  });

  it('given 6, 4 and 5, then the next, the previous and the same message are heard', async () => {
    await leave('INBOX', 'm0', 'm1', 'm2');
    const sounds = await Promise.all(['m1', 'm2'].map(soundOf));
    const flow = listens();
    await getsToTheMessages();
    await caller.startsToHear('vm-first');
    await press(caller, '6');
    await caller.hears('vm-message', 'number:2', ...envelope);
    await caller.startsToHear(sounds[0] ?? '');
    await press(caller, '6');
    await caller.hears('vm-last', 'vm-message', ...envelope, sounds[1] ?? '');
    await caller.hears('vm-prev', 'vm-repeat', 'vm-delete', 'vm-starmain');
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
    await getsToTheMessages();
    await caller.startsToHear('vm-first');
    await press(caller, '6');
    await caller.hears('vm-nomore', 'vm-repeat', 'vm-delete', 'vm-starmain');
    await press(caller, '4');
    await caller.hears('vm-nomore');
    caller.hangsUp();
    await flow;
  });

  it('given #, then the rest of a message is passed over', async () => {
    await leave('INBOX', 'm0');
    const flow = listens();
    await getsToTheMessages();
    await caller.startsToHear('vm-first');
    await press(caller, '#');
    await caller.startsToHear(await soundOf('m0'));
    await press(caller, '#');
    await caller.startsToHear('vm-repeat');
    caller.hangsUp();
    await flow;
    expect(await idsIn('Old')).toEqual(['m0']);
  });

  it('given 7, then the message is deleted at once, the light is set and the next one is heard', async () => {
    await leave('INBOX', 'm0', 'm1');
    const flow = listens();
    await getsToTheMessages();
    await caller.startsToHear('vm-first');
    await press(caller, '7');
    await caller.hears('vm-deleted', 'vm-first', 'vm-message', ...envelope, await soundOf('m1'));
    expect(await idsIn('INBOX')).toEqual([]);
    await caller.startsToHear('vm-repeat');
    await press(caller, '7');
    await caller.hears('vm-deleted', 'vm-nomore', 'vm-youhave', 'vm-no', 'vm-messages', 'vm-helpexit');
    expect(await box.parts.spool.listMessages('1002')).toEqual([]);
    expect(box.changed).toEqual(['1002', '1002', '1002']);
    caller.hangsUp();
    await flow;
  });

  it('given a message is deleted in the portal meanwhile, then the next one is heard', async () => {
    await leave('INBOX', 'm0', 'm1', 'm2');
    const sound = await soundOf('m2');
    const flow = listens();
    await getsToTheMessages();
    await caller.startsToHear('vm-first');
    await box.parts.spool.deleteMessage('1002', 'm1');
    await press(caller, '6');
    await caller.hears('vm-last', 'vm-message', ...envelope, sound);
    caller.hangsUp();
    await flow;
  });

  it('given the listener says nothing any more, then the call ends', async () => {
    await leave('INBOX', 'm0');
    const flow = listens();
    await getsToTheMessages();
    await caller.hears('vm-first', 'vm-message', ...envelope, await soundOf('m0'));
    for (const _ of [1, 2, 3]) {
      await caller.hears('vm-repeat', 'vm-delete', 'vm-starmain');
      expect(await caller.saysNothing()).toBe(5_000);
    }
    await caller.hears('vm-goodbye');
    expect(await flow).toEqual(ended);
  });

  it('given only heard messages, then 1 plays those', async () => {
    await leave('Old', 'o0');
    const flow = listens();
    await getsToTheMessages();
    await caller.hears('vm-first', 'vm-message', ...envelope, await soundOf('o0'));
    caller.hangsUp();
    await flow;
  });
});

describe('hanging up anywhere', () => {
  const follow = async (who: ScriptedCaller) => {
    await getsToTheMessages(who);
    await who.startsToHear('vm-first');
    await press(who, '7');
    await who.hears('vm-deleted', 'vm-nomore');
    await who.startsToHear('vm-youhave');
    await press(who, '#');
    await who.hears('vm-goodbye');
  };

  it.each(['before', 'after'] as const)(
    'given the caller hangs up %s any request, then nothing stays open',
    async (moment) => {
      await leave('INBOX', 'm0');
      const whole = listens();
      await follow(caller);
      await whole;
      for (let step = 1; step <= caller.requests.length; step++) {
        await leave('INBOX', 'm0');
        const who = aBob();
        let seen = 0;
        who.asterisk.onRequest((_request, when) => {
          if (when === moment && ++seen === step && who.asterisk.channel('caller')) who.hangsUp();
        });
        const flow = listens('1002', who);
        // Who has hung up can't follow the script to its end.
        await Promise.race([follow(who).catch(() => {}), flow]);
        await flow;
        expect(who.leftOpen, `step ${step}`).toEqual([]);
      }
    },
  );
});

describe('how many messages are told', () => {
  it.each([
    [0, 0, 'vm-youhave vm-no vm-messages'],
    [1, 0, 'vm-youhave number:1 vm-INBOX vm-message'],
    [2, 0, 'vm-youhave number:2 vm-INBOX vm-messages'],
    [0, 1, 'vm-youhave number:1 vm-Old vm-message'],
    [2, 1, 'vm-youhave number:2 vm-INBOX vm-and number:1 vm-Old vm-message'],
    [1, 3, 'vm-youhave number:1 vm-INBOX vm-and number:3 vm-Old vm-messages'],
  ])('given %i new and %i old, then "%s"', (fresh, old, words) => {
    const messages = [...Array(fresh).fill({ folder: 'INBOX' }), ...Array(old).fill({ folder: 'Old' })];
    const told = youHave(messages).map((prompt) => prompt.replace('sound:', ''));
    expect(told.join(' ')).toBe(words);
  });
});
