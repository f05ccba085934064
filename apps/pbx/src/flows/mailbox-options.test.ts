import type { ScriptedCaller } from '@flexpbx/call/testing';
import type { GreetingKind } from '@flexpbx/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { aBob, calls, ended, entersAndPresses, menuEnd } from '../testing/listener.ts';
import { buildMailbox, type MailboxFixture, press } from '../testing/mailbox-fixture.ts';

let box: MailboxFixture;
let caller: ScriptedCaller;
beforeEach(async () => {
  box = await buildMailbox();
  caller = aBob();
  box.writeRecordings(caller.asterisk, 4);
});

const listens = () => calls(caller, box, '1002');
const greetings = () => box.parts.spool.listGreetings('1002');

async function chooses(key: string): Promise<void> {
  await entersAndPresses(caller, '2');
  await caller.startsToHear('vm-options');
  await press(caller, key);
}

async function speaks(): Promise<void> {
  await caller.speaks(4);
  caller.presses('#');
}

const review = ['vm-review', 'vm-star-cancel'];

describe('greetings', () => {
  it.each([
    ['1', 'vm-rec-unv', 'unavailable'],
    ['2', 'vm-rec-busy', 'busy'],
    ['3', 'vm-rec-name', 'name'],
  ] as const)('given %s, then %s, and what is said becomes the %s greeting', async (key, instructions, kind) => {
    const flow = listens();
    await chooses(key);
    await caller.hears(instructions);
    await speaks();
    await caller.hears(...review);
    expect(await greetings()).toEqual([]);
    await press(caller, '1');
    await caller.hears('vm-msgsaved', 'vm-options');
    expect(await greetings()).toEqual([kind satisfies GreetingKind]);
    caller.hangsUp();
    await flow;
  });

  it('given 2 and 3, then it is heard, and said again', async () => {
    const flow = listens();
    await chooses('1');
    await caller.hears('vm-rec-unv');
    await speaks();
    await caller.startsToHear('vm-review');
    await press(caller, '2');
    await caller.hears('recording:spoken/draft-1', ...review);
    await press(caller, '3');
    await caller.hears('vm-rec-unv');
    await speaks();
    await caller.startsToHear('vm-review');
    await press(caller, '1');
    await caller.hears('vm-msgsaved');
    expect(await greetings()).toEqual(['unavailable']);
    expect(await box.disk.names('recording', 'spoken')).toEqual([]);
    caller.hangsUp();
    await flow;
  });

  it.each(['cancelled', 'not confirmed'])('given it is %s, then the greeting of before stays', async (how) => {
    await box.disk.speak('before', 2);
    await box.parts.spool.keepGreeting('1002', 'unavailable', 'before');
    const flow = listens();
    await chooses('1');
    await caller.hears('vm-rec-unv');
    await speaks();
    if (how === 'cancelled') {
      await caller.startsToHear('vm-review');
      await press(caller, '*');
    } else {
      for (const _ of [1, 2, 3]) {
        await caller.hears(...review);
        await caller.saysNothing();
      }
    }
    await caller.hears('vm-options');
    const file = await box.parts.spool.openGreeting('1002', 'unavailable');
    expect((await file?.stat())?.size).toBe(44 + 2 * 16_000);
    await file?.close();
    expect(await box.disk.names('recording', 'spoken')).toEqual([]);
    caller.hangsUp();
    await flow;
  });

  it('given Asterisk can not record, then the owner hears so and the operator is told', async () => {
    const flow = listens();
    await chooses('1');
    await caller.hears('vm-rec-unv');
    await caller.speaks(4);
    caller.asterisk.channel('caller')?.failRecording('no space left on device');
    await caller.hears('im-sorry', 'please-try-call-later', 'vm-options');
    expect(box.complaints).toEqual(['Asterisk could not record what the owner of a mailbox said']);
    caller.hangsUp();
    await flow;
  });

  it('given a temporary greeting, then it can be recorded, and erased again', async () => {
    const flow = listens();
    await chooses('4');
    await caller.hears('vm-tempgreeting', 'vm-star-cancel');
    await press(caller, '1');
    await caller.hears('vm-rec-temp');
    await speaks();
    await caller.startsToHear('vm-review');
    await press(caller, '1');
    await caller.hears('vm-msgsaved');
    expect(await greetings()).toEqual(['temporary']);
    await caller.startsToHear('vm-options');
    await press(caller, '4');
    await caller.startsToHear('vm-tempgreeting2');
    await press(caller, '2');
    await caller.hears('vm-tempremoved');
    expect(await greetings()).toEqual([]);
    caller.hangsUp();
    await flow;
  });
});

describe('the PIN', () => {
  const says = async (keys: string) => {
    await caller.startsToHear('vm-newpassword');
    await press(caller, keys);
  };

  it('given a new one twice, then it is changed for everybody who asks', async () => {
    const flow = listens();
    await chooses('5');
    await says('8642075319#');
    await caller.startsToHear('vm-reenterpassword');
    await press(caller, '8642075319#');
    await caller.hears('vm-passchanged', 'vm-options');
    expect(box.found).toMatchObject({ pin: '8642075319' });
    caller.hangsUp();
    await flow;
  });

  it.each(['123#', '1234#', '5555#', '1002#', '86420753195#'])('given %s, then it is refused', async (keys) => {
    const flow = listens();
    await chooses('5');
    await says(keys);
    await caller.hears('vm-invalid-password');
    await caller.startsToHear('vm-newpassword');
    caller.hangsUp();
    await flow;
    expect(box.found).toMatchObject({ pin: '4711' });
  });

  it('given the second is another one, then it is asked again, and nothing typed gives up', async () => {
    const flow = listens();
    await chooses('5');
    await says('86420#');
    await caller.startsToHear('vm-reenterpassword');
    await press(caller, '86421#');
    await caller.hears('vm-mismatch');
    await says('#');
    await caller.startsToHear('vm-options');
    await press(caller, '*');
    await caller.hears(...menuEnd);
    await press(caller, '#');
    await caller.hears('vm-goodbye');
    expect(await flow).toEqual(ended);
    expect(box.found).toMatchObject({ pin: '4711' });
  });

  it('given the database does not take it, then the owner hears so', async () => {
    box.parts.directory.changePin = async () => 'failed';
    const flow = listens();
    await chooses('5');
    await says('86420#');
    await caller.startsToHear('vm-reenterpassword');
    await press(caller, '86420#');
    await caller.hears('im-sorry', 'please-try-call-later', 'vm-options');
    caller.hangsUp();
    await flow;
  });
});
