import { z } from 'zod';

const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** What became of the tests of one run, by file. */
export type TestReport = z.infer<typeof report>;

/** Reads what vitest's reporter `json` wrote. */
export function readTestReport(json: string): TestReport {
  return report.parse(JSON.parse(json));
}

/** How many tests of a file did this; a file that could not even be loaded is one that failed. */
export function countOf(file: TestReport['testResults'][number], status: 'passed' | 'failed'): number {
  const count = file.assertionResults.filter((test) => test.status === status).length;
  return status === 'failed' && file.status === 'failed' ? Math.max(count, 1) : count;
}
