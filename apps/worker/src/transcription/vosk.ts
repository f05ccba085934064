import { once } from 'node:events';
import { originOf, type TranscriptionOutcome } from '@flexpbx/domain';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { lookUpPublic } from '../public-address.ts';
import { type Engine, notReadable, type Spoken, understood, whyOf } from './engine.ts';
import { type Pcm, pcmIn } from './wav-sound.ts';

/** Where a Vosk server is. */
export interface VoskServer {
  readonly url: string;
  /** Origins inside the network that may be asked. */
  readonly trustedOrigins: readonly string[];
}

const limitMs = 5 * 60_000;
const handshakeMs = 10_000;
/** A server that recognises faster than people speak answers within this; else it hangs. */
const answerMs = 30_000;
/** Half a second of sound as Asterisk records it. */
const pieceBytes = 8_000;

/** What it says of each piece: what it understood up to a pause, or a guess that may change. */
const answer = z.object({ text: z.string().optional(), partial: z.string().optional() });

/**
 * Asks a Vosk server (github.com/alphacep/vosk-server, websocket): it is told the sample rate, gets the sound in pieces, answers
 * each, and says the rest after `{"eof":1}`.
 */
export function vosk({ url, trustedOrigins }: VoskServer): Engine {
  const { host } = new URL(url);
  const isTrusted = trustedOrigins.includes(originOf(url));
  return {
    limitMs,
    async transcribe({ wav }: Spoken, signal: AbortSignal): Promise<TranscriptionOutcome> {
      const pcm = pcmIn(wav);
      if (!pcm) return notReadable;
      const socket = new WebSocket(url, {
        handshakeTimeout: handshakeMs,
        followRedirects: false,
        maxPayload: 1024 * 1024,
        ...(!isTrusted && { lookup: lookUpPublic }),
      });
      try {
        return understood(await converse(socket, pcm, signal));
      } catch (fault) {
        return { outcome: 'again', reason: `The Vosk server ${host} could not do it: ${whyOf(fault)}.` };
      } finally {
        socket.terminate();
      }
    },
  };
}

/** Piece by piece: what the server is slow to take does not pile up here. */
async function converse(socket: WebSocket, { rate, samples }: Pcm, signal: AbortSignal): Promise<string> {
  const over = new AbortController();
  socket.on('close', () => over.abort(new Error('it hung up')));
  socket.on('error', (fault) => over.abort(fault));
  const end = AbortSignal.any([signal, over.signal]);
  await next(socket, 'open', end);
  const say = async (message: Buffer | string): Promise<string> => {
    const answered = next(socket, 'message', AbortSignal.any([end, AbortSignal.timeout(answerMs)]));
    socket.send(message);
    return answer.parse(JSON.parse(String(await answered))).text ?? '';
  };
  socket.send(JSON.stringify({ config: { sample_rate: rate } }));
  const texts: string[] = [];
  for (let at = 0; at < samples.length; at += pieceBytes) texts.push(await say(samples.subarray(at, at + pieceBytes)));
  texts.push(await say('{"eof" : 1}'));
  return texts.filter((text) => text !== '').join(' ');
}

/** What comes with the next event of this name; throws what `end` aborts with. */
async function next(socket: WebSocket, event: 'open' | 'message', end: AbortSignal): Promise<unknown> {
  try {
    return (await once(socket, event, { signal: end }))[0];
  } catch (fault) {
    throw end.aborted ? end.reason : fault;
  }
}
