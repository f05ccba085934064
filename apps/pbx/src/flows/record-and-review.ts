import type { Call, Key } from '@flexpbx/call';
import { maxGreetingSeconds } from '@flexpbx/domain';
import { keyTimeoutMs, timesAsked, type VoicemailParts } from './voicemail-parts.ts';

const mostTakes = 5;
const shortestSeconds = 1;

/**
 * Records what the caller says after `instructions` and lets it be heard and said again. Once it is accepted it is used, by the
 * id of its recording; whatever is not, a hang-up in between included, leaves everything as it was.
 */
export async function recordAndReview(
  call: Call,
  instructions: `sound:${string}`,
  parts: VoicemailParts,
  use: (spokenId: string) => Promise<void>,
): Promise<void> {
  for (let take = 1; take <= mostTakes; take++) {
    const spokenId = parts.newDraftId();
    const recording = call.scope.add('recording', () => parts.spool.spoken.discard(spokenId));
    const verdict = await oneTake(call, instructions, spokenId, parts);
    if (verdict === 'accepted') await use(spokenId);
    await parts.spool.spoken.discard(spokenId);
    recording.release();
    if (verdict !== 'again') return;
  }
}

async function oneTake(
  call: Call,
  instructions: `sound:${string}`,
  spokenId: string,
  parts: VoicemailParts,
): Promise<'accepted' | 'again' | 'cancelled'> {
  // Whoever takes this call up after us knows by this what to stop before it speaks.
  await call.setVariables({ FLEXPBX_DRAFT: spokenId });
  await call.play(instructions);
  const name = parts.spool.spoken.recordingName(spokenId);
  const recorded = await call.record({
    name,
    maxSeconds: maxGreetingSeconds,
    silenceSeconds: null,
    terminator: '#',
    beep: true,
  });
  await call.setVariables({ FLEXPBX_DRAFT: '' });
  if (recorded.kind === 'failed') {
    parts.logger.error('Asterisk could not record what the owner of a mailbox said', { reason: recorded.reason });
    await call.play('sound:im-sorry', 'sound:please-try-call-later');
    return 'cancelled';
  }
  if (recorded.durationSeconds < shortestSeconds) {
    await call.play('sound:vm-tooshort');
    return 'again';
  }
  return review(call, name);
}

/** 1 accept, 2 listen, 3 say it again, * forget it. Who says nothing has not accepted. */
async function review(call: Call, recordingName: string): Promise<'accepted' | 'again' | 'cancelled'> {
  for (let silences = 0; silences < timesAsked; ) {
    const options = { keys: '123*', timeoutMs: keyTimeoutMs };
    const key: Key | null = await call.menu(['sound:vm-review', 'sound:vm-star-cancel'], options);
    if (key === '1') return 'accepted';
    if (key === '3') return 'again';
    if (key === '*') return 'cancelled';
    silences = key === null ? silences + 1 : 0;
    if (key === '2') await call.menu(`recording:${recordingName}`, { keys: '#', timeoutMs: 0 });
  }
  return 'cancelled';
}
