import { FakeAsterisk } from '../fake/index.ts';
import { missingSound, type Stage } from './stage.ts';

const spokenSeconds = { tone: 60, silence: 0, 'words-then-silence': 2 } as const;

/** The contract's stage with the fake on it. */
export async function fakeStage(): Promise<Stage> {
  const asterisk = new FakeAsterisk({ answers: 'answers', busy: 'busy', 'never-answers': 'never-answers' });
  let calls = 0;
  return {
    port: asterisk,
    phone: (manner) => manner,
    callIn: async (voice) => {
      const description = { id: `call-${++calls}`, callerNumber: '1001', callerName: 'Ann' };
      const dialplan = { context: 'enter', extension: 'call', priority: 1 };
      const channel = asterisk.callEnters({ ...description, dialplan }, ['leave', '1001']);
      return {
        channelId: channel.id,
        presses: async (digit) => channel.presses(digit),
        hangsUp: async () => channel.hangsUp(),
        hearsOut: () => channel.finishPlayback(channel.playing?.media.includes(missingSound) ? 'failed' : 'done'),
        goesOn: () => {
          channel.speaks(spokenSeconds[voice]);
          if (channel.recording) channel.fallsSilent();
        },
      };
    },
    breakConnection: async () => {
      asterisk.loseConnection();
      asterisk.restoreConnection();
    },
    close: () => asterisk.close(),
  };
}
