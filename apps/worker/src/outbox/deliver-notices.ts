import { attemptMail, type MailParts } from './attempt-mail.ts';
import { attemptPush, type PushParts } from './attempt-push.ts';
import { type LaneSurroundings, runLane } from './run-lane.ts';

/** What delivering notices works with. */
export type DeliveryParts = LaneSurroundings & MailParts & PushParts;

/** Mail with a long message attached, over a slow line. */
const mailLimitMs = 60_000;
const mailsAtOnce = 3;
const pushLimitMs = 20_000;
const pushesAtOnce = 4;

/** Delivers notices by every channel, each in a lane of its own, until `signal` aborts. */
export async function deliverNotices(parts: DeliveryParts, signal: AbortSignal): Promise<void> {
  await Promise.all([
    runLane(
      {
        channel: 'mail',
        atOnce: mailsAtOnce,
        limitMs: mailLimitMs,
        attempt: (delivery, limit) => attemptMail(parts, delivery, limit),
      },
      parts,
      signal,
    ),
    runLane(
      {
        channel: 'push',
        atOnce: pushesAtOnce,
        limitMs: pushLimitMs,
        attempt: (delivery, limit) => attemptPush(parts, delivery, limit),
      },
      parts,
      signal,
    ),
  ]);
}
