import { describe, expect, it } from 'vitest';
import { channelHands, isGone } from '../port.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

/** Phones that are called, and channels that are joined. */
export function legsContract(scene: Scene): void {
  describe('legs and bridges', () => {
    const leg = (manner: Parameters<Stage['phone']>[0]) => ({
      endpoint: scene.stage.phone(manner),
      arguments: ['leg', '1002'],
      callerId: '"Ann" <1001>',
      ringSeconds: 20,
      variables: { FLEXPBX_FLOW: 'test' },
      originator: null,
    });

    it('given the phone answers, then it is dialled, rings, answers and enters with our arguments', async () => {
      const channelId = scene.fresh('leg');
      await scene.port.channels.originate(channelId, leg('answers'));
      const entered = await scene.witness.sees('channel-entered', channelId);
      expect(entered.arguments).toEqual(['leg', '1002']);
      expect(entered.channel).toMatchObject({ state: 'Up' });
      expect(await scene.port.channels.getVariable(channelId, 'FLEXPBX_FLOW')).toBe('test');
      const dialled = scene.witness.about(channelId).flatMap((event) => (event.type === 'dial' ? [event.status] : []));
      expect(dialled).toEqual(['', 'RINGING', 'ANSWER']);
      await scene.port.channels.hangUp(channelId, 'normal');
      expect(await scene.witness.sees('channel-gone', channelId)).toMatchObject({ cause: 16 });
    });

    it('given the phone is busy, then we hear so and the leg is gone', async () => {
      const channelId = scene.fresh('leg');
      await scene.port.channels.originate(channelId, leg('busy'));
      await scene.witness.sees('channel-gone', channelId);
      const dialled = scene.witness.about(channelId).flatMap((event) => (event.type === 'dial' ? [event.status] : []));
      expect(dialled).toEqual(['', 'BUSY']);
    });

    it('given we give up while it rings, then the leg is gone without having entered', async () => {
      const channelId = scene.fresh('leg');
      await scene.port.channels.originate(channelId, leg('never-answers'));
      await scene.witness.until(() => (scene.witness.story(channelId, 'dial').length === 2 ? true : null));
      await scene.port.channels.hangUp(channelId, 'no-answer');
      await scene.witness.sees('channel-gone', channelId);
      expect(scene.witness.story(channelId, 'channel-entered')).toEqual([]);
    });

    it('given a leg, then its channel tells whether it is called, ours, or gone on elsewhere', async () => {
      const channelId = scene.fresh('leg');
      const inHandsOf = async () => (await scene.port.channels.get(channelId)).application;
      await scene.port.channels.originate(channelId, leg('never-answers'));
      expect(await inHandsOf()).toBe(channelHands.called);
      expect((await scene.port.holdings()).channelIds).toContain(channelId);
      await scene.port.channels.hangUp(channelId, 'normal');
      const { channelId: ours } = await scene.answeredCall('silence');
      expect((await scene.port.channels.get(ours)).application).toBe(channelHands.served);
      await scene.port.channels.continueTo(ours, { context: 'enter', extension: 'continued', priority: 1 });
      await scene.witness.sees('channel-left', ours);
      expect((await scene.port.channels.get(ours)).application).not.toBe(channelHands.served);
    });

    it('given two channels join a bridge, then it has both until they part or it is destroyed', async () => {
      const [one, two] = [await scene.answeredCall('silence'), await scene.answeredCall('silence')];
      const bridge = scene.fresh('bridge');
      await scene.port.bridges.create(bridge, 'test');
      await scene.port.bridges.addChannel(bridge, one.channelId);
      await scene.port.bridges.addChannel(bridge, two.channelId);
      await scene.witness.until(() => (scene.witness.story(bridge, 'bridge-joined').length === 2 ? true : null));
      const shown = (await scene.port.bridges.list()).find(({ id }) => id === bridge);
      expect(shown).toMatchObject({ name: 'test' });
      expect(new Set(shown?.channelIds)).toEqual(new Set([one.channelId, two.channelId]));
      await scene.port.bridges.removeChannel(bridge, one.channelId);
      expect(await scene.witness.sees('bridge-left', bridge)).toMatchObject({ channelId: one.channelId });
      await scene.port.bridges.destroy(bridge);
      await scene.witness.until(() => (scene.witness.story(bridge, 'bridge-left').length === 2 ? true : null));
      await expect(scene.port.bridges.destroy(bridge)).rejects.toSatisfy(isGone);
    });
  });
}
