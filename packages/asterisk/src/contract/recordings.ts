import { describe, expect, it } from 'vitest';
import type { Scene } from './scene.ts';

/** What a caller says, kept in a file. */
export function recordingsContract(scene: Scene): void {
  describe('recordings', () => {
    it('given a key ends it, then we hear the key first and the recording is kept', async () => {
      const far = await scene.answeredCall('tone');
      const recording = scene.aRecording({});
      await scene.port.channels.record(far.channelId, recording);
      await scene.witness.sees('recording-started', recording.name);
      await far.presses('#');
      await scene.witness.sees('recording-finished', recording.name);
      expect(scene.witness.story(far.channelId, 'digit', 'recording-finished')).toEqual([
        'digit',
        'recording-finished',
      ]);
      expect(await scene.port.recordings.listStored()).toContain(recording.name);
    });

    it('given silence ends it, then it says how much of it was speech', async () => {
      const far = await scene.answeredCall('words-then-silence');
      const recording = scene.aRecording({});
      await scene.port.channels.record(far.channelId, recording);
      await scene.witness.sees('recording-started', recording.name);
      far.goesOn();
      const finished = await scene.witness.sees('recording-finished', recording.name);
      expect(finished.talkingSeconds).toBeGreaterThan(0);
      expect(finished.durationSeconds).toBeGreaterThanOrEqual(finished.talkingSeconds ?? 0);
      expect(finished.durationSeconds).toBeLessThan(30);
    });

    it('given it reaches its longest, then it ends there', async () => {
      const far = await scene.answeredCall('tone');
      const recording = scene.aRecording({ maxSeconds: 1, silenceSeconds: null });
      await scene.port.channels.record(far.channelId, recording);
      await scene.witness.sees('recording-started', recording.name);
      far.goesOn();
      const finished = await scene.witness.sees('recording-finished', recording.name);
      expect(finished.talkingSeconds).toBeNull();
      // Asterisk counts by the wall clock's full seconds.
      expect([1, 2]).toContain(finished.durationSeconds);
    });

    it('given the caller hangs up, then the recording is finished and kept before the call leaves', async () => {
      const far = await scene.answeredCall('tone');
      const recording = scene.aRecording({});
      await scene.port.channels.record(far.channelId, recording);
      await scene.witness.sees('recording-started', recording.name);
      await far.hangsUp();
      await scene.witness.sees('channel-left', far.channelId);
      expect(scene.witness.story(far.channelId, 'recording-finished', 'channel-left')).toEqual([
        'recording-finished',
        'channel-left',
      ]);
      expect(await scene.port.recordings.listStored()).toContain(recording.name);
    });

    it('given we stop one and throw another away, then only the first is kept', async () => {
      const { channelId } = await scene.answeredCall('tone');
      const [kept, thrown] = [scene.aRecording({}), scene.aRecording({})];
      await scene.port.channels.record(channelId, kept);
      await scene.witness.sees('recording-started', kept.name);
      await scene.port.recordings.stop(kept.name);
      await scene.witness.sees('recording-finished', kept.name);
      await scene.port.channels.record(channelId, thrown);
      await scene.witness.sees('recording-started', thrown.name);
      await scene.port.recordings.cancel(thrown.name);
      await scene.witness.sees('recording-finished', thrown.name);
      const stored = await scene.port.recordings.listStored();
      expect(stored).toContain(kept.name);
      expect(stored).not.toContain(thrown.name);
    });

    it('given its name is in use, then it is refused; deleted, then the name is free again', async () => {
      const far = await scene.answeredCall('tone');
      const recording = scene.aRecording({});
      await scene.port.channels.record(far.channelId, recording);
      await scene.witness.sees('recording-started', recording.name);
      await scene.port.recordings.stop(recording.name);
      await scene.witness.sees('recording-finished', recording.name);
      const again = () => scene.port.channels.record(far.channelId, recording);
      await expect(again()).rejects.toMatchObject({ id: 'asterisk-refused' });
      await scene.port.recordings.deleteStored(recording.name);
      await again();
      await scene.port.recordings.cancel(recording.name);
    });
  });
}
