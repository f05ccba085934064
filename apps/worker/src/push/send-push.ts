import { createHash } from 'node:crypto';
import { endpointFault, type PushAddress } from '@flexpbx/domain';
import { type PushKeys, reasonOf } from '@flexpbx/runtime';
import webPush from 'web-push';
import { postOutside } from '../post-outside.ts';

/** Who sends, and where it may go. */
export interface PushSender {
  readonly keys: PushKeys;
  /** How a push service can reach who runs this system, as `mailto:` or `https:` (RFC 8292, section 2.1). */
  readonly contact: string;
  readonly trustedOrigin: string | null;
}

/** A message to one browser. */
export interface OutgoingPush {
  /** Encrypted for the browser; nobody on the way can read it. */
  readonly payload: string;
  readonly tag: string;
  readonly urgency: 'normal' | 'high';
  readonly lifetimeSeconds: number;
}

/** What a push service answered, in words; `gone`: there is no such browser any more. */
export interface PushAnswer {
  readonly outcome: 'delivered' | 'refused' | 'again' | 'gone';
  readonly answer: string;
}

/** Hands a message to the push service of a browser. No answer and no fault names the address: it is a secret. */
export async function sendPush(
  { keys, contact, trustedOrigin }: PushSender,
  address: PushAddress,
  { payload, tag, urgency, lifetimeSeconds }: OutgoingPush,
  signal: AbortSignal,
): Promise<PushAnswer> {
  const fault = endpointFault(address.endpoint, trustedOrigin);
  if (fault) return { outcome: 'refused', answer: fault };
  const { endpoint, headers, body } = webPush.generateRequestDetails(address, payload, {
    vapidDetails: { subject: contact, ...keys },
    TTL: lifetimeSeconds,
    urgency,
    topic: createHash('sha256').update(tag).digest('base64url').slice(0, 32),
    contentEncoding: 'aes128gcm',
  });
  const url = new URL(endpoint);
  try {
    const isTrusted = url.origin === trustedOrigin;
    const { status } = await postOutside({ url, headers: { ...headers }, body, isTrusted }, signal);
    return answerFor(status, url.hostname);
  } catch (thrown) {
    const reason = signal.aborted ? 'it did not answer in time' : reasonOf(thrown);
    return { outcome: 'again', answer: `The push service ${url.hostname} could not be reached: ${reason}.` };
  }
}

function answerFor(status: number, server: string): PushAnswer {
  const answer = `The push service ${server} answered ${status}.`;
  if (status >= 200 && status < 300) return { outcome: 'delivered', answer };
  if (status === 404 || status === 410)
    return { outcome: 'gone', answer: 'This browser takes no notifications any more.' };
  return { outcome: status === 429 || status >= 500 ? 'again' : 'refused', answer };
}
