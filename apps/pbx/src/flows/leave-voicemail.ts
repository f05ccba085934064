import type { Call, Prompt, RecordOutcome } from '@flexpbx/call';
import type { VoicemailReason } from '@flexpbx/domain';
import type { StoreOutcome } from '@flexpbx/voicemail-spool';
import { type FlowResult, hangUp, leaveNatively } from '../sessions/flow-result.ts';
import type { VoicemailParts } from './voicemail-parts.ts';

/** Whose mailbox a caller came to, and why. */
export interface LeaveVoicemailRequest {
  readonly mailbox: string;
  readonly reason: VoicemailReason;
}

/**
 * Greets a caller, records a message, and stores it, also when the caller hangs up instead of pressing #. How it came here is
 * written on the channel already, by the dialplan's [missed], which has answered it too: a request for either would cost more.
 */
export async function leaveVoicemail(
  call: Call,
  { mailbox, reason }: LeaveVoicemailRequest,
  parts: VoicemailParts,
): Promise<FlowResult> {
  const found = await parts.directory.find(mailbox);
  if (found.kind === 'unreachable') return leaveNatively(mailbox, reason);
  await call.answer();
  if (found.kind === 'none') {
    await call.play('sound:vm-nobodyavail', 'sound:vm-goodbye');
    return hangUp;
  }

  const greeting = await greetingOf(mailbox, reason, parts);
  await call.menu([...greeting, 'sound:vm-intro'], { keys: '#', timeoutMs: 0 });

  const draftId = parts.newDraftId();
  const draft = {
    mailbox,
    callerNumber: call.caller.number,
    callerName: call.caller.name,
    context: 'from-extension',
    extension: call.dialledNumber,
    channel: call.id,
    startedAt: parts.now(),
    minSeconds: found.limits.minMessageSeconds,
  };
  const begun = await parts.spool.beginDraft(draftId, draft, found.limits.maxMessages);
  if (begun.kind === 'mailbox-full') {
    await call.play('sound:vm-mailboxfull', 'sound:vm-goodbye');
    return hangUp;
  }
  if (begun.kind === 'disk-full') {
    parts.logger.error('the disk is full: a caller could not leave a message', { mailbox });
    await apologise(call);
    return hangUp;
  }

  const message = call.scope.add('message', async () => void (await storeMessage(draftId, parts)));
  await call.setVariables({ FLEXPBX_DRAFT: draftId });
  const recorded = await call.record({
    name: begun.recordingName,
    maxSeconds: found.limits.maxMessageSeconds,
    silenceSeconds: found.limits.silenceSeconds,
    terminator: '#',
    beep: true,
  });
  const stored = await storeMessage(draftId, parts);
  message.release();
  await tellOutcome(call, recorded, stored, parts);
  return hangUp;
}

/** A caller whose message was still being recorded when we were restarted. */
export async function resumeRecording(call: Call, draftId: string, parts: VoicemailParts): Promise<FlowResult> {
  const message = call.scope.add('message', async () => void (await storeMessage(draftId, parts)));
  // A channel does one thing after the other: this is heard, and answered, when the recording has ended.
  await call.play('sound:silence/1');
  const stored = await storeMessage(draftId, parts);
  message.release();
  await tellStored(call, stored);
  return hangUp;
}

/** Stores a finished recording, sets the light, and calls the administrator when it has to wait. */
export async function storeMessage(draftId: string, parts: StoreParts): Promise<StoreOutcome> {
  const outcome = await parts.spool.storeDraft(draftId);
  if (outcome.kind === 'stored') parts.mailboxChanged(outcome.mailbox);
  if (outcome.kind === 'too-short') {
    const { mailbox, seconds } = outcome;
    parts.logger.info('a message was too short to be kept', { mailbox, seconds });
  }
  if (outcome.kind === 'kept') {
    parts.logger.error('a message could not be put into its mailbox; it is kept and tried again', {
      reason: outcome.reason,
      draftId,
    });
  }
  return outcome;
}

/** What storing a message needs. */
export type StoreParts = Pick<VoicemailParts, 'spool' | 'mailboxChanged' | 'logger'>;

/** In the order of VoiceMail(): the temporary greeting, the one for the reason, the spoken name, the number. */
async function greetingOf(mailbox: string, reason: VoicemailReason, { spool }: VoicemailParts): Promise<Prompt[]> {
  const own = (await spool.greetingOf(mailbox, 'temporary')) ?? (await spool.greetingOf(mailbox, reason));
  if (own !== null) return [`sound:${own}`];
  const name = await spool.greetingOf(mailbox, 'name');
  const who: Prompt[] = name === null ? ['sound:vm-theperson', `digits:${mailbox}`] : [`sound:${name}`];
  return [...who, reason === 'busy' ? 'sound:vm-isonphone' : 'sound:vm-isunavail'];
}

async function tellOutcome(call: Call, recorded: RecordOutcome, stored: StoreOutcome, parts: VoicemailParts) {
  if (recorded.kind === 'recorded') return tellStored(call, stored);
  parts.logger.error('Asterisk could not record a message', { reason: recorded.reason });
  if (stored.kind === 'stored') return tellStored(call, stored);
  return apologise(call);
}

async function tellStored(call: Call, stored: StoreOutcome): Promise<void> {
  switch (stored.kind) {
    case 'stored':
    case 'kept':
      await call.play('sound:vm-msgsaved', 'sound:vm-goodbye');
      return;
    case 'too-short':
      await call.play('sound:vm-tooshort', 'sound:vm-goodbye');
      return;
    case 'gone':
      await call.play('sound:vm-goodbye');
      return;
    default:
      stored satisfies never;
  }
}

async function apologise(call: Call): Promise<void> {
  await call.play('sound:im-sorry', 'sound:please-try-call-later', 'sound:vm-goodbye');
}
