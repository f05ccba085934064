import type { AsteriskEvent } from '../event.ts';
import {
  type Channel,
  type ChannelState,
  channelHands,
  type DialplanPlace,
  type HangupCause,
  hangupCauses,
  type RecordingRequest,
} from '../port.ts';

/** What a channel is occupied with; one at a time, the others wait, as in Asterisk. */
type Task =
  | { readonly kind: 'playback'; readonly id: string; readonly media: readonly string[] }
  | { readonly kind: 'recording'; readonly recording: RecordingRequest };

/** Who a channel is. */
export interface FakeChannelDescription {
  readonly id: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** Where in the dialplan it stood; `null` for a leg that we call. */
  readonly dialplan: DialplanPlace | null;
}

/** What a channel tells the Asterisk it lives in. */
export interface FakeChannelSurroundings {
  readonly emit: (event: AsteriskEvent) => void;
  readonly onStored: (recordingName: string) => void;
  readonly onGone: (channel: FakeChannel) => void;
}

const nowhere: DialplanPlace = { context: '', extension: '', priority: 1 };

/**
 * A channel of the fake Asterisk. The verbs in third person are what the far end does; they take effect at once, and
 * nothing happens that no one asked for.
 */
export class FakeChannel {
  readonly id: string;
  state: ChannelState;
  inApplication = false;
  /** Where the application sent it; null while it didn't. */
  continuedTo: DialplanPlace | null = null;
  /** The class of music that is heard; null: none. */
  music: string | null = null;
  readonly variables = new Map<string, string>();
  readonly #description: FakeChannelDescription;
  readonly #surroundings: FakeChannelSurroundings;
  readonly #createdAt = new Date(0);
  #tasks: Task[] = [];
  /** Playbacks that were stopped before they began. */
  readonly #passedOver = new Set<string>();
  #spokenSeconds = 0;

  constructor(description: FakeChannelDescription, surroundings: FakeChannelSurroundings) {
    this.id = description.id;
    this.state = description.dialplan ? 'Ring' : 'Down';
    this.#description = description;
    this.#surroundings = surroundings;
  }

  /** Whether we called it: then we hear of it until its end, wherever it goes. */
  get isCalled(): boolean {
    return this.#description.dialplan === null;
  }

  /** The playback that is heard now. */
  get playing(): { readonly id: string; readonly media: readonly string[] } | null {
    const [task] = this.#tasks;
    return task?.kind === 'playback' ? task : null;
  }

  /** The recording that runs now. */
  get recording(): RecordingRequest | null {
    const [task] = this.#tasks;
    return task?.kind === 'recording' ? task.recording : null;
  }

  /** Playbacks and recordings, running and waiting. */
  get openTasks(): readonly string[] {
    return this.#tasks.map((task) => (task.kind === 'playback' ? `playback ${task.id}` : `recording ${nameOf(task)}`));
  }

  snapshot(): Channel {
    return {
      id: this.id,
      name: `Fake/${this.id}`,
      state: this.state,
      callerNumber: this.#description.callerNumber,
      callerName: this.#description.callerName,
      dialplan: this.continuedTo ?? this.#description.dialplan ?? nowhere,
      application: this.#application(),
      createdAt: this.#createdAt,
    };
  }

  /** A leg that is called is in the hands of its calling until it enters. */
  #application(): string {
    if (this.inApplication) return channelHands.served;
    return this.isCalled && this.state !== 'Up' ? channelHands.called : '';
  }

  enter(args: readonly string[]): void {
    this.inApplication = true;
    this.#emit({ type: 'channel-entered', channel: this.snapshot(), arguments: args });
  }

  changeState(state: ChannelState): void {
    if (this.state === state) return;
    this.state = state;
    this.#emit({ type: 'channel-state', channel: this.snapshot() });
  }

  play(id: string, media: readonly string[]): void {
    this.#begin({ kind: 'playback', id, media });
  }

  record(recording: RecordingRequest): void {
    this.#begin({ kind: 'recording', recording });
  }

  /** Whether it plays or will play this. */
  hasPlayback(id: string): boolean {
    return this.#tasks.some((task) => task.kind === 'playback' && task.id === id);
  }

  hasRecording(name: string): boolean {
    return this.#tasks.some((task) => task.kind === 'recording' && nameOf(task) === name);
  }

  /** Ends what is heard now. `failed`: a sound is missing. */
  finishPlayback(outcome: 'done' | 'failed'): void {
    const playing = this.playing;
    if (!playing) throw new Error(`Nothing is played to ${this.id}`);
    this.#tasks.shift();
    this.#emit({ type: 'playback-finished', playbackId: playing.id, channelId: this.id, outcome });
    this.#beginNext();
  }

  /** Silences a playback. One that still waits for others is passed over when its turn comes, and only then its end is told. */
  stopPlayback(id: string): void {
    if (this.playing?.id === id) this.finishPlayback('done');
    else this.#passedOver.add(id);
  }

  /** Ends what is recorded now. Asterisk cuts the silence that ended a recording off its end. */
  finishRecording(keep: 'keep' | 'discard'): void {
    const recording = this.recording;
    if (!recording) throw new Error(`Nothing is recorded from ${this.id}`);
    this.#tasks.shift();
    if (keep === 'keep') this.#surroundings.onStored(recording.name);
    this.#emit({
      type: 'recording-finished',
      recordingName: recording.name,
      channelId: this.id,
      durationSeconds: Math.min(this.#spokenSeconds, recording.maxSeconds),
      talkingSeconds: recording.silenceSeconds === null ? null : this.#spokenSeconds,
    });
    this.#beginNext();
  }

  /** Asterisk can't go on recording, say because the disk is full. */
  failRecording(reason: string): void {
    const recording = this.recording;
    if (!recording) throw new Error(`Nothing is recorded from ${this.id}`);
    this.#tasks.shift();
    this.#emit({ type: 'recording-failed', recordingName: recording.name, channelId: this.id, reason });
    this.#beginNext();
  }

  /** The far end presses a key; it ends a recording that waits for it. */
  presses(digit: string): void {
    this.#emit({ type: 'digit', channel: this.snapshot(), digit });
    const terminator = this.recording?.terminator;
    if (terminator === 'any' || terminator === digit) this.finishRecording('keep');
  }

  /** The far end speaks into the recording; at the recording's longest it ends. */
  speaks(seconds: number): void {
    this.#spokenSeconds += seconds;
    if (this.recording && this.#spokenSeconds >= this.recording.maxSeconds) this.finishRecording('keep');
  }

  /** The far end is silent for as long as ends the recording. */
  fallsSilent(): void {
    if ((this.recording?.silenceSeconds ?? null) === null) throw new Error(`Silence ends nothing on ${this.id}`);
    this.finishRecording('keep');
  }

  hangsUp(): void {
    this.end('normal');
  }

  /** Gives it back to the dialplan. */
  leave(place: DialplanPlace): void {
    this.continuedTo = place;
    this.inApplication = false;
    this.music = null;
    this.#tasks = [];
    this.#emit({ type: 'channel-left', channel: this.snapshot() });
  }

  /** The end of the channel, whoever wants it; in Asterisk's order. */
  end(cause: HangupCause): void {
    this.#emit({ type: 'hangup-requested', channel: this.snapshot() });
    this.#tasks = this.#tasks.slice(0, 1);
    if (this.playing) this.finishPlayback('failed');
    if (this.recording) this.finishRecording('keep');
    this.#surroundings.onGone(this);
    if (this.inApplication) this.#emit({ type: 'channel-left', channel: this.snapshot() });
    this.inApplication = false;
    // Asterisk tells the end of a channel only of those we called: of one from the dialplan we hear that it left.
    if (this.isCalled) this.#emit({ type: 'channel-gone', channel: this.snapshot(), cause: hangupCauses[cause] });
  }

  #begin(task: Task): void {
    this.#tasks.push(task);
    if (this.#tasks.length === 1) this.#beginNext();
  }

  #beginNext(): void {
    const [task] = this.#tasks;
    if (task?.kind === 'playback' && this.#passedOver.delete(task.id)) {
      this.finishPlayback('done');
      return;
    }
    if (task) this.music = null;
    if (task?.kind === 'playback') this.#emit({ type: 'playback-started', playbackId: task.id, channelId: this.id });
    if (task?.kind !== 'recording') return;
    this.#spokenSeconds = 0;
    this.#emit({ type: 'recording-started', recordingName: nameOf(task), channelId: this.id });
  }

  #emit(event: AsteriskEvent): void {
    this.#surroundings.emit(event);
  }
}

function nameOf(task: Extract<Task, { kind: 'recording' }>): string {
  return task.recording.name;
}
