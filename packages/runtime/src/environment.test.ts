import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('readEnvironment', () => {
  it('given nothing, then the ports are those of the port reference and the database is a file in the state folder', () => {
    const environment = readEnvironment({});
    expect(environment.ports).toMatchObject({ sip: 5060, sips: 5061, https: 8080, rtp: { from: 10000, to: 20000 } });
    expect(environment.databaseUrl).toBe(`file:${environment.stateDir}/flexpbx.db`);
  });

  it('given an empty variable, then it counts as not set', () => {
    expect(readEnvironment({ FLEXPBX_SIP_PORT: '' }).ports.sip).toBe(5060);
  });

  it.each([
    [{ FLEXPBX_SIP_PORT: '99999' }, 'FLEXPBX_SIP_PORT'],
    [{ FLEXPBX_RTP_PORTS: '10000' }, 'FLEXPBX_RTP_PORTS'],
    [{ FLEXPBX_RTP_PORTS: '20000-10000' }, 'FLEXPBX_RTP_PORTS'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ FLEXPBX_BIND: 'everywhere' }, 'FLEXPBX_BIND'],
  ])('given %j, then it is refused and the variable is named', (variables, name) => {
    expect(() => readEnvironment(variables)).toThrow(name);
  });
});
