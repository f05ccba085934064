import { aCaller, type ScriptedCaller } from '@flexpbx/call/testing';
import { thingKinds } from '@flexpbx/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { aHouseOfPhones, contactOf, groupParts } from '../testing/group-fixture.ts';
import { hangUpAnywhere, type Scene } from '../testing/hang-up-anywhere.ts';
import { aBob, calls, entersAndPresses } from '../testing/listener.ts';
import { buildMailbox, type MailboxFixture, press } from '../testing/mailbox-fixture.ts';
import { followMe } from './follow-me.ts';
import { leaveVoicemail } from './leave-voicemail.ts';

/** More than a handful: a scene that ends early would prove nothing. */
const manyPlaces = 7;

describe('given somebody hangs up anywhere in a mailbox', () => {
  let box: MailboxFixture;
  beforeEach(async () => {
    box = await buildMailbox();
  });

  /** Bob listens to 1002. Whatever he does, nothing is left of it. */
  const listening = (play: Scene['play'], check: (caller: ScriptedCaller) => Promise<void>): Scene => ({
    begin() {
      const caller = aBob();
      box.writeRecordings(caller.asterisk, 4);
      return { caller, flow: () => calls(caller, box, '1002') };
    },
    play,
    async check(caller) {
      expect(caller.leftOpen).toEqual([]);
      expect(await box.disk.names('recording', 'spoken')).toEqual([]);
      // What was begun when the caller hung up holds the folder's lock for a moment longer.
      await expect.poll(() => box.disk.names('voicemail', 'default', '1002', 'Deleted')).toEqual([]);
      expect(await box.parts.spool.listDrafts()).toEqual([]);
      await check(caller);
    },
  });
  const said = (caller: ScriptedCaller, prompt: string) =>
    caller.requests.some((request) => request.startsWith('play ') && request.includes(`sound:${prompt}`));

  it('who gives a wrong PIN before the right one, then it is closed to nobody', async () => {
    const scene = listening(
      async (caller) => {
        await caller.startsToHear('vm-password');
        await press(caller, '1234#');
        await caller.hears('vm-incorrect', 'vm-password');
        await press(caller, '4711#');
        await caller.startsToHear('vm-youhave');
        await press(caller, '#');
        await caller.hears('vm-goodbye');
      },
      async () => {
        expect(box.closed).toEqual([]);
        await box.parts.pins.right('1002');
      },
    );
    expect(await hangUpAnywhere(scene)).toBeGreaterThan(manyPlaces);
  });

  it('who changes the PIN, then it is the new one only when that was said', async () => {
    const pin = '8642075319';
    const scene = listening(
      async (caller) => {
        await entersAndPresses(caller, '2');
        await caller.startsToHear('vm-options');
        await press(caller, '5');
        await caller.startsToHear('vm-newpassword');
        await press(caller, `${pin}#`);
        await caller.startsToHear('vm-reenterpassword');
        await press(caller, `${pin}#`);
        await caller.hears('vm-passchanged');
        await caller.startsToHear('vm-options');
      },
      async (caller) => {
        // It is changed before that is said: who hangs up in between has a new PIN, and not half of one.
        if (said(caller, 'vm-passchanged')) expect(box.found).toMatchObject({ pin });
        else expect(['4711', pin]).toContain(box.found.kind === 'found' && box.found.pin);
        await box.parts.directory.changePin('1002', '4711');
      },
    );
    expect(await hangUpAnywhere(scene)).toBeGreaterThan(manyPlaces);
  });

  it('who records a temporary greeting and erases it, then it is whole or not there', async () => {
    const scene = listening(
      async (caller) => {
        await entersAndPresses(caller, '2');
        await caller.startsToHear('vm-options');
        await press(caller, '4');
        await caller.startsToHear('vm-tempgreeting');
        await press(caller, '1');
        await caller.hears('vm-rec-temp');
        await caller.speaks(4);
        caller.presses('#');
        await caller.startsToHear('vm-review');
        await press(caller, '1');
        await caller.hears('vm-msgsaved');
        await caller.startsToHear('vm-options');
        await press(caller, '4');
        await caller.startsToHear('vm-tempgreeting2');
        await press(caller, '2');
        await caller.hears('vm-tempremoved');
      },
      async (caller) => {
        const there = await box.parts.spool.listGreetings('1002');
        // What is said of it is done before: in between, either may be so.
        if (said(caller, 'vm-tempremoved')) expect(there).toEqual([]);
        else if (said(caller, 'vm-msgsaved') && !said(caller, 'vm-tempgreeting2')) expect(there).toEqual(['temporary']);
        const file = await box.parts.spool.openGreeting('1002', 'temporary');
        if (file) expect((await file.stat()).size).toBe(44 + 4 * 16_000);
        await file?.close();
        await box.parts.spool.deleteGreeting('1002', 'temporary');
      },
    );
    expect(await hangUpAnywhere(scene)).toBeGreaterThan(manyPlaces);
  });

  it('who passes a message on behind an introduction, then it arrives once and whole, or not at all', async () => {
    await box.disk.leave('1002', 'Old', 0, 'm0');
    const scene = listening(
      async (caller) => {
        await entersAndPresses(caller, '1');
        await caller.startsToHear('vm-first');
        await press(caller, '#');
        await caller.startsToHear((await box.parts.spool.soundOf('1002', 'm0')) ?? '');
        await press(caller, '8');
        await caller.startsToHear('vm-extension');
        await press(caller, '1003#');
        await caller.startsToHear('vm-forwardoptions');
        await press(caller, '1');
        await caller.hears('vm-record-prepend');
        await caller.speaks(4);
        caller.presses('#');
        await caller.startsToHear('vm-review');
        await press(caller, '1');
        await caller.hears('vm-msgforwarded');
        await caller.startsToHear('vm-advopts');
        await press(caller, '7');
        await caller.hears('vm-deleted');
        await caller.startsToHear('vm-advopts');
      },
      async (caller) => {
        const copies = await box.parts.spool.listMessages('1003');
        expect(copies.map(({ durationSeconds }) => durationSeconds)).toEqual(copies.length === 0 ? [] : [7]);
        if (said(caller, 'vm-msgforwarded')) expect(copies).toHaveLength(1);
        for (const { id } of copies) await box.parts.spool.deleteMessage('1003', id);
        const original = await box.parts.spool.findMessage('1002', 'm0');
        if (said(caller, 'vm-deleted')) expect(original).toBeNull();
        if (!said(caller, 'vm-msgforwarded')) expect(original).not.toBeNull();
        if (original === null) await box.disk.leave('1002', 'Old', 0, 'm0');
      },
    );
    expect(await hangUpAnywhere(scene)).toBeGreaterThan(manyPlaces);
  });

  /** Somebody leaves a message for 1002, who is busy. */
  const leaving = (seconds: number) => {
    const caller = aCaller({ number: '1001', name: 'Ann', dials: '1002', arguments: [] });
    box.writeRecordings(caller.asterisk, seconds);
    const request = { mailbox: '1002', reason: 'busy' } as const;
    return { caller, flow: () => caller.calls((call) => leaveVoicemail(call, request, box.parts)) };
  };

  it('who leaves a message, then it is there once if its recording began, and no draft of it', async () => {
    let isRecorded = false;
    const scene: Scene = {
      begin() {
        const begun = leaving(4);
        isRecorded = false;
        begun.caller.asterisk.listen(({ type }) => {
          if (type === 'recording-started') isRecorded = true;
        });
        return begun;
      },
      async play(caller) {
        await caller.hears('vm-theperson', 'digits:1002', 'vm-isonphone', 'vm-intro');
        await caller.speaks(4);
        caller.presses('#');
        await caller.hears('vm-msgsaved', 'vm-goodbye');
      },
      async check(caller) {
        expect(caller.leftOpen).toEqual([]);
        const stored = await box.parts.spool.listMessages('1002');
        expect(stored).toHaveLength(isRecorded ? 1 : 0);
        expect(await box.parts.spool.listDrafts()).toEqual([]);
        for (const { id } of stored) await box.parts.spool.deleteMessage('1002', id);
      },
    };
    expect(await hangUpAnywhere(scene)).toBeGreaterThan(manyPlaces);
  });

  it.each([
    ['a message too short to hear', 1, () => {}, ['vm-tooshort', 'vm-goodbye']],
    ['a mailbox that is full', 4, () => box.limit({ maxMessages: 0 }), ['vm-mailboxfull', 'vm-goodbye']],
  ] as const)('who leaves %s, then there is none, and no draft of it', async (_what, seconds, prepare, ends) => {
    prepare();
    const scene: Scene = {
      begin: () => leaving(seconds),
      async play(caller) {
        await caller.hears('vm-theperson', 'digits:1002', 'vm-isonphone', 'vm-intro');
        if (ends[0] === 'vm-tooshort') {
          await caller.speaks(seconds);
          caller.presses('#');
        }
        await caller.hears(...ends);
      },
      async check(caller) {
        expect(caller.leftOpen).toEqual([]);
        expect(await box.parts.spool.listMessages('1002')).toEqual([]);
        expect(await box.parts.spool.listDrafts()).toEqual([]);
        expect(await box.disk.names('recording', 'voicemail')).toEqual([]);
      },
    };
    expect(await hangUpAnywhere(scene)).toBeGreaterThan(manyPlaces);
  });
});

describe('given somebody hangs up anywhere while an owner is looked for', () => {
  const numbers = [
    { type: 'extension', target: '1003', seconds: 10 },
    { type: 'external', target: '5550100', seconds: 20 },
  ];
  const followed = [thingKinds['follow-me'].schema.parse({ number: '1002', numbers })];

  it('then nothing rings on and nobody is left on the line', async () => {
    const scene: Scene = {
      begin() {
        const house = aHouseOfPhones();
        const parts = groupParts(house, { followed });
        return { caller: house.caller, flow: () => house.caller.calls((call) => followMe(call, '1002', parts)) };
      },
      async play(caller) {
        for (const endpoint of [contactOf('1002'), contactOf('1003'), 'Local/5550100@outbound']) {
          await caller.waitsForRinging(endpoint);
          await caller.saysNothing();
        }
      },
      async check({ asterisk, leftOpen }) {
        expect(leftOpen).toEqual([]);
        expect(asterisk.ringing).toEqual([]);
        expect((await asterisk.channels.list()).map(({ id }) => id).filter((id) => id !== 'caller')).toEqual([]);
      },
    };
    expect(await hangUpAnywhere(scene)).toBeGreaterThan(manyPlaces);
  });
});
