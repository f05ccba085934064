import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programDir } from '@flexpbx/runtime';

const run = promisify(execFile);

/** Set-up of a vitest project that starts our programs: bundled from the sources as they are now, as users run them. */
export default async function provideProgram(): Promise<void> {
  const step = join(programDir, 'system-scripts/setup/program.sh');
  await run('sh', [step, 'ready']).catch(() => run('sh', [step, 'install']));
}
