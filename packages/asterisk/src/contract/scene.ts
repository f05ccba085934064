import type { RecordingRequest } from '../port.ts';
import type { CallerVoice, FarEnd, Stage } from './stage.ts';
import { Witness } from './witness.ts';

/** Where the tests of the contract are made: a stage that is raised once for all, and who watches it. */
export class Scene {
  readonly #raise: () => Promise<Stage>;
  #raised: { readonly stage: Stage; readonly witness: Witness } | null = null;
  #names = 0;

  constructor(raise: () => Promise<Stage>) {
    this.#raise = raise;
  }

  async open(): Promise<void> {
    const stage = await this.#raise();
    this.#raised = { stage, witness: new Witness(stage.port) };
  }

  async close(): Promise<void> {
    await this.#raised?.stage.close();
  }

  get stage(): Stage {
    return this.#open().stage;
  }

  get port(): Stage['port'] {
    return this.stage.port;
  }

  get witness(): Witness {
    return this.#open().witness;
  }

  /** A name nobody has yet. */
  fresh(kind: string): string {
    return `${kind}-${++this.#names}`;
  }

  aRecording(change: Partial<RecordingRequest>): RecordingRequest {
    return {
      name: this.fresh('recording'),
      format: 'wav',
      maxSeconds: 30,
      silenceSeconds: 1,
      terminator: '#',
      beep: false,
      ...change,
    };
  }

  /** Somebody calls, and we have answered. */
  async answeredCall(voice: CallerVoice): Promise<FarEnd> {
    const far = await this.stage.callIn(voice);
    await this.port.channels.answer(far.channelId);
    return far;
  }

  #open() {
    if (!this.#raised) throw new Error('the stage has not been raised yet');
    return this.#raised;
  }
}
