import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('readEnvironment', () => {
  it('given nothing, then the ports are those of the port reference and the database is a file in the state folder', () => {
    const environment = readEnvironment({});
    expect(environment.ports).toMatchObject({
      sip: 5060,
      sips: 5061,
      sipsUnchecked: 5062,
      https: 8080,
      rtp: { from: 10000, to: 20000 },
    });
    expect(environment.databaseUrl).toBe(`file:${environment.stateDir}/flexpbx.db`);
  });

  it('given an empty variable, then it counts as not set', () => {
    expect(readEnvironment({ FLEXPBX_SIP_PORT: '' }).ports.sip).toBe(5060);
  });

  it('given who may put messages into words, then servers are known by their origin and programs by their path', () => {
    const { transcription } = readEnvironment({
      FLEXPBX_TRANSCRIPTION_ORIGINS: 'ws://127.0.0.1:2700, http://whisper.lan:8000/v1',
      FLEXPBX_TRANSCRIPTION_COMMANDS: '/opt/whisper/transcribe:/usr/local/bin/hear',
    });
    expect(transcription).toEqual({
      origins: ['ws://127.0.0.1:2700', 'http://whisper.lan:8000'],
      commands: ['/opt/whisper/transcribe', '/usr/local/bin/hear'],
    });
    expect(readEnvironment({}).transcription).toEqual({ origins: [], commands: [] });
  });

  it.each([
    [{ FLEXPBX_SIP_PORT: '99999' }, 'FLEXPBX_SIP_PORT'],
    [{ FLEXPBX_RTP_PORTS: '10000' }, 'FLEXPBX_RTP_PORTS'],
    [{ FLEXPBX_RTP_PORTS: '20000-10000' }, 'FLEXPBX_RTP_PORTS'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ FLEXPBX_BIND: 'everywhere' }, 'FLEXPBX_BIND'],
    [{ FLEXPBX_TRANSCRIPTION_ORIGINS: '127.0.0.1:2700' }, 'FLEXPBX_TRANSCRIPTION_ORIGINS'],
    [{ FLEXPBX_TRANSCRIPTION_COMMANDS: 'whisper' }, 'FLEXPBX_TRANSCRIPTION_COMMANDS'],
  ])('given %j, then it is refused and the variable is named', (variables, name) => {
    expect(() => readEnvironment(variables)).toThrow(name);
  });
});
