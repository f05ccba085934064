import { describe, expect, it } from 'vitest';
import { closingLine } from './closing-line.ts';

const checks = 'passed types\npassed boundaries\n';
const report = (numPassedTests: number, numFailedTests: number, more: object = {}) =>
  JSON.stringify({ numPassedTests, numFailedTests, success: numFailedTests === 0, testResults: [], ...more });

describe('the closing line of npm test', () => {
  it('given everything is fine, then checks and tests are counted together', () => {
    expect(closingLine(checks, report(40, 0))).toBe('42 passed, 0 failed');
  });

  it('given failed tests and a failed check, then both are counted', () => {
    expect(closingLine('passed types\nfailed dead-code\n', report(39, 1))).toBe('40 passed, 2 failed');
  });

  it('given a test file that could not be loaded, then it is a failure', () => {
    const unloaded = { success: false, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(closingLine(checks, report(40, 0, unloaded))).toBe('42 passed, 1 failed');
  });

  it('given a red run in which no test failed, then it is a failure', () => {
    expect(closingLine(checks, report(40, 0, { success: false }))).toBe('42 passed, 1 failed');
  });

  it('given vitest left no report, then that is a failure', () => {
    expect(closingLine(checks, null)).toBe('2 passed, 1 failed');
  });
});
