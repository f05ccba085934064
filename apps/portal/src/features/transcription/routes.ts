import { randomUUID } from 'node:crypto';
import type { Database } from '@flexpbx/db';
import { transcriptionSample } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError, type Clock, type Environment } from '@flexpbx/runtime';
import { awaitOutcome } from '../../await-outcome.ts';
import type { Handlers } from '../../http/handler.ts';

/** What the transcription routes are built from. */
export interface TranscriptionParts {
  readonly database: Pick<Database, 'transcriptions' | 'bell' | 'audit' | 'things'>;
  readonly environment: Pick<Environment, 'transcription'>;
  readonly clock: Pick<Clock, 'now'>;
}

type TranscriptionRoutes = Pick<Handlers<Api>, 'getTranscriptionChoices' | 'testTranscription'>;

/** How long somebody waits in front of the page: a small machine takes its time to understand six seconds of speech. */
const answerLimitMs = 90_000;

/** What can be chosen to put messages into words, and a trial of what was chosen. */
export function transcriptionRoutes({ database, environment, clock }: TranscriptionParts): TranscriptionRoutes {
  const { transcriptions, bell, audit, things } = database;
  return {
    getTranscriptionChoices: async () => ({
      commands: [...environment.transcription.commands],
      origins: [...environment.transcription.origins],
      sample: transcriptionSample.says,
    }),

    testTranscription: async ({ visitor: { account }, gone }) => {
      const { engine } = (await things.settings()).transcription;
      if (engine === 'off') throw new AppError('conflict', 'It is off. Choose who puts messages into words first.');
      await audit.note({ actor: account.username, action: 'transcription.test', target: engine });
      const id = randomUUID();
      const asked = {
        topic: 'transcriptions',
        begin: () => transcriptions.askSample(id, new Date(clock.now())),
        look: async () => {
          const found = await transcriptions.find({ kind: 'sample', id });
          return found?.state === 'waiting' ? null : found;
        },
      } as const;
      const trial = await awaitOutcome(bell, asked, AbortSignal.any([gone, AbortSignal.timeout(answerLimitMs)]));
      if (trial === null) throw nothingCame();
      return { understood: trial.state === 'done', text: trial.text, reason: trial.reason };
    },
  };
}

function nothingCame(): AppError {
  return new AppError('timed-out', 'Nothing came of it within 90 seconds. Look whether the worker runs.');
}
