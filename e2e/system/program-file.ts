import { join } from 'node:path';
import { programDir } from '@flexpbx/runtime';

/** What Node starts as one of our programs: `cli`, `pbx` … */
export function programFile(name: string): string {
  return join(programDir, '.tools/program/current', `${name}.js`);
}
