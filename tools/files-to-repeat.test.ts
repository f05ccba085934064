import { expect, it } from 'vitest';
import { filesToRepeat } from './files-to-repeat.ts';

const report = (...files: readonly (readonly [string, 'passed' | 'failed'])[]) =>
  JSON.stringify({
    success: false,
    testResults: files.map(([name, status]) => ({ name: `/checkout/${name}`, status, assertionResults: [{ status }] })),
  });
const repeated = (json: string) => filesToRepeat(json, '/checkout');

it('given a test with phones failed, then its file is run again, and no other', () => {
  expect(repeated(report(['e2e/telephony/menus.test.ts', 'failed'], ['e2e/web/live.test.ts', 'passed']))).toEqual([
    'e2e/telephony/menus.test.ts',
  ]);
});

it('given a rule failed as well, then nothing is: it would fail again', () => {
  expect(repeated(report(['e2e/telephony/menus.test.ts', 'failed'], ['tools/a.test.ts', 'failed']))).toEqual([]);
});

it('given many files failed, then nothing is', () => {
  const many = Array.from({ length: 7 }, (_, at) => [`e2e/${at}.test.ts`, 'failed'] as const);
  expect(repeated(report(...many))).toEqual([]);
});
