import { originOf, type TranscriptionOutcome } from '@flexpbx/domain';
import { postOutside } from '../post-outside.ts';
import { whyOf } from './engine.ts';

/** Something to ask a server over HTTP. */
export interface ServerQuestion {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Is kept out of every word that is shown. */
  readonly secret: string | null;
  /** Origins inside the network that may be asked. */
  readonly trustedOrigins: readonly string[];
}

/** JSON the server answered, or what came of it instead. */
export type ServerAnswer =
  | { readonly kind: 'answered'; readonly json: unknown }
  | { readonly kind: 'not-answered'; readonly outcome: TranscriptionOutcome };

/** Statuses that are about what was sent; all others may pass, or are mended in the settings. */
const aboutTheMessage: readonly number[] = [400, 413, 415, 422];
const longestReason = 300;

/** Asks a server. Answers that are no JSON, errors and silence become outcomes in words. */
export async function askServer(question: ServerQuestion, signal: AbortSignal): Promise<ServerAnswer> {
  const url = new URL(question.url);
  const isTrusted = question.trustedOrigins.includes(originOf(question.url));
  const { headers, body, secret } = question;
  const notAnswered = (outcome: 'refused' | 'again', words: string): ServerAnswer => {
    const reason = secret === null ? words : words.replaceAll(secret, '…');
    return { kind: 'not-answered', outcome: { outcome, reason } };
  };
  try {
    const { status, text } = await postOutside({ url, headers, body, isTrusted }, signal);
    const json = parsed(text);
    if (status < 200 || status > 299) {
      const words = `${url.host} answered ${status}${saidBy(json)}.`;
      return notAnswered(isAboutMessage(status, text) ? 'refused' : 'again', words);
    }
    if (json === undefined) return notAnswered('again', `${url.host} answered what is no JSON.`);
    return { kind: 'answered', json };
  } catch (fault) {
    return notAnswered('again', `${url.host} could not be asked: ${whyOf(fault)}.`);
  }
}

/** Google says 400, too, where the key is wrong. */
function isAboutMessage(status: number, text: string): boolean {
  return aboutTheMessage.includes(status) && !text.includes('API_KEY_INVALID');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** OpenAI and Google say what is wrong in the same place. */
function saidBy(json: unknown): string {
  const { error } = (typeof json === 'object' && json !== null ? json : {}) as { error?: { message?: unknown } };
  const message = typeof error?.message === 'string' ? error.message.trim().replace(/\.$/, '') : '';
  return message === '' ? '' : `: ${message.slice(0, longestReason)}`;
}
