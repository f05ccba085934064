import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { countOf, readTestReport } from './test-report.ts';

/** Files of tests with whole systems; all others fail for a reason. */
const withWholeSystems = /^(e2e|bench)\//;
/** With more than these something is wrong, and the sooner that is told the better. */
const most = 6;

/** The files in which phones may only have been kept waiting, by their paths from the checkout; none when too many failed. */
export function filesToRepeat(json: string, checkout: string): string[] {
  const failed = readTestReport(json).testResults.filter((file) => countOf(file, 'failed') > 0);
  const files = failed.map(({ name }) => relative(checkout, name));
  return files.length <= most && files.every((file) => withWholeSystems.test(file)) ? files : [];
}

const [reportFile] = process.argv.slice(2);
if (import.meta.main && reportFile) {
  for (const file of filesToRepeat(readFileSync(reportFile, 'utf8'), process.cwd())) console.log(file);
}
