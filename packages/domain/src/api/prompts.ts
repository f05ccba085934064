import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { identifier } from '../things/identifier.ts';
import { prompt } from '../things/prompt.ts';
import { route } from './route.ts';
import { telephonyRoutes } from './telephony.ts';

const params = z.object({ key: z.string().regex(/^[a-z0-9_-]{1,40}$/) });

/** What can be uploaded as a prompt. */
const recording = {
  types: ['audio/*', 'video/*', 'application/ogg', 'application/octet-stream'],
  bytes: 20 * 1024 * 1024,
};

const [text, , stock] = prompt.shape.source.options;
/** What a prompt can be without a file. */
const source = z.discriminatedUnion('type', [text, stock]);

/** Prompts are texts and stock phrases, which come as other things do, or recordings, which come as files. */
export const promptRoutes = {
  createPrompt: route({
    method: 'post',
    path: '/api/prompts',
    tag: 'Auto attendant',
    summary: 'Add a prompt of a text or of Asterisk’s own phrases; a text can be heard once it was spoken',
    permission: 'telephony.write',
    body: z.strictObject({ id: identifier, name: displayName, source }),
    response: telephonyRoutes.createPrompt.response,
    creates: true,
  }),
  changePrompt: route({
    method: 'patch',
    path: '/api/prompts/{key}',
    tag: 'Auto attendant',
    summary: 'Rename a prompt, or say something else',
    permission: 'telephony.write',
    params,
    body: z.strictObject({ name: displayName.optional(), source: source.optional() }),
    response: telephonyRoutes.createPrompt.response,
  }),
  uploadPrompt: route({
    method: 'post',
    path: '/api/prompts/upload',
    tag: 'Auto attendant',
    summary: 'Upload a recording as a prompt; it can be heard once its state is "ready"',
    permission: 'telephony.write',
    query: z.object({
      name: displayName.meta({ description: 'What it is called in lists.' }),
      file_name: z.string().max(200).default(''),
    }),
    takes: recording,
    response: telephonyRoutes.createPrompt.response,
    creates: true,
  }),
  putPromptAudio: route({
    method: 'put',
    path: '/api/prompts/{key}/audio',
    tag: 'Auto attendant',
    summary: 'Say something else: a recording, which can be heard once its state is "ready"',
    permission: 'telephony.write',
    params,
    query: z.object({ file_name: z.string().max(200).default('') }),
    takes: recording,
    response: telephonyRoutes.createPrompt.response,
  }),
  recordPrompt: route({
    method: 'post',
    path: '/api/prompts/{key}/record',
    tag: 'Auto attendant',
    summary: 'Ring a phone; whoever picks it up records what the prompt says from then on',
    permission: 'telephony.write',
    params,
    body: z.strictObject({
      extension: z
        .string()
        .regex(/^\d{2,6}$/)
        .meta({ description: 'Whose phone rings.' }),
    }),
  }),
  getPromptAudio: route({
    method: 'get',
    path: '/api/prompts/{key}/audio',
    tag: 'Auto attendant',
    summary: 'What callers hear, of a text or a recording that is ready',
    permission: 'telephony.read',
    params,
    produces: 'audio/wav',
  }),
};
