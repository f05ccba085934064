import { settingsSections } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { changeOf, checkFields, fieldsOf, transcriptionSchema } from './transcription-fields.ts';

const { openai_key: _, google_key: __, ...nothingSet } = settingsSections.transcription.parse({});
const fields = fieldsOf(nothingSet);

describe('the form of who puts messages into words', () => {
  test('given nothing was set, then it can be saved as it is, and stays off', () => {
    expect(transcriptionSchema.safeParse(changeOf(fields)).success).toBe(true);
    expect(changeOf(fields)).toEqual({
      engine: 'off',
      every_mailbox: true,
      language: 'en-US',
      notice_waits_seconds: 60,
    });
    expect(checkFields(fields)).toEqual({});
  });

  test('given an engine is chosen, then only what belongs to it is sent, and a key only when one was typed', () => {
    const openai = { ...fields, engine: 'openai', vosk_url: 'no address' } as const;
    expect(changeOf(openai)).not.toHaveProperty('vosk_url');
    expect(changeOf(openai)).not.toHaveProperty('openai_key');
    expect(changeOf({ ...openai, openai_key: ' sk-1 ' })).toMatchObject({ openai_key: 'sk-1' });
    expect(changeOf({ ...fields, engine: 'google', google_key: 'AIza' })).toMatchObject({ google_key: 'AIza' });
  });

  test('given something is missing, then it is said at its field', () => {
    expect(checkFields({ ...fields, engine: 'vosk' })).toHaveProperty('vosk_url');
    expect(checkFields({ ...fields, engine: 'command' })).toHaveProperty('command');
    expect(checkFields({ ...fields, notice_waits_seconds: 'a minute' })).toHaveProperty('notice_waits_seconds');
  });
});
