import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');

/** What is started, by the name it gets. */
const programs = {
  cli: 'apps/cli/src/main.ts',
  configd: 'apps/configd/src/main.ts',
  'apply-staged': 'apps/configd/src/apply-staged.ts',
  pbx: 'apps/pbx/src/main.ts',
  portal: 'apps/portal/src/main.ts',
  worker: 'apps/worker/src/main.ts',
};

/** Packages that load a binary which lies beside them, and whose dependency they are. */
const nativePackages = new Map([
  ['better-sqlite3', 'packages/db'],
  ['bcrypt', 'packages/ops'],
]);

/**
 * Writes our programs, with all they import, as few plain files into `folder`, which lies three folders below the checkout
 * (`programDir` counts on it). What is imported only when it is needed stays a file of its own.
 */
async function buildProgram(folder: string): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: programs,
    platform: 'node',
    // pg looks whether there is a driver in C, and does without it.
    external: ['pg-native'],
    plugins: [nativePackagesAsTheyLie(folder)],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  await bundle.write({ dir: folder, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
}

/** By relative paths: the checkout may be moved. */
function nativePackagesAsTheyLie(folder: string): Plugin {
  return {
    name: 'native-packages-as-they-lie',
    resolveId(source) {
      const user = nativePackages.get(source);
      if (user === undefined) return null;
      const found = createRequire(join(root, user, 'package.json')).resolve(source);
      return { id: relative(folder, found), external: true };
    },
  };
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: build-program.ts <folder>');
  await buildProgram(resolve(folder));
}
