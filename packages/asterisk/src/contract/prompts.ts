import { describe, expect, it } from 'vitest';
import { isGone } from '../port.ts';
import type { Scene } from './scene.ts';
import { missingSound } from './stage.ts';

/** What is played to a caller, and the keys that are pressed meanwhile. */
export function promptsContract(scene: Scene): void {
  describe('prompts and keys', () => {
    it('given a prompt is heard to its end, then it starts and finishes well', async () => {
      const far = await scene.answeredCall('silence');
      const playback = scene.fresh('playback');
      await scene.port.channels.play(far.channelId, playback, ['sound:digits/1', 'digits:23', 'number:4']);
      await scene.witness.sees('playback-started', playback);
      far.hearsOut();
      expect(await scene.witness.sees('playback-finished', playback)).toMatchObject({ outcome: 'done' });
      // Asterisk tells of the end a moment before it forgets the playback, and until then takes a stop as well.
      await expect.poll(() => scene.port.playbacks.stop(playback).catch(isGone)).toBe(true);
    });

    it('given music is played, then prompts are heard in between, and stopping what is silent does no harm', async () => {
      const far = await scene.answeredCall('silence');
      const playback = scene.fresh('playback');
      await scene.port.channels.startMusic(far.channelId, null);
      await scene.port.channels.play(far.channelId, playback, ['sound:digits/1']);
      await scene.witness.sees('playback-started', playback);
      far.hearsOut();
      expect(await scene.witness.sees('playback-finished', playback)).toMatchObject({ outcome: 'done' });
      await scene.port.channels.startMusic(far.channelId, 'default');
      await scene.port.channels.stopMusic(far.channelId);
      await scene.port.channels.stopMusic(far.channelId);
    });

    it('given a prompt is stopped, then it finishes well', async () => {
      const { channelId } = await scene.answeredCall('silence');
      const playback = scene.fresh('playback');
      await scene.port.channels.play(channelId, playback, ['sound:vm-intro']);
      await scene.witness.sees('playback-started', playback);
      await scene.port.playbacks.stop(playback);
      expect(await scene.witness.sees('playback-finished', playback)).toMatchObject({ channelId, outcome: 'done' });
    });

    it('given a prompt is stopped while another is still heard, then it is passed over, and its end told when its turn comes', async () => {
      const far = await scene.answeredCall('silence');
      const [heard, waiting] = [scene.fresh('playback'), scene.fresh('playback')];
      await scene.port.channels.play(far.channelId, heard, ['sound:vm-intro']);
      await scene.port.channels.play(far.channelId, waiting, ['sound:vm-intro']);
      await scene.witness.sees('playback-started', heard);
      await scene.port.playbacks.stop(waiting);
      expect(scene.witness.story(waiting, 'playback-finished')).toEqual([]);
      await scene.port.playbacks.stop(heard);
      expect(await scene.witness.sees('playback-finished', waiting)).toMatchObject({ outcome: 'done' });
      expect(scene.witness.story(waiting, 'playback-started')).toEqual([]);
    });

    it('given the caller moves about in a prompt, then it goes on and is heard to its end', async () => {
      const far = await scene.answeredCall('silence');
      const playback = scene.fresh('playback');
      await scene.port.channels.play(far.channelId, playback, ['sound:vm-intro']);
      await scene.witness.sees('playback-started', playback);
      await scene.port.playbacks.skip(playback, 'forward');
      await scene.port.playbacks.skip(playback, 'back');
      for (const _ of [1, 2, 3]) await scene.port.playbacks.skip(playback, 'forward');
      far.hearsOut();
      expect(await scene.witness.sees('playback-finished', playback)).toMatchObject({ outcome: 'done' });
    });

    it('given a sound does not exist, then its playback fails', async () => {
      const far = await scene.answeredCall('silence');
      const playback = scene.fresh('playback');
      await scene.port.channels.play(far.channelId, playback, [missingSound]);
      await scene.witness.sees('playback-started', playback);
      far.hearsOut();
      expect(await scene.witness.sees('playback-finished', playback)).toMatchObject({ outcome: 'failed' });
    });

    it('given the caller hangs up during a prompt, then the prompt ends before the call leaves', async () => {
      const far = await scene.answeredCall('silence');
      const playback = scene.fresh('playback');
      await scene.port.channels.play(far.channelId, playback, ['sound:vm-intro']);
      await scene.witness.sees('playback-started', playback);
      await far.hangsUp();
      await scene.witness.sees('channel-left', far.channelId);
      // The wish to hang up is told by another thread of Asterisk, mostly but not always first.
      expect(scene.witness.story(far.channelId, 'playback-finished', 'channel-left')).toEqual([
        'playback-finished',
        'channel-left',
      ]);
    });

    it('given keys are pressed with and without a prompt, then we hear each of them in order', async () => {
      const far = await scene.answeredCall('silence');
      const playback = scene.fresh('playback');
      await far.presses('1');
      await scene.witness.sees('digit', far.channelId);
      await scene.port.channels.play(far.channelId, playback, ['sound:vm-intro']);
      await scene.witness.sees('playback-started', playback);
      await far.presses('#');
      const digits = await scene.witness.until(() => {
        const heard = scene.witness
          .about(far.channelId)
          .flatMap((event) => (event.type === 'digit' ? [event.digit] : []));
        return heard.length === 2 ? heard : null;
      });
      expect(digits).toEqual(['1', '#']);
      expect(scene.witness.story(playback, 'playback-finished')).toEqual([]);
      await scene.port.playbacks.stop(playback);
    });
  });
}
