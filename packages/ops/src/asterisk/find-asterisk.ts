import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError, type Environment, statePaths } from '@flexpbx/runtime';
import {
  type AsteriskVersion,
  formatVersion,
  isUsable,
  oldestUsable,
  parseAsteriskVersion,
} from './asterisk-version.ts';

const run = promisify(execFile);

/** An Asterisk that can be used, and how it is run. */
export interface AsteriskInstallation {
  /** Unpacked by set-up, or installed on the machine. */
  readonly kind: 'unpacked' | 'installed';
  readonly version: AsteriskVersion;
  /** The program and what always stands first among its arguments. */
  readonly program: readonly [file: string, ...leading: string[]];
  /** `astmoddir` of asterisk.conf. */
  readonly modulesDir: string;
  /** `astdatadir` of asterisk.conf: sounds, music, documentation. */
  readonly dataDir: string;
  /** Modules for codecs that Debian doesn't have: `codec_g729`, `codec_ilbc`. */
  readonly codecModules: readonly string[];
  /** The time zones that came with it; null: it takes the machine's, which may have none. */
  readonly zonesDir: string | null;
}

type Place = Omit<AsteriskInstallation, 'version' | 'codecModules'>;

/**
 * The Asterisk to run: the machine's own when it is 22.4 or newer and has PJSIP and ARI, else the unpacked one; only the
 * unpacked one when its folder was named. Throws AppError `setup-incomplete` saying what was found instead.
 */
export async function findAsterisk(environment: Environment): Promise<AsteriskInstallation> {
  const unpacked = unpackedAt(statePaths(environment).asteriskRoot);
  const places = environment.asteriskRoot ? [unpacked] : [...installedPlaces(), unpacked];
  const tooOld: string[] = [];
  for (const place of places) {
    if (place === null || !hasModules(place)) continue;
    const version = await versionOf(place);
    if (version && isUsable(version)) return { ...place, version, codecModules: codecModulesIn(place.modulesDir) };
    tooOld.push(`${place.program.at(-1)} is ${version ? formatVersion(version) : 'of unknown version'}`);
  }
  const found = tooOld.length > 0 ? ` Found: ${tooOld.join(', ')}.` : '';
  throw new AppError(
    'setup-incomplete',
    `There is no Asterisk ${formatVersion(oldestUsable)} or newer with PJSIP and ARI.${found} ` +
      `Run "npm start": it fetches one into ${statePaths(environment).asteriskRoot}.`,
  );
}

/** The command line that runs Asterisk with these arguments. */
export function asteriskCommand(
  installation: Pick<AsteriskInstallation, 'program'>,
  args: readonly string[],
): { file: string; args: string[] } {
  const [file, ...leading] = installation.program;
  return { file, args: [...leading, ...args] };
}

/** Debian's Asterisk started by the loader beside it, which finds all libraries there and none of the host's. */
function unpackedAt(root: string): Place | null {
  for (const [triplet, loader] of [
    ['x86_64-linux-gnu', 'ld-linux-x86-64.so.2'],
    ['aarch64-linux-gnu', 'ld-linux-aarch64.so.1'],
  ] as const) {
    const libraries = join(root, 'usr/lib', triplet);
    if (!existsSync(join(libraries, loader))) continue;
    return {
      kind: 'unpacked',
      program: [join(libraries, loader), '--library-path', libraries, join(root, 'usr/sbin/asterisk')],
      modulesDir: join(libraries, 'asterisk/modules'),
      dataDir: join(root, 'usr/share/asterisk'),
      zonesDir: join(root, 'usr/share/zoneinfo'),
    };
  }
  return null;
}

/** Where Debian, a build from source and Red Hat put an Asterisk. */
function installedPlaces(): Place[] {
  const modules = [
    '/usr/lib/x86_64-linux-gnu/asterisk/modules',
    '/usr/lib/aarch64-linux-gnu/asterisk/modules',
    '/usr/lib/asterisk/modules',
    '/usr/lib64/asterisk/modules',
  ];
  const data = ['/usr/share/asterisk', '/var/lib/asterisk'].find((directory) => existsSync(join(directory, 'sounds')));
  const program = ['/usr/sbin/asterisk', '/usr/local/sbin/asterisk'].find((file) => existsSync(file));
  if (!program || !data) return [];
  return modules.map((modulesDir) => ({
    kind: 'installed',
    program: [program],
    modulesDir,
    dataDir: data,
    zonesDir: null,
  }));
}

function hasModules({ modulesDir }: Place): boolean {
  return ['res_ari.so', 'res_pjsip.so'].every((module) => existsSync(join(modulesDir, module)));
}

function codecModulesIn(modulesDir: string): string[] {
  return readdirSync(modulesDir)
    .filter((file) => /^codec_(g729a?|ilbc)\.so$/.test(file))
    .map((file) => file.slice(0, -'.so'.length));
}

async function versionOf(place: Place): Promise<AsteriskVersion | null> {
  const { file, args } = asteriskCommand(place, ['-V']);
  try {
    return parseAsteriskVersion((await run(file, args)).stdout);
  } catch {
    return null;
  }
}
