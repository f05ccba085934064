import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelHands, isGone, type RecordingRequest } from '../port.ts';
import { missingSound, type Stage } from './stage.ts';
import { Witness } from './witness.ts';

/** What every implementation of the port has to do alike; `raise` builds the stage once for all. */
export function portContract(name: string, raise: () => Promise<Stage>): void {
  describe(`the port to Asterisk, ${name}`, () => {
    let stage: Stage;
    let witness: Witness;
    let names = 0;
    const fresh = (kind: string) => `${kind}-${++names}`;

    beforeAll(async () => {
      stage = await raise();
      witness = new Witness(stage.port);
    }, 30_000);
    afterAll(() => stage?.close());

    const aRecording = (change: Partial<RecordingRequest>): RecordingRequest => ({
      name: fresh('recording'),
      format: 'wav',
      maxSeconds: 30,
      silenceSeconds: 1,
      terminator: '#',
      beep: false,
      ...change,
    });
    const answeredCall = async (voice: Parameters<Stage['callIn']>[0]) => {
      const far = await stage.callIn(voice);
      await stage.port.channels.answer(far.channelId);
      return far;
    };

    describe('calls that come in', () => {
      it('given somebody calls, then the event says who and with which arguments', async () => {
        const { channelId } = await stage.callIn('silence');
        const entered = await witness.sees('channel-entered', channelId);
        expect(entered.arguments).toEqual(['leave', '1001']);
        expect(entered.channel).toMatchObject({ callerNumber: '1001', callerName: 'Ann', state: 'Ring' });
        expect(entered.channel.dialplan).toMatchObject({ context: 'enter', extension: 'call' });
      });

      it('when it is answered, then it is up, and answering again changes nothing', async () => {
        const { channelId } = await answeredCall('silence');
        await stage.port.channels.answer(channelId);
        expect((await stage.port.channels.get(channelId)).state).toBe('Up');
        expect(witness.story(channelId, 'channel-state')).toHaveLength(1);
      });

      it('when the caller hangs up, then we hear of the wish and that it left, and it is gone', async () => {
        const far = await answeredCall('silence');
        await far.hangsUp();
        await Promise.all([
          witness.sees('hangup-requested', far.channelId),
          witness.sees('channel-left', far.channelId),
        ]);
        await expect(stage.port.channels.answer(far.channelId)).rejects.toSatisfy(isGone);
      });

      it('when we hang up, then it leaves and is gone', async () => {
        const { channelId } = await answeredCall('silence');
        await stage.port.channels.hangUp(channelId, 'normal');
        await witness.sees('channel-left', channelId);
        await expect(stage.port.channels.get(channelId)).rejects.toSatisfy(isGone);
      });

      it('when it continues in the dialplan, then it leaves, lives on there and no longer obeys us', async () => {
        const { channelId } = await answeredCall('silence');
        await stage.port.channels.continueTo(channelId, { context: 'enter', extension: 'continued', priority: 1 });
        await witness.sees('channel-left', channelId);
        const extension = async () => (await stage.port.channels.get(channelId)).dialplan.extension;
        await expect.poll(extension).toBe('continued');
        expect(witness.story(channelId, 'hangup-requested')).toEqual([]);
        await expect(stage.port.channels.answer(channelId)).rejects.toMatchObject({ id: 'asterisk-refused' });
        await stage.port.channels.hangUp(channelId, 'normal');
      });
    });

    describe('prompts and keys', () => {
      it('given a prompt is heard to its end, then it starts and finishes well', async () => {
        const far = await answeredCall('silence');
        const playback = fresh('playback');
        await stage.port.channels.play(far.channelId, playback, ['sound:digits/1', 'digits:23', 'number:4']);
        await witness.sees('playback-started', playback);
        far.hearsOut();
        expect(await witness.sees('playback-finished', playback)).toMatchObject({ outcome: 'done' });
        await expect(stage.port.playbacks.stop(playback)).rejects.toSatisfy(isGone);
      });

      it('given music is played, then prompts are heard in between, and stopping what is silent does no harm', async () => {
        const far = await answeredCall('silence');
        const playback = fresh('playback');
        await stage.port.channels.startMusic(far.channelId, null);
        await stage.port.channels.play(far.channelId, playback, ['sound:digits/1']);
        await witness.sees('playback-started', playback);
        far.hearsOut();
        expect(await witness.sees('playback-finished', playback)).toMatchObject({ outcome: 'done' });
        await stage.port.channels.startMusic(far.channelId, 'default');
        await stage.port.channels.stopMusic(far.channelId);
        await stage.port.channels.stopMusic(far.channelId);
      });

      it('given a prompt is stopped, then it finishes well', async () => {
        const { channelId } = await answeredCall('silence');
        const playback = fresh('playback');
        await stage.port.channels.play(channelId, playback, ['sound:vm-intro']);
        await witness.sees('playback-started', playback);
        await stage.port.playbacks.stop(playback);
        expect(await witness.sees('playback-finished', playback)).toMatchObject({ channelId, outcome: 'done' });
      });

      it('given a prompt is stopped while another is still heard, then it is passed over, and its end told when its turn comes', async () => {
        const far = await answeredCall('silence');
        const [heard, waiting] = [fresh('playback'), fresh('playback')];
        await stage.port.channels.play(far.channelId, heard, ['sound:vm-intro']);
        await stage.port.channels.play(far.channelId, waiting, ['sound:vm-intro']);
        await witness.sees('playback-started', heard);
        await stage.port.playbacks.stop(waiting);
        expect(witness.story(waiting, 'playback-finished')).toEqual([]);
        await stage.port.playbacks.stop(heard);
        expect(await witness.sees('playback-finished', waiting)).toMatchObject({ outcome: 'done' });
        expect(witness.story(waiting, 'playback-started')).toEqual([]);
      });

      it('given the caller moves about in a prompt, then it goes on and is heard to its end', async () => {
        const far = await answeredCall('silence');
        const playback = fresh('playback');
        await stage.port.channels.play(far.channelId, playback, ['sound:vm-intro']);
        await witness.sees('playback-started', playback);
        await stage.port.playbacks.skip(playback, 'forward');
        await stage.port.playbacks.skip(playback, 'back');
        for (const _ of [1, 2, 3]) await stage.port.playbacks.skip(playback, 'forward');
        far.hearsOut();
        expect(await witness.sees('playback-finished', playback)).toMatchObject({ outcome: 'done' });
      });

      it('given a sound does not exist, then its playback fails', async () => {
        const far = await answeredCall('silence');
        const playback = fresh('playback');
        await stage.port.channels.play(far.channelId, playback, [missingSound]);
        await witness.sees('playback-started', playback);
        far.hearsOut();
        expect(await witness.sees('playback-finished', playback)).toMatchObject({ outcome: 'failed' });
      });

      it('given the caller hangs up during a prompt, then the prompt ends before the call leaves', async () => {
        const far = await answeredCall('silence');
        const playback = fresh('playback');
        await stage.port.channels.play(far.channelId, playback, ['sound:vm-intro']);
        await witness.sees('playback-started', playback);
        await far.hangsUp();
        await witness.sees('channel-left', far.channelId);
        // The wish to hang up is told by another thread of Asterisk, mostly but not always first.
        expect(witness.story(far.channelId, 'playback-finished', 'channel-left')).toEqual([
          'playback-finished',
          'channel-left',
        ]);
      });

      it('given keys are pressed with and without a prompt, then we hear each of them in order', async () => {
        const far = await answeredCall('silence');
        const playback = fresh('playback');
        await far.presses('1');
        await witness.sees('digit', far.channelId);
        await stage.port.channels.play(far.channelId, playback, ['sound:vm-intro']);
        await witness.sees('playback-started', playback);
        await far.presses('#');
        const digits = await witness.until(() => {
          const heard = witness.about(far.channelId).flatMap((event) => (event.type === 'digit' ? [event.digit] : []));
          return heard.length === 2 ? heard : null;
        });
        expect(digits).toEqual(['1', '#']);
        expect(witness.story(playback, 'playback-finished')).toEqual([]);
        await stage.port.playbacks.stop(playback);
      });
    });

    describe('recordings', () => {
      it('given a key ends it, then we hear the key first and the recording is kept', async () => {
        const far = await answeredCall('tone');
        const recording = aRecording({});
        await stage.port.channels.record(far.channelId, recording);
        await witness.sees('recording-started', recording.name);
        await far.presses('#');
        await witness.sees('recording-finished', recording.name);
        expect(witness.story(far.channelId, 'digit', 'recording-finished')).toEqual(['digit', 'recording-finished']);
        expect(await stage.port.recordings.listStored()).toContain(recording.name);
      });

      it('given silence ends it, then it says how much of it was speech', async () => {
        const far = await answeredCall('words-then-silence');
        const recording = aRecording({});
        await stage.port.channels.record(far.channelId, recording);
        await witness.sees('recording-started', recording.name);
        far.goesOn();
        const finished = await witness.sees('recording-finished', recording.name);
        expect(finished.talkingSeconds).toBeGreaterThan(0);
        expect(finished.durationSeconds).toBeGreaterThanOrEqual(finished.talkingSeconds ?? 0);
        expect(finished.durationSeconds).toBeLessThan(30);
      });

      it('given it reaches its longest, then it ends there', async () => {
        const far = await answeredCall('tone');
        const recording = aRecording({ maxSeconds: 1, silenceSeconds: null });
        await stage.port.channels.record(far.channelId, recording);
        await witness.sees('recording-started', recording.name);
        far.goesOn();
        const finished = await witness.sees('recording-finished', recording.name);
        expect(finished.talkingSeconds).toBeNull();
        // Asterisk counts by the wall clock's full seconds.
        expect([1, 2]).toContain(finished.durationSeconds);
      });

      it('given the caller hangs up, then the recording is finished and kept before the call leaves', async () => {
        const far = await answeredCall('tone');
        const recording = aRecording({});
        await stage.port.channels.record(far.channelId, recording);
        await witness.sees('recording-started', recording.name);
        await far.hangsUp();
        await witness.sees('channel-left', far.channelId);
        expect(witness.story(far.channelId, 'recording-finished', 'channel-left')).toEqual([
          'recording-finished',
          'channel-left',
        ]);
        expect(await stage.port.recordings.listStored()).toContain(recording.name);
      });

      it('given we stop one and throw another away, then only the first is kept', async () => {
        const { channelId } = await answeredCall('tone');
        const [kept, thrown] = [aRecording({}), aRecording({})];
        await stage.port.channels.record(channelId, kept);
        await witness.sees('recording-started', kept.name);
        await stage.port.recordings.stop(kept.name);
        await witness.sees('recording-finished', kept.name);
        await stage.port.channels.record(channelId, thrown);
        await witness.sees('recording-started', thrown.name);
        await stage.port.recordings.cancel(thrown.name);
        await witness.sees('recording-finished', thrown.name);
        const stored = await stage.port.recordings.listStored();
        expect(stored).toContain(kept.name);
        expect(stored).not.toContain(thrown.name);
      });

      it('given its name is in use, then it is refused; deleted, then the name is free again', async () => {
        const far = await answeredCall('tone');
        const recording = aRecording({});
        await stage.port.channels.record(far.channelId, recording);
        await witness.sees('recording-started', recording.name);
        await stage.port.recordings.stop(recording.name);
        await witness.sees('recording-finished', recording.name);
        const again = () => stage.port.channels.record(far.channelId, recording);
        await expect(again()).rejects.toMatchObject({ id: 'asterisk-refused' });
        await stage.port.recordings.deleteStored(recording.name);
        await again();
        await stage.port.recordings.cancel(recording.name);
      });
    });

    describe('legs and bridges', () => {
      const leg = (manner: Parameters<Stage['phone']>[0]) => ({
        endpoint: stage.phone(manner),
        arguments: ['leg', '1002'],
        callerId: '"Ann" <1001>',
        ringSeconds: 20,
        variables: { FLEXPBX_FLOW: 'test' },
        originator: null,
      });

      it('given the phone answers, then it is dialled, rings, answers and enters with our arguments', async () => {
        const channelId = fresh('leg');
        await stage.port.channels.originate(channelId, leg('answers'));
        const entered = await witness.sees('channel-entered', channelId);
        expect(entered.arguments).toEqual(['leg', '1002']);
        expect(entered.channel).toMatchObject({ state: 'Up' });
        expect(await stage.port.channels.getVariable(channelId, 'FLEXPBX_FLOW')).toBe('test');
        const dialled = witness.about(channelId).flatMap((event) => (event.type === 'dial' ? [event.status] : []));
        expect(dialled).toEqual(['', 'RINGING', 'ANSWER']);
        await stage.port.channels.hangUp(channelId, 'normal');
        expect(await witness.sees('channel-gone', channelId)).toMatchObject({ cause: 16 });
      });

      it('given the phone is busy, then we hear so and the leg is gone', async () => {
        const channelId = fresh('leg');
        await stage.port.channels.originate(channelId, leg('busy'));
        await witness.sees('channel-gone', channelId);
        const dialled = witness.about(channelId).flatMap((event) => (event.type === 'dial' ? [event.status] : []));
        expect(dialled).toEqual(['', 'BUSY']);
      });

      it('given we give up while it rings, then the leg is gone without having entered', async () => {
        const channelId = fresh('leg');
        await stage.port.channels.originate(channelId, leg('never-answers'));
        await witness.until(() => (witness.story(channelId, 'dial').length === 2 ? true : null));
        await stage.port.channels.hangUp(channelId, 'no-answer');
        await witness.sees('channel-gone', channelId);
        expect(witness.story(channelId, 'channel-entered')).toEqual([]);
      });

      it('given a leg, then its channel tells whether it is called, ours, or gone on elsewhere', async () => {
        const channelId = fresh('leg');
        const inHandsOf = async () => (await stage.port.channels.get(channelId)).application;
        await stage.port.channels.originate(channelId, leg('never-answers'));
        expect(await inHandsOf()).toBe(channelHands.called);
        expect((await stage.port.holdings()).channelIds).toContain(channelId);
        await stage.port.channels.hangUp(channelId, 'normal');
        const { channelId: ours } = await answeredCall('silence');
        expect((await stage.port.channels.get(ours)).application).toBe(channelHands.served);
        await stage.port.channels.continueTo(ours, { context: 'enter', extension: 'continued', priority: 1 });
        await witness.sees('channel-left', ours);
        expect((await stage.port.channels.get(ours)).application).not.toBe(channelHands.served);
      });

      it('given two channels join a bridge, then it has both until they part or it is destroyed', async () => {
        const [one, two] = [await answeredCall('silence'), await answeredCall('silence')];
        const bridge = fresh('bridge');
        await stage.port.bridges.create(bridge, 'test');
        await stage.port.bridges.addChannel(bridge, one.channelId);
        await stage.port.bridges.addChannel(bridge, two.channelId);
        await witness.until(() => (witness.story(bridge, 'bridge-joined').length === 2 ? true : null));
        const shown = (await stage.port.bridges.list()).find(({ id }) => id === bridge);
        expect(shown).toMatchObject({ name: 'test' });
        expect(new Set(shown?.channelIds)).toEqual(new Set([one.channelId, two.channelId]));
        await stage.port.bridges.removeChannel(bridge, one.channelId);
        expect(await witness.sees('bridge-left', bridge)).toMatchObject({ channelId: one.channelId });
        await stage.port.bridges.destroy(bridge);
        await witness.until(() => (witness.story(bridge, 'bridge-left').length === 2 ? true : null));
        await expect(stage.port.bridges.destroy(bridge)).rejects.toSatisfy(isGone);
      });
    });

    describe('what a channel carries', () => {
      it('given a variable is set, then it is read back, and one that is not set is null', async () => {
        const { channelId } = await stage.callIn('silence');
        await stage.port.channels.setVariables(channelId, { FLEXPBX_FLOW: 'a, "b" & c=d', OTHER: 'x' });
        expect(await stage.port.channels.getVariable(channelId, 'FLEXPBX_FLOW')).toBe('a, "b" & c=d');
        expect(await stage.port.channels.getVariable(channelId, 'NOT_SET')).toBeNull();
        expect(await stage.port.channels.getVariable(channelId, 'DB(nothing/there)')).toBeNull();
        await expect(stage.port.channels.getVariable('no-such-channel', 'OTHER')).rejects.toSatisfy(isGone);
      });
    });

    describe('what is gone', () => {
      const requests: readonly (readonly [string, () => Promise<unknown>])[] = [
        ['show', () => stage.port.channels.get('gone')],
        ['answer', () => stage.port.channels.answer('gone')],
        ['ring', () => stage.port.channels.ring('gone')],
        ['hang up', () => stage.port.channels.hangUp('gone', 'normal')],
        ['play', () => stage.port.channels.play('gone', fresh('playback'), ['sound:beep'])],
        ['record', () => stage.port.channels.record('gone', aRecording({}))],
        ['set variables', () => stage.port.channels.setVariables('gone', { A: 'b' })],
        ['continue', () => stage.port.channels.continueTo('gone', { context: 'a', extension: 'b', priority: 1 })],
        ['join', () => stage.port.bridges.addChannel('gone', 'gone')],
        ['stop playing', () => stage.port.playbacks.stop('gone')],
        ['skip forward', () => stage.port.playbacks.skip('gone', 'forward')],
        ['stop recording', () => stage.port.recordings.stop('gone')],
        ['throw a recording away', () => stage.port.recordings.cancel('gone')],
        ['delete a recording', () => stage.port.recordings.deleteStored('gone')],
      ];
      it.each(requests)('to %s what is gone is told as such', async (_name, request) => {
        await expect(request()).rejects.toSatisfy(isGone);
      });
    });

    describe('the connection', () => {
      let changes: string[];
      beforeEach(() => {
        changes = [];
      });

      it('given it broke, then the calls of before are still ours and obey', async () => {
        const far = await answeredCall('silence');
        const unsubscribe = stage.port.onConnection((change) => changes.push(change));
        await stage.breakConnection();
        unsubscribe();
        expect(changes).toEqual(['lost', 'restored']);
        expect((await stage.port.holdings()).channelIds).toContain(far.channelId);
        await far.presses('5');
        expect(await witness.sees('digit', far.channelId)).toMatchObject({ digit: '5' });
        await stage.port.channels.hangUp(far.channelId, 'normal');
        await witness.sees('channel-left', far.channelId);
        expect((await stage.port.holdings()).channelIds).not.toContain(far.channelId);
      });
    });
  });
}
