import { afterAll, beforeAll, expect, test } from 'vitest';
import { withCallControlOnCable } from './call-control-on-cable.ts';
import { Conversation } from './conversation.ts';
import { FullHouse } from './full-house.ts';
import { logged } from './log-lines.ts';
import { expectNothingLeft } from './nothing-left.ts';

/** Keepalives of 40 s are usual; a caller does not wait that long for a word. */
const NOTICED_MS = 6_000;
const LOST = 'the connection to Asterisk was lost';

let house: FullHouse;

beforeAll(async () => {
  house = await FullHouse.open();
});

afterAll(() => house?.household.close());

test('given call control is killed, then talkers notice nothing, menus speak again and all messages are kept', async () => {
  const { household } = house;
  const { inMenu, recording, talking } = await house.fill();
  await Conversation.allStayUnbroken(talking, async () => {
    const back = household.isBack('pbx');
    process.kill(household.pidNoted('pbx'), 'SIGKILL');
    await back;
    await Promise.all([house.hearMenu({ inMenu }), house.finishMessages(recording)]);
  });
  await house.leave({ inMenu, talking });
  expect(await house.tonesStored()).toEqual(house.tones);
});

test('given the way to Asterisk is cut in silence, then that is noticed soon, and callers are served when it is mended', async () => {
  const { household } = house;
  await household.without('pbx', () =>
    withCallControlOnCable(household.system, async (cables) => {
      const { inMenu, recording, talking } = await house.fill();
      const [hangsUp, ...others] = recording;
      await Conversation.allStayUnbroken(talking, async () => {
        const noticed = logged(household.system, 'pbx', LOST, NOTICED_MS);
        cables.fallSilent();
        await noticed;
        // Nobody of ours hears that this one goes.
        await hangsUp?.call.hangUp();
        await inMenu.at(-1)?.hangUp();
        cables.mend();
        await Promise.all([house.hearMenu({ inMenu }), house.finishMessages(others)]);
      });
      await house.leave({ inMenu, talking });
      expect(await house.tonesStored()).toEqual(house.tones);
    }),
  );
});

test('given all this, then nothing is left over', async () => {
  await expectNothingLeft(house.household);
});
