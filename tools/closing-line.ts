import { existsSync, readFileSync } from 'node:fs';
import { countOf, readTestReport, type TestReport } from './test-report.ts';

/**
 * The last line of `npm test`: `N passed, N failed`, checks and tests together. Of a file that was run again only the last run
 * counts. A report that is missing (null) or red without naming a test counts as a failure.
 */
export function closingLine(checks: string, reports: readonly (string | null)[]): string {
  const read = reports.flatMap((json) => (json === null ? [] : [readTestReport(json)]));
  const files = [...new Map(read.flatMap(({ testResults }) => testResults.map((file) => [file.name, file]))).values()];
  const sum = (status: 'passed' | 'failed') =>
    checks.split('\n').filter((line) => line.startsWith(`${status} `)).length +
    files.reduce((total, file) => total + countOf(file, status), 0);
  const unexplained = reports.length - read.length + read.filter(isRedWithoutAReason).length;
  return `${sum('passed')} passed, ${sum('failed') + unexplained} failed`;
}

function isRedWithoutAReason({ success, testResults }: TestReport): boolean {
  return !success && testResults.every((file) => countOf(file, 'failed') === 0);
}

const [checksFile, ...reportFiles] = process.argv.slice(2);
if (import.meta.main && checksFile) {
  const reports = reportFiles.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : null));
  console.log(closingLine(readFileSync(checksFile, 'utf8'), reports));
}
