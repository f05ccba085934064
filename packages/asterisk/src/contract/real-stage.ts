import { silentLogger } from '@flexpbx/runtime';
import { connectAmi } from '../ami/connect.ts';
import { connectAri } from '../ari/connect.ts';
import { layCable } from './cable.ts';
import { startRealAsterisk } from './real-asterisk.ts';
import type { Stage } from './stage.ts';
import { Witness } from './witness.ts';

/** The contract's stage with a real Asterisk on it, its far ends driven through the manager interface. */
export async function realStage(): Promise<Stage> {
  const asterisk = await startRealAsterisk();
  const cable = await layCable(asterisk.httpPort);
  const login = { host: '127.0.0.1', username: asterisk.username, password: asterisk.password };
  const signal = AbortSignal.timeout(10_000);
  const port = await connectAri({ ...login, port: cable.port, application: 'flexpbx', logger: silentLogger, signal });
  const ami = await connectAmi({ ...login, port: asterisk.amiPort, events: [], logger: silentLogger, signal });
  const witness = new Witness(port);
  let calls = 0;
  return {
    port,
    phone: (manner) => `Local/${manner}@phones`,
    callIn: async (voice) => {
      const [farId, channelId] = [`far-${++calls}`, `call-${calls}`];
      await ami.action('Originate', {
        Channel: 'Local/call@enter/n',
        ChannelId: farId,
        OtherChannelId: channelId,
        Context: 'callers',
        Exten: voice,
        Priority: '1',
        CallerID: '"Ann" <1001>',
        Async: 'true',
        Variable: ['__CONTRACT_APPLICATION=flexpbx', '__CONTRACT_FLOW=leave', '__CONTRACT_MAILBOX=1001'],
      });
      await witness.sees('channel-entered', channelId);
      return {
        channelId,
        presses: async (digit) => {
          await ami.action('PlayDTMF', { Channel: farId, Digit: digit, Duration: '100' });
        },
        hangsUp: () => ami.hangup(farId),
        hearsOut: () => {},
        goesOn: () => {},
      };
    },
    breakConnection: async () => {
      const restored = new Promise<void>((resolve) => {
        const unsubscribe = port.onConnection((change) => {
          if (change !== 'restored') return;
          unsubscribe();
          resolve();
        });
      });
      cable.cut();
      await restored;
    },
    close: async () => {
      witness.close();
      await Promise.all([port.close(), ami.close()]);
      await cable.close();
      await asterisk.stop();
    },
  };
}
