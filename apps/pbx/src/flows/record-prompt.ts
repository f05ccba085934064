import { join } from 'node:path';
import type { Call } from '@flexpbx/call';
import type { ThingRepository } from '@flexpbx/db';
import type { OrderAnswer } from '@flexpbx/domain';
import { type CallUpParts, callUp, refused } from '../call-up.ts';
import { type FlowResult, hangUp } from '../sessions/flow-result.ts';
import type { Route } from '../sessions/sessions.ts';
import { recordAndReview } from './record-and-review.ts';
import type { VoicemailParts } from './voicemail-parts.ts';

/** What prompts are recorded with. */
export interface RecordPromptParts {
  readonly things: Pick<ThingRepository, 'find' | 'change'>;
  readonly voicemail: VoicemailParts;
  /** Where recordings lie until the worker has made of them what Asterisk plays. */
  readonly uploads: string;
}

const flowName = 'record-prompt';
const ringSeconds = 30;

/** Rings an extension's phone; whoever picks up records a prompt. */
export async function ringToRecord(
  { prompt, extension }: { readonly prompt: string; readonly extension: string },
  { things, ...parts }: CallUpParts & { readonly things: Pick<ThingRepository, 'find'> },
): Promise<OrderAnswer> {
  const found = await things.find('prompt', prompt);
  if (!found) return refused('This prompt is gone.');
  const shown = { name: `Record: ${found.thing.name}`, number: '' };
  return callUp(
    { endpoint: `PJSIP/${extension}`, arguments: [flowName, prompt, extension], shown, ringSeconds },
    parts,
  );
}

/** The way of a phone that was rung for this; null when it wasn't. */
export function recordPromptRoute(
  [name, prompt = '', extension = '']: readonly string[],
  parts: RecordPromptParts,
): Route | null {
  if (name !== flowName || !/^[a-z0-9_-]+$/.test(prompt)) return null;
  return { name, flow: (call) => recordPrompt(call, { prompt, extension }, parts), fallback: hangUp };
}

/** Has somebody say what a prompt says from now on. */
async function recordPrompt(
  call: Call,
  { prompt, extension }: { readonly prompt: string; readonly extension: string },
  { things, voicemail, uploads }: RecordPromptParts,
): Promise<FlowResult> {
  await call.setVariables({ FLEXPBX_FLOW: flowName });
  await recordAndReview(call, 'sound:vm-rec-temp', voicemail, async (spokenId) => {
    if ((await voicemail.spool.spoken.moveTo(join(uploads, prompt), spokenId)) === 'nothing-recorded') {
      await call.play('sound:vm-tooshort');
      return;
    }
    const recording = { type: 'file', file_name: `Recorded at ${extension}`, state: 'converting' } as const;
    const source = { ...recording, reason: null, seconds: null };
    await things.change('prompt', prompt, { source }, `phone:${extension}`);
    await call.play('sound:vm-msgsaved');
  });
  await call.play('sound:vm-goodbye');
  return hangUp;
}
