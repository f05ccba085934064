import { describe, expect, it } from 'vitest';
import { closingLine } from './closing-line.ts';

const checks = 'passed types\npassed boundaries\n';
const file = (name: string, passed: number, failed: number) => ({
  name,
  status: failed > 0 ? 'failed' : 'passed',
  assertionResults: [...Array(passed).fill({ status: 'passed' }), ...Array(failed).fill({ status: 'failed' })],
});
const report = (
  testResults: ReturnType<typeof file>[],
  success = testResults.every(({ status }) => status === 'passed'),
) => JSON.stringify({ success, testResults });

describe('the closing line of npm test', () => {
  it('given everything is fine, then checks and tests are counted together', () => {
    expect(closingLine(checks, [report([file('a', 39, 0), file('b', 1, 0)])])).toBe('42 passed, 0 failed');
  });

  it('given failed tests and a failed check, then both are counted', () => {
    expect(closingLine('passed types\nfailed dead-code\n', [report([file('a', 39, 1)])])).toBe('40 passed, 2 failed');
  });

  it('given a file that was run again, then only what came of it then counts', () => {
    const first = report([file('a', 30, 0), file('b', 8, 2)]);
    expect(closingLine(checks, [first, report([file('b', 10, 0)])])).toBe('42 passed, 0 failed');
    expect(closingLine(checks, [first, report([file('b', 9, 1)])])).toBe('41 passed, 1 failed');
  });

  it('given a test file that could not be loaded, then it is a failure', () => {
    const unloaded = { name: 'b', status: 'failed', assertionResults: [] };
    expect(closingLine(checks, [report([file('a', 40, 0), unloaded])])).toBe('42 passed, 1 failed');
  });

  it('given a red run in which no test failed, then it is a failure', () => {
    expect(closingLine(checks, [report([file('a', 40, 0)], false)])).toBe('42 passed, 1 failed');
  });

  it('given vitest left no report, then that is a failure', () => {
    expect(closingLine(checks, [null])).toBe('2 passed, 1 failed');
  });
});
