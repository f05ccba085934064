import { z } from 'zod';
import { askServer } from './ask-server.ts';
import { type Engine, notReadable, understood } from './engine.ts';
import { inPieces, type Pcm, pcmIn } from './wav-sound.ts';

/** Google's Speech-to-Text, and what it is asked with. */
export interface GoogleAccess {
  /** Without the last part: `https://speech.googleapis.com/v1`. */
  readonly url: string;
  readonly key: string | null;
  readonly trustedOrigins: readonly string[];
}

/** It takes a minute at most in one request; longer sound only from its own storage. */
const longestSeconds = 58;

const answer = z.object({
  results: z
    .array(z.object({ alternatives: z.array(z.object({ transcript: z.string().default('') })).default([]) }))
    .default([]),
});

/** Asks Google (cloud.google.com/speech-to-text/docs/reference/rest/v1/speech/recognize). Long messages go in pieces. */
export function google({ url, key, trustedOrigins }: GoogleAccess): Engine {
  const recognize = async (pcm: Pcm, language: string, signal: AbortSignal) => {
    const body = Buffer.from(JSON.stringify(questionOf(pcm, language)));
    const headers = {
      'content-type': 'application/json',
      'content-length': String(body.length),
      // Not in the address: addresses are logged on the way.
      ...(key !== null && { 'x-goog-api-key': key }),
    };
    const address = `${url.replace(/\/$/, '')}/speech:recognize`;
    return askServer({ url: address, headers, body, secret: key, trustedOrigins }, signal);
  };
  return {
    limitMs: 3 * 60_000,
    async transcribe({ wav, language }, signal) {
      const pcm = pcmIn(wav);
      if (!pcm) return notReadable;
      const texts: string[] = [];
      for (const piece of inPieces(pcm, longestSeconds)) {
        const asked = await recognize(piece, language, signal);
        if (asked.kind === 'not-answered') return asked.outcome;
        const found = answer.safeParse(asked.json);
        if (!found.success) return { outcome: 'again', reason: `${new URL(url).host} answered without a text.` };
        texts.push(...found.data.results.map(({ alternatives: [best] }) => best?.transcript.trim() ?? ''));
      }
      return understood(texts.join(' '));
    },
  };
}

function questionOf({ rate, samples }: Pcm, languageCode: string) {
  return {
    config: { encoding: 'LINEAR16', sampleRateHertz: rate, languageCode, enableAutomaticPunctuation: true },
    audio: { content: samples.toString('base64') },
  };
}
