import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnvironment, statePaths } from '@flexpbx/runtime';

/** An unpacked Asterisk, run in place by its own loader. */
export interface AsteriskTree {
  /** The program and the arguments that stand before Asterisk's own. */
  readonly command: readonly [string, ...string[]];
  readonly modules: string;
  /** Documentation, sounds and keys (`astdatadir`). */
  readonly data: string;
  /** The language folder of its sounds below `<data>/sounds`. */
  readonly language: string;
}

/** Finds the unpacked Asterisk: FLEXPBX_ASTERISK_ROOT, else the checkout's own. Throws when there is none. */
export async function findAsteriskTree(): Promise<AsteriskTree> {
  const { asteriskRoot: root } = statePaths(readEnvironment(process.env));
  const libraries = await findLibraries(root);
  const loader = join(libraries, process.arch === 'arm64' ? 'ld-linux-aarch64.so.1' : 'ld-linux-x86-64.so.2');
  const data = join(root, 'usr/share/asterisk');
  const languages = await readdir(join(data, 'sounds'));
  const language = languages.find((name) => name.startsWith('en_'));
  if (!language) throw new Error(`no English sounds in ${data}/sounds`);
  return {
    command: [loader, '--library-path', libraries, join(root, 'usr/sbin/asterisk')],
    modules: join(libraries, 'asterisk/modules'),
    data,
    language,
  };
}

async function findLibraries(root: string): Promise<string> {
  const all = join(root, 'usr/lib');
  const names = await readdir(all).catch(() => []);
  const name = names.find((entry) => entry.endsWith('-linux-gnu'));
  if (!name) throw new Error(`no Asterisk in ${root}: set it up with "npm start", or set FLEXPBX_ASTERISK_ROOT`);
  return join(all, name);
}
