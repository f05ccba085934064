import { join } from 'node:path';
import { programDir } from '@flexpbx/runtime';
import type { Program } from './processes/program.ts';

/** Renders Asterisk's files, so it comes before Asterisk. */
export const configd = program('configd', 5);

/** What is started when Asterisk runs. Sound and callers come first: only pbx is as important as Asterisk. */
export const besideAsterisk: readonly Program[] = [program('pbx', 0), program('portal', 5), program('worker', 10)];

/** Every process of ours that the supervisor starts. */
export const programNames: readonly string[] = [configd, ...besideAsterisk].map(({ name }) => name);

/** Bundled as this is, or from its sources when this is run from its own. */
function program(name: string, niceness: number): Program {
  const isBundled = import.meta.filename.endsWith('.js');
  const main = isBundled ? join(import.meta.dirname, `${name}.js`) : join(programDir, 'apps', name, 'src/main.ts');
  return { name, main, niceness };
}
