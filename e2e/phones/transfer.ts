import type { CallTrace } from './call-trace.ts';
import { isRequest } from './call-trace.ts';
import { headerOf, type SipMessage } from './sip-message.ts';
import { PATIENCE_MS, within } from './time-limit.ts';

/** A transfer did not come about. */
class TransferFailed extends Error {
  /** The SIP status: of the REFER when it was refused, else of the call it was to make. */
  readonly status: number;

  constructor(status: number) {
    super(`the transfer failed: ${status}`);
    this.status = status;
  }
}

/** A call as its two ends know it (RFC 3261 §12). */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly remoteUri: string;
}

/** Where an attended transfer refers to: the other end of a call, which takes the place of that call (RFC 3891). */
export function replacing({ callId, localTag, remoteTag, remoteUri }: Dialog): string {
  const replaces = `${callId};to-tag=${remoteTag};from-tag=${localTag}`;
  return `<${remoteUri}?Replaces=${encodeURIComponent(replaces)}>`;
}

/**
 * Resolves when the transfer a REFER asked for has come about, by what the other side tells of it (RFC 3515 §2.4.5) or by its
 * hanging up; throws TransferFailed. `from`: how many messages the trace held before the REFER.
 */
export async function transferCompleted(trace: CallTrace, from: number, over: Promise<unknown>): Promise<void> {
  const accepted = (await trace.finalAnswer('REFER', from)).status?.code ?? 0;
  if (accepted >= 300) throw new TransferFailed(accepted);
  const told = trace.next('word of the transfer', from, (message) => (progressOf(message) ?? 0) >= 200);
  told.catch(() => {}); // Nobody needs a word about a call that is over.
  const outcome = await within(PATIENCE_MS, 'the transfer is done', Promise.race([told, over.then(() => null)]));
  const status = outcome ? (progressOf(outcome) ?? 0) : 200;
  if (status >= 300) throw new TransferFailed(status);
}

/** The status a notification tells of the call that is made for a transfer. */
function progressOf(message: SipMessage): number | undefined {
  if (!isRequest('NOTIFY')(message) || !headerOf(message, 'content-type').startsWith('message/sipfrag'))
    return undefined;
  return Number(/^SIP\/2\.0 (\d{3})/.exec(message.body)?.[1] ?? 0);
}
