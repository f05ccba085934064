import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { findAsterisk } from '@flexpbx/ops';
import { readEnvironment } from '@flexpbx/runtime';

const run = promisify(execFile);

/** Prints what the figures were measured on: without it they can't be compared. */
export async function printSurroundings(database: string): Promise<void> {
  const { version, kind } = await findAsterisk(readEnvironment(process.env));
  const [cpu] = cpus();
  const facts = {
    when: new Date().toISOString(),
    commit: await commit(),
    machine: `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 20)} MB`,
    system: await operatingSystem(),
    node: process.version,
    asterisk: `${version.major}.${version.minor}.${version.patch} (${kind})`,
    sipp: await sippVersion(),
    database,
    'load before': loadWords(),
  };
  for (const [name, value] of Object.entries(facts)) console.log(`${name}: ${value}`);
}

/** How much else the machine had to do, averaged over 1, 5 and 15 minutes. */
export function loadWords(): string {
  return loadavg()
    .map((load) => load.toFixed(2))
    .join(' ');
}

async function commit(): Promise<string> {
  try {
    const head = (await run('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname })).stdout.trim();
    const changes = (await run('git', ['status', '--porcelain', '-uno'], { cwd: import.meta.dirname })).stdout.trim();
    return changes === '' ? head : `${head} with changes`;
  } catch {
    return 'none';
  }
}

async function operatingSystem(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^PRETTY_NAME="(.*)"$/m.exec(text)?.[1] ?? process.platform;
}

async function sippVersion(): Promise<string> {
  // SIPp ends with an error code after telling its version.
  const told = await run('sipp', ['-v']).catch((fault: { stdout?: string }) => fault);
  return /SIPp (v\S+?)[.\s]*$/m.exec(told.stdout ?? '')?.[1] ?? 'none';
}
