import type { CallLeg, CallOutcome, CallRecord } from './call-record.ts';

/**
 * One call as people see it, from all legs Asterisk recorded of it (at least one). What Asterisk 22 writes for each way
 * through our dialplan stands in fold-call.test.ts: each Dial() that did not succeed is a leg of its own, and the
 * application the caller comes to afterwards (Stasis, VoiceMail) is another one of the same channel.
 */
export function foldCall(legs: readonly CallLeg[]): CallRecord {
  const inOrder = [...legs].sort(byBeginning);
  const [first] = inOrder;
  if (!first) throw new RangeError('A call has at least one leg.');
  const endedAt = latest(inOrder.map((leg) => leg.endedAt));
  const talks = talkLegs(inOrder);
  const answeredAt = talks[0]?.answeredAt ?? null;
  const talkEndedAt = latest(talks.map((leg) => leg.endedAt));
  return {
    id: first.callId,
    startedAt: first.startedAt,
    answeredAt,
    endedAt,
    callerNumber: first.source,
    callerName: callerNameIn(first.callerId),
    dialledNumber: first.userField || (sentAwayFrom(first) ?? dialledNumberIn(first.destination)),
    answeredBy:
      talks
        .filter(({ context }) => context !== pageContext)
        .map((leg) => extensionOf(leg.destinationChannel))
        .find((number) => number !== null) ?? null,
    outcome: outcomeOf(inOrder),
    durationSeconds: secondsBetween(first.startedAt, endedAt),
    talkSeconds: answeredAt ? secondsBetween(answeredAt, talkEndedAt) : 0,
  };
}

function outcomeOf(legs: readonly CallLeg[]): CallOutcome {
  if (legs.some((leg) => isAnsweredByPhone(leg) || (isAnswered(leg) && servedBy(leg) === 'own-mailbox'))) {
    return 'answered';
  }
  if (legs.some((leg) => isAnswered(leg) && servedBy(leg) === 'mailbox')) return 'voicemail';
  if (legs.some((leg) => leg.disposition === 'BUSY')) return 'busy';
  if (legs.some(hasFailed)) return 'failed';
  return legs.some((leg) => isAnswered(leg) && servedBy(leg) === 'nothing-known') ? 'answered' : 'no-answer';
}

/** The legs in which somebody spoke with somebody, or with a mailbox when nobody answered. */
function talkLegs(legs: readonly CallLeg[]): readonly CallLeg[] {
  const byPhone = legs.filter(isAnsweredByPhone);
  return byPhone.length > 0 ? byPhone : legs.filter(isAnswered);
}

function isAnsweredByPhone(leg: CallLeg): boolean {
  return isAnswered(leg) && leg.destinationChannel !== '';
}

function isAnswered(leg: CallLeg): boolean {
  if (leg.disposition !== 'ANSWERED' || leg.answeredAt === null || servedBy(leg) === 'queue') return false;
  return servedBy(leg) !== 'mailbox' || leg.endedAt.getTime() - leg.answeredAt.getTime() >= heardMs;
}

/** A mailbox that takes a caller who is hanging up right then is "answered" for some ms; nobody heard a word of it. */
const heardMs = 500;

function servedBy(leg: CallLeg): 'mailbox' | 'own-mailbox' | 'queue' | 'nothing-known' {
  if (leg.lastApplication === 'VoiceMail') return 'mailbox';
  if (leg.lastApplication === 'VoiceMailMain') return 'own-mailbox';
  // A Dial() that finds no phone to ring remains the leg's last application, whatever its caller comes to afterwards.
  if (leg.lastApplication === 'Dial' && contextsOfMissedCalls.has(leg.context)) return 'mailbox';
  if (leg.lastApplication !== 'Stasis') return 'nothing-known';
  const [, flow] = leg.lastData.split(',');
  if (flow === 'leave-voicemail') return 'mailbox';
  // Who hears nothing but music has not been answered, whatever Asterisk calls it.
  if (flow === 'queue') return 'queue';
  return flow === 'check-voicemail' ? 'own-mailbox' : 'nothing-known';
}

/** Contexts of the dialplan in which nobody but a mailbox answers. */
const contextsOfMissedCalls = new Set(['missed', 'voicemail-native']);

/** Where the dialplan lets a pager speak. Of the many who hear it, Asterisk records one. */
const pageContext = 'page-speak';

/** Q.850 causes by which the dialplan says "this number can't be reached": unallocated, no route, not complete. */
const causesOfFailure = new Set(['1', '2', '3', '27', '28', '34', '38', '41', '42']);
/** What it says before: not every caller hears it to the end. */
const announcementsOfFailure = new Set(['ss-noservice,noanswer', 'cannot-complete-as-dialed,noanswer']);

function hasFailed({ disposition, lastApplication, lastData }: CallLeg): boolean {
  if (disposition === 'FAILED' || disposition === 'CONGESTION') return true;
  if (lastApplication === 'Hangup') return causesOfFailure.has(lastData);
  return lastApplication === 'Playback' && announcementsOfFailure.has(lastData);
}

function byBeginning(a: CallLeg, b: CallLeg): number {
  return a.startedAt.getTime() - b.startedAt.getTime() || a.sequence - b.sequence;
}

function latest(times: readonly Date[]): Date {
  return new Date(Math.max(...times.map((time) => time.getTime())));
}

function secondsBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 1000);
}

/** `"Ann" <1001>` → `Ann`. */
function callerNameIn(callerId: string): string {
  const name = /^(.*?)\s*<[^<>]*>$/.exec(callerId)?.[1] ?? '';
  return name.replace(/^"(.*)"$/, '$1');
}

/** Native mailboxes are reached through extensions that name box and reason (context voicemail-native). */
function dialledNumberIn(destination: string): string {
  return destination.replace(/^leave-(unavailable|busy)-/, '').replace(/^check-/, '*');
}

/**
 * Who is transferred (blindly) in a call is sent on before Asterisk records it: the destination is where they went. What they had
 * dialled is what rang: `PJSIP/1002/sip:…` or `PJSIP/+15550100@trunk-main`. Null: this was no such leg.
 */
function sentAwayFrom({ context, lastApplication, lastData }: CallLeg): string | null {
  if (context !== 'from-extension' || lastApplication !== 'Dial') return null;
  return /^PJSIP\/([^/@,&]+)[/@]/.exec(lastData)?.[1] ?? null;
}

/** `PJSIP/1002-00000001` → `1002`. */
function extensionOf(channel: string): string | null {
  return /^PJSIP\/(.+)-[0-9a-f]+$/.exec(channel)?.[1] ?? null;
}
