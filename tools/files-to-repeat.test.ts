import { expect, it } from 'vitest';
import { filesToRepeat } from './files-to-repeat.ts';

const report = (...files: readonly (readonly [string, 'passed' | 'failed'])[]) =>
  JSON.stringify({
    success: false,
    testResults: files.map(([name, status]) => ({ name: `/checkout/${name}`, status, assertionResults: [{ status }] })),
  });
const repeated = (json: string) => filesToRepeat(json, '/checkout');

it('given some files failed, then they are run again, and no other', () => {
  const [menus, rule] = ['e2e/telephony/menus.test.ts', 'packages/ops/src/a.test.ts'];
  const json = report([menus, 'failed'], ['e2e/web/live.test.ts', 'passed'], [rule, 'failed']);
  expect(repeated(json)).toEqual([menus, rule]);
});

it('given many files failed, then nothing is', () => {
  const many = Array.from({ length: 7 }, (_, at) => [`e2e/${at}.test.ts`, 'failed'] as const);
  expect(repeated(report(...many))).toEqual([]);
});
