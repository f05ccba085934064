import { z } from 'zod';
import { route } from './route.ts';

/** Messages put into words. Who does it is part of the settings. */
export const transcriptionRoutes = {
  getTranscriptionChoices: route({
    method: 'get',
    path: '/api/transcription',
    tag: 'Voicemail',
    summary: 'What the operator of the machine allows beside public servers, and the sentence that a trial speaks',
    permission: 'telephony.read',
    response: z
      .object({
        commands: z.array(z.string()).meta({ description: 'Paths of programs that can be chosen.' }),
        origins: z.array(z.string()).meta({ description: 'Servers inside the network that can be asked.' }),
        sample: z.string().meta({ description: 'What the sample says.' }),
      })
      .meta({ id: 'TranscriptionChoices' }),
  }),
  testTranscription: route({
    method: 'post',
    path: '/api/transcription/test',
    tag: 'Voicemail',
    summary: 'Put a sample sentence into words with the settings as saved, and tell what came of it',
    permission: 'telephony.write',
    response: z
      .object({
        understood: z.boolean(),
        text: z.string(),
        reason: z.string().nullable().meta({ description: 'Why not.' }),
      })
      .meta({ id: 'TranscriptionTrial' }),
  }),
};
