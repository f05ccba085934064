import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What is checked: rules by their names, or all that carry one of these tags. */
export type AxeRules = { readonly type: 'rule' | 'tag'; readonly values: readonly string[] };

/**
 * What axe finds wrong with a page, each as a line. Only that is worked out and leaves the browser: selectors for, and a
 * report of, everything that is right took four fifths of the time. Frames are not looked into; we have none.
 */
export async function askAxe(page: Page, runOnly: AxeRules): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(source);
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'], selectors: false, iframes: false });
  return page.evaluate<string[]>(
    `axe.run(document, ${options}).then(({ violations }) => violations.flatMap(
      ({ id, help, nodes }) => nodes.map(({ html }) => id + ': ' + help + ': ' + html)))`,
  );
}
