import type { ClaimedDelivery, PushSubscriptionRepository, ThingRepository } from '@flexpbx/db';
import type { AttemptOutcome } from '@flexpbx/domain';
import { type PushSender, sendPush } from '../push/send-push.ts';
import type { WritingFor } from './notices/notice-writer.ts';
import { writePush } from './notices/writers.ts';

/** What sending notices by push works with. */
export interface PushParts {
  readonly subscriptions: Pick<PushSubscriptionRepository, 'addressOf' | 'forget'>;
  readonly things: Pick<ThingRepository, 'settings'>;
  readonly sender: Omit<PushSender, 'contact'>;
  /** The portal's address: who runs this system, as long as mail has no sender. */
  readonly portal: string;
  readonly timeZone: string;
  readonly wordsOf: WritingFor['wordsOf'];
}

/** Sends one notice to one browser. A browser that is gone is forgotten. */
export async function attemptPush(
  { subscriptions, things, sender, portal, timeZone, wordsOf }: PushParts,
  { notice, recipient }: ClaimedDelivery,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const text = await writePush(notice, { timeZone, wordsOf });
  if (text === null) return { outcome: 'refused', answer: 'This never goes by push.' };
  const address = await subscriptions.addressOf(recipient.to);
  if (address === null) return { outcome: 'refused', answer: 'This browser was signed off.' };
  const { from_address: from } = (await things.settings()).mail;
  const { title, body, page, tag, urgency, lifetimeSeconds } = text;
  const payload = JSON.stringify({ title, body, page, tag });
  const contact = from === null ? portal : `mailto:${from}`;
  const { outcome, answer } = await sendPush(
    { ...sender, contact },
    address,
    { payload, tag, urgency, lifetimeSeconds },
    signal,
  );
  if (outcome !== 'gone') return { outcome, answer };
  await subscriptions.forget(recipient.to);
  return { outcome: 'refused', answer };
}
