import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '@flexpbx/runtime';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoredStatus, SystemStatus } from '../status.ts';
import { applicationFinding, managerFinding } from './check-asterisk.ts';
import { certificateFinding, checkAuthorities } from './check-certificate.ts';
import { checkConfiguration, checkDatabase } from './check-database.ts';
import { diskFinding } from './check-files.ts';
import { checkProcesses } from './check-processes.ts';
import type { Patient } from './finding.ts';

const now = new Date('2026-11-20T08:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

const healthy: SystemStatus = {
  allRuns: true,
  portal: 'https://pbx.example.org:8080/',
  supervisor: { pid: 10 },
  processes: [
    { name: 'configd', pid: 11, lastBeat: ago(2) },
    { name: 'pbx', pid: 12, lastBeat: ago(2) },
  ],
  asterisk: { pid: 13, version: '22.10.1', uptimeSeconds: 60, calls: 0 },
  database: {
    extensions: 2,
    registeredPhones: 1,
    configuration: { wanted: 3, applied: 3, mode: 'power', phase: 'applied', reason: null },
  },
};

const patient = (status: Partial<SystemStatus>): Patient => ({
  environment: readEnvironment({ FLEXPBX_STATE_DIR: '/state' }),
  status: { ...healthy, ...status },
  installation: { missing: 'There is none.' },
  now,
});
const configured = (change: Partial<StoredStatus['configuration']>): Partial<SystemStatus> => {
  const configuration = { wanted: 4, applied: 3, mode: 'secure', phase: 'applied', reason: null, ...change } as const;
  return { database: { extensions: 2, registeredPhones: 1, configuration } };
};

describe('processes', () => {
  it('given all run and said so just now, then all is well', () => {
    expect(checkProcesses(patient({}))).toMatchObject([{ outcome: 'ok' }]);
  });

  it('given nothing runs, then one finding says how to start it', () => {
    const processes = healthy.processes.map((one) => ({ ...one, pid: null }));
    const findings = checkProcesses(patient({ supervisor: { pid: null }, processes }));
    expect(findings).toMatchObject([{ outcome: 'problem', fix: 'Start it: npm start' }]);
  });

  it('given one is gone and one is silent, then each is named with its log', () => {
    const processes = [
      { name: 'configd', pid: 11, lastBeat: ago(45) },
      { name: 'pbx', pid: null, lastBeat: null },
    ];
    expect(checkProcesses(patient({ processes }))).toMatchObject([
      { outcome: 'warning', fix: 'Read /state/log/configd.log.' },
      { outcome: 'problem', says: 'pbx does not run.', fix: 'Read /state/log/pbx.output.' },
    ]);
  });

  it('given the supervisor is gone, then it is said that nobody starts what ends', () => {
    expect(checkProcesses(patient({ supervisor: { pid: null } }))).toMatchObject([{ outcome: 'problem' }]);
  });
});

describe('database and configuration', () => {
  it('given the database is away, then its own words are the finding, once', () => {
    const away = patient({ database: { unavailable: 'It is read-only. Make it writable.' } });
    expect(checkDatabase(away)).toMatchObject([{ outcome: 'problem', says: 'It is read-only. Make it writable.' }]);
    expect(checkConfiguration(away)).toEqual([]);
  });

  it.each([
    [{ phase: 'applied', applied: 4 }, 'ok', null],
    [{ phase: 'applying' }, 'warning', 'Wait a moment, then look again.'],
    [{ phase: 'staged' }, 'warning', 'sudo flexpbx-apply'],
    [{ phase: 'failed', reason: 'name too long' }, 'problem', expect.stringContaining('configd.log')],
  ] as const)('given %o, then %s', (configuration, outcome, fix) => {
    expect(checkConfiguration(patient(configured(configuration)))).toMatchObject([{ outcome, fix }]);
  });
});

describe('certificate', () => {
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const facts = { selfMade: false, fingerprint: 'AB', names: () => true };

  it.each([
    [400, true, 'ok'],
    [10, true, 'warning'],
    [-2, true, 'problem'],
    [400, false, 'problem'],
  ])('given it ends in %s days and names this machine: %s, then %s', (days, names, outcome) => {
    const certificate = { ...facts, validUntil: inDays(days), names: () => names };
    expect(certificateFinding(certificate, patient({})).outcome).toBe(outcome);
  });

  it('given one FlexPBX made, then it says who renews it; given another, that nothing has to be restarted', () => {
    const ending = { ...facts, validUntil: inDays(10) };
    expect(certificateFinding({ ...ending, selfMade: true }, patient({})).fix).toContain('renews its own');
    expect(certificateFinding(ending, patient({})).fix).toContain('no restart');
  });
});

describe('authorities', () => {
  it('given a folder as OpenSSL wants it, then who is in it is trusted; given another or none, then nobody', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flexpbx-authorities-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const outcome = async (trustedCertificates: string) => {
      const { environment } = patient({});
      return (await checkAuthorities({ environment: { ...environment, trustedCertificates } }))[0]?.outcome;
    };
    expect(await outcome(join(folder, 'missing'))).toBe('warning');
    await writeFile(join(folder, 'authority.pem'), '');
    expect(await outcome(folder)).toBe('warning');
    await writeFile(join(folder, '4f316efb.0'), '');
    expect(await outcome(folder)).toBe('ok');
  });
});

describe('disk', () => {
  it.each([
    [50, 'ok'],
    [1, 'warning'],
    [0.1, 'problem'],
  ])('given %s GiB free, then %s', (gibibytes, outcome) => {
    expect(diskFinding(gibibytes * 1024 ** 3, '/state').outcome).toBe(outcome);
  });
});

describe("what Asterisk's console prints", () => {
  it('given our application is registered, then ARI is well', () => {
    expect(applicationFinding('Application Name         \n=========================\nflexpbx\n').outcome).toBe('ok');
  });

  it('given another or none, then it is a problem', () => {
    expect(applicationFinding('Application Name         \n=========================\nother-flexpbx\n').outcome).toBe(
      'problem',
    );
    expect(applicationFinding(null).outcome).toBe('problem');
  });

  it('given one of two AMI sign-ins, then the missing one is named', () => {
    const printed = '  Username         IP Address\n  flexpbx-calls    127.0.0.1\n1 users connected.\n';
    expect(managerFinding(printed)).toMatchObject({
      outcome: 'problem',
      says: 'Not connected: flexpbx-configuration.',
    });
    expect(managerFinding(printed.replace('1 users', 'flexpbx-configu  127.0.0.1\n2 users')).outcome).toBe('ok');
  });
});
