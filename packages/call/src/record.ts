import type { AsteriskEvent, AsteriskPort, EventOf } from '@flexpbx/asterisk/port';
import { isRefusal } from '@flexpbx/asterisk/port';
import type { RecordingEnd, RecordOptions, RecordOutcome } from './call.ts';
import type { Line } from './line.ts';
import type { Sleep } from './live-call.ts';
import type { TypedKeys } from './typed-keys.ts';

/** What recording a caller needs. */
export interface RecordParts {
  readonly line: Line;
  readonly asterisk: AsteriskPort;
  readonly channelId: string;
  readonly typed: TypedKeys;
  readonly sleep: Sleep;
  readonly options: RecordOptions;
}

/** Asterisk finishes a file at once when the caller hangs up; a disk that is stuck must not hold up the flow for ever. */
const finishLimitMs = 5_000;

type Finished = EventOf<'recording-finished'> | EventOf<'recording-failed'>;

/** Records the caller until a key, silence, the longest time or the end of the call; see `Call.record`. */
export async function record(parts: RecordParts): Promise<RecordOutcome> {
  const { line, asterisk, channelId, typed, options } = parts;
  const { name } = options;
  typed.forget();
  try {
    const recording = await line.begin<Finished>({
      name: 'recording',
      id: name,
      start: () => asterisk.channels.record(channelId, { ...options, format: 'wav' }),
      stop: () => asterisk.recordings.stop(name),
      outcomeIn: endOfRecording,
    });
    const finished = await whenFinished(parts, recording.ended);
    if (finished.type === 'recording-failed') return { kind: 'failed', reason: finished.reason };
    const { durationSeconds, talkingSeconds } = finished;
    return { kind: 'recorded', name, durationSeconds, talkingSeconds, endedBy: await whatEnded(parts, finished) };
  } catch (fault) {
    if (!isRefusal(fault)) throw fault;
    return { kind: 'failed', reason: fault instanceof Error ? fault.message : String(fault) };
  }
}

function endOfRecording(event: AsteriskEvent): Finished | null {
  return event.type === 'recording-finished' || event.type === 'recording-failed' ? event : null;
}

/** A hang-up ends a recording well; only when we can't learn what becomes of it is the call over for the flow. */
async function whenFinished({ line, sleep, options, channelId }: RecordParts, ended: Promise<Finished>) {
  const settled = new AbortController();
  const callEnded = new Promise<'call-ended'>((resolve) => {
    const tell = () => resolve('call-ended');
    if (line.signal.aborted) tell();
    else line.signal.addEventListener('abort', tell, { once: true, signal: settled.signal });
  });
  try {
    const first = await Promise.race([ended, callEnded]);
    if (first !== 'call-ended') return first;
    if (line.endReason === 'drain' || line.endReason === 'connection-lost') throw line.signal.reason;
    const limit = sleep(finishLimitMs, settled.signal).then(
      (): Finished => ({
        type: 'recording-failed',
        recordingName: options.name,
        channelId,
        reason: 'Asterisk did not say that it finished',
      }),
    );
    return await Promise.race([ended, limit]);
  } finally {
    settled.abort();
  }
}

async function whatEnded(
  { line, typed, options }: RecordParts,
  finished: EventOf<'recording-finished'>,
): Promise<RecordingEnd> {
  const { terminator, maxSeconds, silenceSeconds } = options;
  const key = terminator === 'none' ? null : typed.take((typedKey) => terminator === 'any' || typedKey === terminator);
  if (key !== null) return { by: 'key', key };
  if (finished.durationSeconds >= maxSeconds) return { by: 'limit' };
  // Asterisk may tell that the recording finished a moment before it tells of the hang-up that ended it.
  if (line.endReason === null && silenceSeconds !== null) await line.lookForTheEnd();
  if (line.endReason === 'left') return { by: 'left' };
  return { by: line.endReason === null && silenceSeconds !== null ? 'silence' : 'hangup' };
}
