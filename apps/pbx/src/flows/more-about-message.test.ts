import type { ScriptedCaller } from '@flexpbx/call/testing';
import { voicemailLimits } from '@flexpbx/domain';
import { draftMeta } from '@flexpbx/voicemail-spool/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aBob, calls, choicesAlone, entersAndPresses, envelope, hearsOnlyMessage } from '../testing/listener.ts';
import { buildMailbox, type MailboxFixture, press } from '../testing/mailbox-fixture.ts';

let box: MailboxFixture;
let caller: ScriptedCaller;
beforeEach(async () => {
  box = await buildMailbox();
  caller = aBob();
  box.writeRecordings(caller.asterisk, 4);
});

const listens = () => calls(caller, box, '1002');
const hearsTheOne = () => hearsOnlyMessage(caller, box);

describe('more about a message', () => {
  const more = ['vm-tocallback', 'vm-tohearenv', 'vm-star-cancel'];

  it('given 3 and 3, then it is told when and from whom it is', async () => {
    const flow = listens();
    await hearsTheOne();
    await press(caller, '3');
    await caller.startsToHear(more[0] ?? '');
    await press(caller, '3');
    await caller.hears(...envelope, ...choicesAlone);
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
    await caller.hears('vm-nonumber', ...choicesAlone);
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
    await caller.hears(...choicesAlone);
    caller.hangsUp();
    await flow;
  });
});
