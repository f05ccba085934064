import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  success: z.boolean(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * The last line of `npm test`: `N passed, N failed`, checks and tests together. A test file that could not even be
 * loaded counts as a failure, and so does a report that is missing or red without naming a test.
 */
export function closingLine(checks: string, testReport: string | null): string {
  const count = (word: string) => checks.split('\n').filter((line) => line.startsWith(`${word} `)).length;
  const tests = testReport === null ? { passed: 0, failed: 1 } : countTests(testReport);
  return `${count('passed') + tests.passed} passed, ${count('failed') + tests.failed} failed`;
}

function countTests(testReport: string): { passed: number; failed: number } {
  const { numPassedTests, numFailedTests, success, testResults } = report.parse(JSON.parse(testReport));
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  return { passed: numPassedTests, failed: success ? failed : Math.max(failed, 1) };
}

const [checksFile, testsFile] = process.argv.slice(2);
if (import.meta.main && checksFile && testsFile) {
  const tests = existsSync(testsFile) ? readFileSync(testsFile, 'utf8') : null;
  console.log(closingLine(readFileSync(checksFile, 'utf8'), tests));
}
