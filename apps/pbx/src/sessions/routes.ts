import type { CallRecordRepository } from '@flexpbx/db';
import type { VoicemailReason } from '@flexpbx/domain';
import { announcementRoute } from '../conferences/announce.ts';
import { callAgain } from '../flows/call-again.ts';
import { checkVoicemail } from '../flows/check-voicemail.ts';
import { leaveVoicemail, resumeRecording } from '../flows/leave-voicemail.ts';
import type { VoicemailParts } from '../flows/voicemail-parts.ts';
import { checkNatively, hangUp, leaveNatively } from './flow-result.ts';
import type { Route } from './sessions.ts';

/**
 * The way of a call by what stands in its Stasis() line: `leave-voicemail,<mailbox>,<unavailable|busy>` or
 * `check-voicemail[,<mailbox>]`, or of a channel of our own that speaks into a conference. Null for anything else: the dialplan and we are not of one version.
 */
export function routeOf(stasisArguments: readonly string[], parts: VoicemailParts): Route | null {
  const announcement = announcementRoute(stasisArguments);
  if (announcement) return announcement;
  const [name, mailbox = '', reason] = stasisArguments;
  if (!/^\d*$/.test(mailbox)) return null;
  if (name === 'leave-voicemail' && mailbox !== '') return leavingRoute(mailbox, reasonIn(reason), parts);
  return name === 'check-voicemail' ? checkingRoute(mailbox, parts) : null;
}

/** Leaving a message, from the greeting on. */
export function leavingRoute(mailbox: string, reason: VoicemailReason, parts: VoicemailParts): Route {
  return {
    name: 'leave-voicemail',
    flow: (call) => leaveVoicemail(call, { mailbox, reason }, parts),
    fallback: leaveNatively(mailbox, reason),
    stage: { state: 'leaving-message', place: mailbox, since: null },
  };
}

/** Leaving a message, from its recording on. */
export function recordingRoute(mailbox: string, draftId: string, parts: VoicemailParts): Route {
  return {
    name: 'leave-voicemail',
    flow: (call) => resumeRecording(call, draftId, parts),
    fallback: hangUp,
    stage: { state: 'leaving-message', place: mailbox, since: null },
  };
}

/** Listening to messages, from the PIN on. */
export function checkingRoute(mailbox: string, parts: VoicemailParts): Route {
  return {
    name: 'check-voicemail',
    flow: (call) => checkVoicemail(call, { mailbox }, parts),
    fallback: mailbox === '' ? hangUp : checkNatively(mailbox),
    stage: { state: 'mailbox', place: mailbox, since: null },
  };
}

/** Calling a number of the history again: `redial,<extension>` or `call-back,<extension>`. Null for anything else. */
export function callingAgain(
  [kind, extension = '']: readonly string[],
  records: Pick<CallRecordRepository, 'page'>,
): Route | null {
  if ((kind !== 'redial' && kind !== 'call-back') || !/^\d+$/.test(extension)) return null;
  return { name: kind, flow: (call) => callAgain(call, { kind, extension }, records), fallback: hangUp };
}

/** A call whose story we don't know: it is ended rather than left in silence. */
export const unknownRoute: Route = { name: 'unknown', flow: async () => hangUp, fallback: hangUp };

/** What isn't `busy` is told as unavailable. */
export function reasonIn(text: string | undefined): VoicemailReason {
  return text === 'busy' ? 'busy' : 'unavailable';
}
