import type { ScriptedCaller } from '@flexpbx/call/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aBob, calls, ended, entersAndPresses, menuEnd } from '../testing/listener.ts';
import { buildMailbox, type MailboxFixture, press } from '../testing/mailbox-fixture.ts';

let box: MailboxFixture;
let caller: ScriptedCaller;
beforeEach(async () => {
  box = await buildMailbox();
  caller = aBob();
});

const listens = (mailbox = '1002', who = caller) => calls(who, box, mailbox);
const leave = async (folder: 'INBOX' | 'Old', ...ids: string[]) => {
  for (const [number, id] of ids.entries()) await box.disk.leave('1002', folder, number, id);
};

const nothing = ['vm-youhave', 'vm-no', 'vm-messages', ...menuEnd];
const newMenu = ['vm-onefor', 'vm-INBOX', 'vm-messages', ...menuEnd];
const bothMenu = [
  ...['vm-onefor', 'vm-INBOX', 'vm-messages'],
  ...['vm-press', 'digits:3', 'vm-for', 'vm-Old', 'vm-messages'],
  ...menuEnd,
];

describe('entering a mailbox', () => {
  it('given the right PIN, then the messages are counted and offered', async () => {
    await leave('INBOX', 'm0', 'm1');
    await leave('Old', 'o0');
    const flow = listens();
    await caller.startsToHear('vm-password');
    await press(caller, '4711#');
    const counted = ['vm-youhave', 'number:2', 'vm-INBOX', 'vm-and', 'number:1', 'vm-Old', 'vm-message'];
    await caller.hears(...counted, ...bothMenu);
    await press(caller, '*');
    const help = ['vm-press', 'digits:2', 'vm-for', 'vm-password', 'vm-helpexit'];
    await caller.hears(...counted, ...bothMenu.slice(0, -1), ...help);
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

  it('given five wrong PINs in a row in several calls, then the right one opens nothing, and the owner is told once', async () => {
    for (let guess = 1; guess <= 6; guess++) await box.parts.pins.wrong('1002', '1001');
    const flow = listens();
    await caller.startsToHear('vm-password');
    await press(caller, '4711#');
    await caller.hears('im-sorry', 'please-try-call-later', 'vm-goodbye');
    expect(await flow).toEqual(ended);
    expect(box.closed).toEqual(['1002']);
  });

  it('given wrong PINs and then the right one, then the mailbox opens and they are forgotten', async () => {
    for (let guess = 1; guess <= 3; guess++) await box.parts.pins.wrong('1002', '1001');
    const flow = listens();
    await caller.startsToHear('vm-password');
    await press(caller, '1#');
    await caller.startsToHear('vm-incorrect');
    await press(caller, '4711#');
    await caller.hears(...nothing);
    await box.parts.pins.wrong('1002', '1001');
    expect(box.closed).toEqual([]);
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

  it('given a temporary greeting is heard by callers, then the owner is reminded of it', async () => {
    await box.disk.speak('t', 2);
    await box.parts.spool.keepGreeting('1002', 'temporary', 't');
    const flow = listens();
    await caller.startsToHear('vm-password');
    await press(caller, '4711#');
    await caller.hears('vm-tempgreetactive', 'vm-youhave');
    caller.hangsUp();
    await flow;
  });
});

describe('the main menu', () => {
  it('given new messages only, then 3 is no choice', async () => {
    await leave('INBOX', 'm0');
    const flow = listens();
    await entersAndPresses(caller, '3');
    await caller.hears('vm-youhave', 'number:1', 'vm-INBOX', 'vm-message', ...newMenu);
    caller.hangsUp();
    await flow;
  });

  it('given new and old ones, then 3 plays the old ones', async () => {
    await leave('INBOX', 'm0');
    await leave('Old', 'o0');
    const sound = (await box.parts.spool.soundOf('1002', 'o0')) ?? '';
    const flow = listens();
    await entersAndPresses(caller, '3');
    await caller.startsToHear('vm-first');
    await press(caller, '#');
    await caller.startsToHear(sound);
    caller.hangsUp();
    await flow;
  });

  it.each(['0', '2'])('given %s, then the options are told', async (key) => {
    const flow = listens();
    await entersAndPresses(caller, key);
    await caller.startsToHear('vm-options');
    await press(caller, '*');
    await caller.hears(...menuEnd);
    caller.hangsUp();
    await flow;
  });

  it('given nobody says anything, then the call ends', async () => {
    const flow = listens();
    await entersAndPresses(caller, '1');
    await caller.hears('vm-nomore', ...nothing);
    await caller.saysNothing();
    for (const _ of [2, 3]) {
      await caller.hears(...menuEnd);
      await caller.saysNothing();
    }
    await caller.hears('vm-goodbye');
    expect(await flow).toEqual(ended);
  });
});
