import { describe, expect, it } from 'vitest';
import { isGone } from '../port.ts';
import type { Scene } from './scene.ts';

/** Calls that come in, what they carry, and what is told of all that is gone. */
export function callsContract(scene: Scene): void {
  describe('calls that come in', () => {
    it('given somebody calls, then the event says who and with which arguments', async () => {
      const { channelId } = await scene.stage.callIn('silence');
      const entered = await scene.witness.sees('channel-entered', channelId);
      expect(entered.arguments).toEqual(['leave', '1001']);
      expect(entered.channel).toMatchObject({ callerNumber: '1001', callerName: 'Ann', state: 'Ring' });
      expect(entered.channel.dialplan).toMatchObject({ context: 'enter', extension: 'call' });
    });

    it('when it is answered, then it is up, and answering again changes nothing', async () => {
      const { channelId } = await scene.answeredCall('silence');
      await scene.port.channels.answer(channelId);
      expect((await scene.port.channels.get(channelId)).state).toBe('Up');
      expect(scene.witness.story(channelId, 'channel-state')).toHaveLength(1);
    });

    it('when the caller hangs up, then we hear of the wish and that it left, and it is gone', async () => {
      const far = await scene.answeredCall('silence');
      await far.hangsUp();
      await Promise.all([
        scene.witness.sees('hangup-requested', far.channelId),
        scene.witness.sees('channel-left', far.channelId),
      ]);
      await expect(scene.port.channels.answer(far.channelId)).rejects.toSatisfy(isGone);
    });

    it('when we hang up, then it leaves and is gone', async () => {
      const { channelId } = await scene.answeredCall('silence');
      await scene.port.channels.hangUp(channelId, 'normal');
      await scene.witness.sees('channel-left', channelId);
      await expect(scene.port.channels.get(channelId)).rejects.toSatisfy(isGone);
    });

    it('when it continues in the dialplan, then it leaves, lives on there and no longer obeys us', async () => {
      const { channelId } = await scene.answeredCall('silence');
      await scene.port.channels.continueTo(channelId, { context: 'enter', extension: 'continued', priority: 1 });
      await scene.witness.sees('channel-left', channelId);
      const extension = async () => (await scene.port.channels.get(channelId)).dialplan.extension;
      await expect.poll(extension).toBe('continued');
      expect(scene.witness.story(channelId, 'hangup-requested')).toEqual([]);
      await expect(scene.port.channels.answer(channelId)).rejects.toMatchObject({ id: 'asterisk-refused' });
      await scene.port.channels.hangUp(channelId, 'normal');
    });
  });

  describe('what a channel carries', () => {
    it('given a variable is set, then it is read back, and one that is not set is null', async () => {
      const { channelId } = await scene.stage.callIn('silence');
      await scene.port.channels.setVariables(channelId, { FLEXPBX_FLOW: 'a, "b" & c=d', OTHER: 'x' });
      expect(await scene.port.channels.getVariable(channelId, 'FLEXPBX_FLOW')).toBe('a, "b" & c=d');
      expect(await scene.port.channels.getVariable(channelId, 'NOT_SET')).toBeNull();
      expect(await scene.port.channels.getVariable(channelId, 'DB(nothing/there)')).toBeNull();
      await expect(scene.port.channels.getVariable('no-such-channel', 'OTHER')).rejects.toSatisfy(isGone);
    });
  });

  describe('what is gone', () => {
    const requests: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['show', () => scene.port.channels.get('gone')],
      ['answer', () => scene.port.channels.answer('gone')],
      ['ring', () => scene.port.channels.ring('gone')],
      ['hang up', () => scene.port.channels.hangUp('gone', 'normal')],
      ['play', () => scene.port.channels.play('gone', scene.fresh('playback'), ['sound:beep'])],
      ['record', () => scene.port.channels.record('gone', scene.aRecording({}))],
      ['set variables', () => scene.port.channels.setVariables('gone', { A: 'b' })],
      ['continue', () => scene.port.channels.continueTo('gone', { context: 'a', extension: 'b', priority: 1 })],
      ['join', () => scene.port.bridges.addChannel('gone', 'gone')],
      ['stop playing', () => scene.port.playbacks.stop('gone')],
      ['skip forward', () => scene.port.playbacks.skip('gone', 'forward')],
      ['stop recording', () => scene.port.recordings.stop('gone')],
      ['throw a recording away', () => scene.port.recordings.cancel('gone')],
      ['delete a recording', () => scene.port.recordings.deleteStored('gone')],
    ];
    it.each(requests)('to %s what is gone is told as such', async (_name, request) => {
      await expect(request()).rejects.toSatisfy(isGone);
    });
  });
}
