import { describe, expect, test } from 'vitest';
import { transcription } from '../settings/transcription.ts';
import { type AllowedEngines, engineFault } from './engine-fault.ts';

const nothing: AllowedEngines = { origins: [], commands: [] };
const fault = (settings: object, allowed = nothing) =>
  engineFault(transcription.parse(settings), allowed)?.field ?? null;

describe('an engine that puts messages into words', () => {
  test.each([
    [{ engine: 'off', vosk_url: 'ws://127.0.0.1:2700' }],
    [{ engine: 'vosk', vosk_url: 'wss://vosk.school.org/en' }],
    [{ engine: 'openai' }],
    [{ engine: 'google', google_url: 'https://eu-speech.googleapis.com/v1' }],
  ])('given %j, then it can be used', (settings) => {
    expect(fault(settings)).toBeNull();
  });

  test.each([
    [{ engine: 'vosk' }, 'vosk_url'],
    [{ engine: 'vosk', vosk_url: 'ws://vosk.school.org' }, 'vosk_url'],
    [{ engine: 'vosk', vosk_url: 'wss://10.0.0.5' }, 'vosk_url'],
    [{ engine: 'openai', openai_url: 'https://169.254.169.254/latest' }, 'openai_url'],
    [{ engine: 'openai', openai_url: 'http://localhost:8000/v1' }, 'openai_url'],
    [{ engine: 'google', google_url: 'https://metadata.internal/v1' }, 'google_url'],
    [{ engine: 'command' }, 'command'],
    [{ engine: 'command', command: '/bin/sh' }, 'command'],
  ])('given %j, then it is refused at %s', (settings, field) => {
    expect(fault(settings)).toBe(field);
  });

  test('given what the operator allows, then that can be used and nothing beside it', () => {
    const allowed = { origins: ['ws://127.0.0.1:2700'], commands: ['/opt/whisper/transcribe'] };
    expect(fault({ engine: 'vosk', vosk_url: 'ws://127.0.0.1:2700/' }, allowed)).toBeNull();
    expect(fault({ engine: 'vosk', vosk_url: 'ws://127.0.0.1:2701' }, allowed)).toBe('vosk_url');
    expect(fault({ engine: 'command', command: '/opt/whisper/transcribe' }, allowed)).toBeNull();
    expect(fault({ engine: 'command', command: '/opt/whisper/transcribe; id' }, allowed)).toBe('command');
  });

  test.each(['ws://user:secret@vosk.school.org', 'ftp://vosk.school.org', 'vosk.school.org'])(
    'given the address %s, then it is no address',
    (vosk_url) => {
      expect(transcription.safeParse({ vosk_url }).success).toBe(false);
    },
  );
});
