import type { Finding, SystemStatus } from '@flexpbx/ops';
import { readEnvironment } from '@flexpbx/runtime';
import { describe, expect, it } from 'vitest';
import { passwordLines } from './admin.ts';
import { findingLines, showFindings } from './doctor.ts';
import { sayDuration } from './durations.ts';
import { showStatus, statusLines } from './status.ts';
import { welcome } from './up.ts';

const status: SystemStatus = {
  allRuns: true,
  portal: 'https://pbx.example.org:8080/',
  supervisor: { pid: 10 },
  processes: [{ name: 'configd', pid: 11, lastBeat: null }],
  asterisk: { pid: 13, version: '22.10.1', uptimeSeconds: 3720, calls: 2 },
  database: {
    extensions: 2,
    registeredPhones: 1,
    configuration: { wanted: 3, applied: 3, mode: 'power', phase: 'applied', reason: null },
  },
};

/** A terminal that remembers what was said. */
function listening() {
  const printed: string[] = [];
  return { printed, print: (text: string) => printed.push(text), complain: (text: string) => printed.push(text) };
}

describe('status in words', () => {
  it('given all runs, then each thing has its line', () => {
    expect(statusLines(status)).toEqual([
      'FlexPBX runs.',
      'Portal: https://pbx.example.org:8080/',
      'Supervisor: runs (process 10)',
      'configd: runs (process 11)',
      'Asterisk 22.10.1: runs (process 13) for 1 h 2 min; calls now: 2',
      'Database: works; extensions: 2; registered phones: 1',
      'Configuration: revision 3 is live (power mode)',
    ]);
  });

  it('given nothing runs, then it says so and the exit code is 1', () => {
    const terminal = listening();
    const stopped = {
      ...status,
      allRuns: false,
      supervisor: { pid: null },
      asterisk: { ...status.asterisk, pid: null },
    };
    expect(showStatus(stopped, terminal, { json: false })).toBe(1);
    expect(terminal.printed[0]).toContain('FlexPBX does not run.\n');
    expect(terminal.printed[0]).toContain('\nAsterisk 22.10.1: does not run\n');
  });

  it('given JSON is asked for, then all of it is there', () => {
    const terminal = listening();
    expect(showStatus(status, terminal, { json: true })).toBe(0);
    expect(JSON.parse(terminal.printed.join(''))).toEqual(status);
  });
});

describe('findings in words', () => {
  const disk: Finding = { check: 'Disk', outcome: 'ok', says: '50.0 GiB free.', fix: null };
  const findings: Finding[] = [
    disk,
    { check: 'Secret files', outcome: 'problem', says: 'Others can read it.', fix: 'chmod 600 it' },
  ];

  it('given a problem, then its outcome stands first in a word and its fix below', () => {
    expect(findingLines(findings)).toEqual([
      'OK: Disk: 50.0 GiB free.',
      'PROBLEM: Secret files: Others can read it.',
      '    To do: chmod 600 it',
      'Problems: 1, warnings: 0.',
    ]);
  });

  it('given only warnings, then the exit code is 0; given a problem, then 1', () => {
    expect(showFindings([{ ...disk, outcome: 'warning' }], listening(), { json: false })).toBe(0);
    expect(showFindings(findings, listening(), { json: true })).toBe(1);
  });
});

describe('the welcome', () => {
  const environment = readEnvironment({
    FLEXPBX_PUBLIC_HOST: 'pbx',
    FLEXPBX_HTTPS_PORT: '9443',
    FLEXPBX_SIP_PORT: '5070',
  });
  const addresses = ['127.0.0.1', '::1', '192.168.7.4', '2001:db8::7'];
  const firstAdmin = { username: 'admin', password: 'kfm7-x2qp-9hta-w3rd', expiresAt: new Date() };

  it('given the first start, then address, user name, password and how to connect a phone are there', () => {
    const lines = welcome(environment, addresses, { migrations: [], firstAdmin }, 4.21);
    expect(lines).toContain('Portal: https://pbx:9443/');
    expect(lines).toContain('From other machines: https://192.168.7.4:9443/');
    expect(lines).toContain('One-time password: kfm7-x2qp-9hta-w3rd');
    expect(lines).toContain('  Server: pbx or 192.168.7.4');
    expect(lines).toContain('  Port and transport: 5070 with UDP or TCP, 5061 with TLS');
  });

  it('given a later start, then no password is shown', () => {
    const lines = welcome(environment, addresses, { migrations: [], firstAdmin: null }, 4.21);
    expect(lines.join('\n')).not.toContain('password: ');
  });
});

describe('a password shown once', () => {
  it('given one, then when it ends is said in the time of this machine', () => {
    const expiresAt = new Date(2026, 10, 20, 8, 15);
    expect(passwordLines({ username: 'admin', password: 'x', expiresAt })[2]).toContain('until 08:15');
  });
});

describe('durations', () => {
  it.each([
    [45, '45 s'],
    [720, '12 min'],
    [3 * 3600 + 300, '3 h 5 min'],
    [4 * 86_400, '4 days'],
  ])('given %i s, then %s', (seconds, said) => expect(sayDuration(seconds)).toBe(said));
});
