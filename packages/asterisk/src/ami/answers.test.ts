import { expect, it } from 'vitest';
import { shownChannels } from './answers.ts';

it('given a stand-in was left behind by Bridge(), then only the channels of calls are shown', () => {
  const caller = { Channel: 'PJSIP/1001-00000001', Uniqueid: '1.1', Linkedid: '1.1', ChannelStateDesc: 'Up' };
  const ghost = {
    Channel: 'Surrogate/PJSIP/1002-00000002',
    Uniqueid: '1.3',
    Linkedid: '1.1',
    ChannelStateDesc: 'Down',
  };
  expect(shownChannels([caller, ghost]).map(({ id }) => id)).toEqual(['1.1']);
});
