import { join } from 'node:path';
import { programDir } from '@flexpbx/runtime';
import type { Program } from './processes/program.ts';

/** Renders Asterisk's files, so it comes before Asterisk. */
export const configd = program('configd');

/** What is started when Asterisk runs. */
export const besideAsterisk: readonly Program[] = [program('pbx'), program('portal'), program('worker')];

/** Every process of ours that the supervisor starts. */
export const programNames: readonly string[] = [configd, ...besideAsterisk].map(({ name }) => name);

function program(name: string): Program {
  return { name, main: join(programDir, 'apps', name, 'src/main.ts') };
}
