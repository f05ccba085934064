import type { ScriptedCaller } from '@flexpbx/call/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aBob, calls, choicesAlone, hearsOnlyMessage } from '../testing/listener.ts';
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
    await caller.hears('vm-msgforwarded', ...choicesAlone);
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
    await caller.hears('vm-msgforwarded', ...choicesAlone);
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
    await caller.hears(...choicesAlone);
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
