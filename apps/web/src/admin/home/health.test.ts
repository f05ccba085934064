import { describe, expect, test } from 'vitest';
import { alarmsFor, overallSentence } from './health.ts';

const well = {
  processes: [{ name: 'pbx', state: 'running' as const, detail: 'Controls calls.', since: null }],
  hasVoicemailRoom: true,
  configuration: { phase: 'applied' as const, wanted: 3, failure: null },
  phones: [
    { number: '1001', name: 'Anna', state: 'online' as const },
    { number: '1002', name: 'Bo', state: 'offline' as const },
  ],
  trunks: [
    { trunk: 'telco', name: 'Telco', state: 'up' as const, reason: null, fix: null },
    { trunk: 'old', name: 'Old', state: 'disabled' as const, reason: null, fix: null },
  ],
  notices: [],
};

describe('whether everything is all right', () => {
  test('given all that should run does, then there is no alarm, also with phones nobody connected', () => {
    expect(alarmsFor(well)).toEqual([]);
    expect(overallSentence([])).toBe('Everything is running.');
  });

  test('given a process is down, then its alarm says what that means and what to do', () => {
    const processes = [{ name: 'worker', state: 'down' as const, detail: 'Calls go on.', since: null }];
    const alarms = alarmsFor({ ...well, processes });
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({ tone: 'bad', title: 'Background work is not running' });
    expect(alarms[0]?.fix).toMatch(/^Calls go on\..*flexpbx doctor/);
    expect(overallSentence(alarms)).toBe('One thing needs your attention now.');
  });

  test('given the disk has no room for messages, then it says what callers hear and what to do', () => {
    const alarms = alarmsFor({ ...well, hasVoicemailRoom: false });
    expect(alarms).toMatchObject([{ tone: 'bad', fix: expect.stringContaining('Free some space') }]);
  });

  test('given a trunk that is down, then it is said why and what to do', () => {
    const down = {
      trunk: 'telco',
      name: 'Telco',
      state: 'down' as const,
      reason: 'It does not answer.',
      fix: 'Check the firewall.',
    };
    expect(alarmsFor({ ...well, trunks: [down] })).toMatchObject([
      { tone: 'bad', title: 'The trunk Telco is down', fix: 'It does not answer. Check the firewall.' },
    ]);
  });

  test('given the last mail did not get through, then it is said why, until one does; tests by hand count for nothing', () => {
    const mail = { kind: 'voicemail', channel: 'mail' as const, attempts: 1, answer: '550 no such user' };
    const failed = { ...mail, state: 'failed' as const };
    const untried = { ...mail, state: 'waiting' as const, attempts: 0, answer: null };
    const byHand = { ...mail, kind: 'mail-test', state: 'delivered' as const };
    expect(alarmsFor({ ...well, notices: [untried, byHand, failed] })).toMatchObject([
      { tone: 'bad', title: 'Mail does not get through', fix: '550 no such user' },
    ]);
    expect(alarmsFor({ ...well, notices: [{ ...mail, state: 'delivered' }, failed] })).toEqual([]);
  });

  test('given a revision was refused, then its reason is told', () => {
    const failure = { revision: 3, reason: 'pjsip.conf was not loaded' };
    const alarms = alarmsFor({ ...well, configuration: { phase: 'failed', wanted: 3, failure } });
    expect(alarms[0]).toMatchObject({ tone: 'bad', fix: 'pjsip.conf was not loaded' });
  });

  test('given a phone that stopped answering, then it is named; several are counted', () => {
    const gone = { number: '1003', name: 'Library', state: 'unreachable' as const };
    const one = alarmsFor({ ...well, phones: [...well.phones, gone] });
    expect(one[0]?.title).toBe('The phone of 1003 Library does not answer');
    expect(overallSentence(one)).toBe('Calls work. One thing needs a look.');
    const two = alarmsFor({ ...well, phones: [gone, { ...gone, number: '1004' }] });
    expect(two[0]?.title).toBe('2 phones do not answer');
  });
});
