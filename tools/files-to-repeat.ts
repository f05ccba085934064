import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { countOf, readTestReport } from './test-report.ts';

/** With more than these something is wrong, and the sooner that is told the better. */
const most = 6;

/**
 * The files in which somebody may only have been kept waiting, by their paths from the checkout; none when too many failed. Phones
 * stammer on a busy machine, and an Asterisk or a process of a rule's is late: what is wrong fails once more.
 */
export function filesToRepeat(json: string, checkout: string): string[] {
  const failed = readTestReport(json).testResults.filter((file) => countOf(file, 'failed') > 0);
  const files = failed.map(({ name }) => relative(checkout, name));
  return files.length <= most ? files : [];
}

const [reportFile] = process.argv.slice(2);
if (import.meta.main && reportFile) {
  for (const file of filesToRepeat(readFileSync(reportFile, 'utf8'), process.cwd())) console.log(file);
}
