import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@flexpbx/db';
import { identifierFrom } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError, speechFile } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { sendAudio } from '../../http/send-audio.ts';
import { answerLimitMs, orderAndAwait } from '../calls/await-answer.ts';
import { keepUpload } from '../music/keep-upload.ts';
import { present } from '../things/present.ts';

/** What the routes of prompts are built from. */
export interface PromptRouteParts {
  readonly database: Pick<Database, 'things' | 'extensions' | 'orders' | 'bell'>;
  readonly prompts: {
    /** Where recordings lie as Asterisk plays them. */
    readonly sounds: string;
    /** Where uploads lie until they are converted. */
    readonly uploads: string;
    /** Where spoken texts lie. */
    readonly speech: string;
  };
}

type PromptRoutes = Pick<Handlers<Api>, 'uploadPrompt' | 'putPromptAudio' | 'recordPrompt' | 'getPromptAudio'>;

/** Recordings that callers hear, which the worker converts, and prompts as sound. The rest is as with other things. */
export function promptRoutes({ database, prompts }: PromptRouteParts): PromptRoutes {
  const { things, extensions } = database;
  const freeId = async (name: string): Promise<string> => {
    const wanted = identifierFrom(name);
    const taken = new Set((await things.list('prompt')).map(({ thing }) => thing.id));
    for (let count = 1; ; count++) {
      const id = count === 1 ? wanted : `${wanted.slice(0, 36)}-${count}`;
      if (!taken.has(id)) return id;
    }
  };

  return {
    uploadPrompt: async ({ query: { name, file_name }, file, visitor, header }) => {
      const id = await freeId(name);
      await keepUpload(file, join(prompts.uploads, id));
      const stored = await things.create('prompt', { id, name, source: uploaded(file_name) }, visitor.account.username);
      header('Location', `/api/prompts/${id}`);
      return present('prompt', stored);
    },

    putPromptAudio: async ({ params: { key }, query: { file_name }, file, visitor }) => {
      if (!(await things.find('prompt', key))) throw noSuchPrompt();
      await keepUpload(file, join(prompts.uploads, key));
      const source = uploaded(file_name);
      return present('prompt', await things.change('prompt', key, { source }, visitor.account.username));
    },

    recordPrompt: async ({ params: { key }, body: { extension }, visitor }) => {
      if (!(await things.find('prompt', key))) throw noSuchPrompt();
      if (!(await extensions.find(extension))) throw noSuchPhone();
      const order = { kind: 'record-prompt', prompt: key, extension } as const;
      const answer = await orderAndAwait(database, order, visitor.account.username, answerLimitMs);
      if (answer.outcome === 'refused') throw new AppError('conflict', answer.reason);
      return undefined;
    },

    getPromptAudio: async ({ params: { key } }) => {
      const source = (await things.find('prompt', key))?.thing.source;
      if (!source || source.type === 'stock') throw gone();
      const { speech, sounds } = prompts;
      const path =
        source.type === 'text'
          ? join(speech, `${speechFile(source.text, source.voice)}.wav`)
          : join(sounds, `${key}.wav16`);
      const file = await open(path).catch(() => null);
      if (!file) throw gone();
      return (response) => sendAudio(file, response);
    },
  };
}

/** A recording that has just come. */
function uploaded(file_name: string) {
  return { type: 'file', file_name, state: 'converting', reason: null, seconds: null } as const;
}

function noSuchPrompt(): AppError {
  return new AppError('not-found', 'There is no such prompt.');
}

function noSuchPhone(): AppError {
  const message = 'There is no such extension.';
  return new AppError('invalid-input', message, { fields: { extension: message } });
}

function gone(): AppError {
  return new AppError('not-found', 'There is no such prompt, or it can not be heard yet.');
}
