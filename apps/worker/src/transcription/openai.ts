import { z } from 'zod';
import { askServer } from './ask-server.ts';
import { type Engine, type Spoken, understood } from './engine.ts';

/** A server that speaks OpenAI's API, and what it is asked with. */
export interface OpenaiAccess {
  /** Without the last part: `https://api.openai.com/v1`. */
  readonly url: string;
  readonly model: string;
  /** Servers of one's own often want none. */
  readonly key: string | null;
  readonly trustedOrigins: readonly string[];
}

const answer = z.object({ text: z.string() });

/** Asks OpenAI, or a server with the same API (platform.openai.com/docs/api-reference/audio/createTranscription). */
export function openai({ url, model, key, trustedOrigins }: OpenaiAccess): Engine {
  return {
    limitMs: 3 * 60_000,
    async transcribe(spoken, signal) {
      const { headers, body } = await formOf(spoken, model);
      const asked = await askServer(
        {
          url: `${url.replace(/\/$/, '')}/audio/transcriptions`,
          headers: { ...headers, ...(key !== null && { authorization: `Bearer ${key}` }) },
          body,
          secret: key,
          trustedOrigins,
        },
        signal,
      );
      if (asked.kind === 'not-answered') return asked.outcome;
      const found = answer.safeParse(asked.json);
      if (!found.success) return { outcome: 'again', reason: `${new URL(url).host} answered without a text.` };
      return understood(found.data.text);
    },
  };
}

async function formOf({ wav, language }: Spoken, model: string) {
  const form = new FormData();
  form.set('model', model);
  form.set('response_format', 'json');
  // Two or three letters (ISO 639): it knows no regions.
  form.set('language', language.split('-')[0] ?? language);
  form.set('file', new File([new Uint8Array(wav)], 'message.wav', { type: 'audio/wav' }));
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  const body = Buffer.from(await encoded.arrayBuffer());
  return { headers: { 'content-type': type, 'content-length': String(body.length) }, body };
}
