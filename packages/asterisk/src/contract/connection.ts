import { beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from './scene.ts';

/** What outlives the connection to Asterisk. */
export function connectionContract(scene: Scene): void {
  describe('the connection', () => {
    let changes: string[];
    beforeEach(() => {
      changes = [];
    });

    it('given it broke, then the calls of before are still ours and obey', async () => {
      const far = await scene.answeredCall('silence');
      const unsubscribe = scene.port.onConnection((change) => changes.push(change));
      await scene.stage.breakConnection();
      unsubscribe();
      expect(changes).toEqual(['lost', 'restored']);
      expect((await scene.port.holdings()).channelIds).toContain(far.channelId);
      await far.presses('5');
      expect(await scene.witness.sees('digit', far.channelId)).toMatchObject({ digit: '5' });
      await scene.port.channels.hangUp(far.channelId, 'normal');
      await scene.witness.sees('channel-left', far.channelId);
      expect((await scene.port.holdings()).channelIds).not.toContain(far.channelId);
    });
  });
}
