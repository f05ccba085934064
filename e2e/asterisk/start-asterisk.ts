import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asteriskCommand } from '@flexpbx/ops';
import { startTied, type TiedProcess } from '../system/tied-process.ts';
import { findTestAsterisk, type TestAsterisk } from './test-asterisk.ts';

const run = promisify(execFile);
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;
const FOLDERS = ['etc', 'run', 'spool', 'log', 'lib'] as const;
/** Read by Asterisk's core whatever modules are loaded; empty means its defaults, absent means complaints in its log. */
const CORE_FILES = ['acl', 'ccss', 'cdr', 'cel', 'features', 'manager', 'pjproject', 'stasis', 'udptl'];

/** What an Asterisk of a test is made of. */
export interface AsteriskOptions {
  /** Names its folder, to be recognised in a list of processes. */
  readonly name: string;
  /** Without `.so`, in the order of loading; nothing else is loaded. */
  readonly modules: readonly string[];
  /** Configuration files by name, for instance `pjsip.conf`. */
  readonly files: Readonly<Record<string, string>>;
}

/** An Asterisk of a test, in a temporary folder of its own. */
export interface AsteriskServer {
  readonly pid: number;
  readonly folders: Readonly<Record<(typeof FOLDERS)[number], string>>;
  /** Runs one command of its console and returns what it printed. */
  cli(command: string): Promise<string>;
  /** Its notices, warnings and errors so far. */
  messages(): Promise<string>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts an Asterisk and resolves when it has booted (some 0.3 s); throws with its log when it does not. */
export async function startAsterisk(options: AsteriskOptions): Promise<AsteriskServer> {
  const installation = await findTestAsterisk();
  const home = await mkdtemp(join(tmpdir(), `flexpbx-${options.name}-`));
  const at = (name: string): string => join(home, name);
  const folders = { etc: at('etc'), run: at('run'), spool: at('spool'), log: at('log'), lib: at('lib') };
  const command = (...args: string[]) =>
    asteriskCommand(installation, ['-C', join(folders.etc, 'asterisk.conf'), ...args]);
  const started = new AbortController();
  const limit = AbortSignal.timeout(START_TIMEOUT_MS);
  let server: TiedProcess | undefined;
  const stop = async (): Promise<void> => {
    await server?.stop();
    await rm(home, { recursive: true, force: true });
  };
  const cli = async (line: string): Promise<string> => {
    const { file, args } = command('-rx', line);
    return (await run(file, args)).stdout;
  };
  const messages = (): Promise<string> => readFile(join(folders.log, 'messages'), 'utf8').catch(() => '');
  try {
    for (const folder of Object.values(folders)) await mkdir(folder);
    await writeConfiguration(folders, installation, options);
    const listening = whenCreated(folders.run, 'asterisk.ctl', AbortSignal.any([started.signal, limit]));
    const { file, args } = command('-f');
    server = startTied({ command: file, args, stopSignal: 'SIGTERM', stopTimeoutMs: STOP_TIMEOUT_MS });
    server.child.stdout?.resume();
    server.child.stderr?.resume();
    await Promise.race([listening, failure(server)]);
    await cli('core waitfullybooted');
    return { pid: server.pid, folders, cli, messages, stop };
  } catch (error) {
    const log = await messages();
    await stop();
    throw new Error(`Asterisk (${options.name}) did not start:\n${log}`, { cause: error });
  } finally {
    started.abort();
  }
}

async function writeConfiguration(
  folders: AsteriskServer['folders'],
  installation: TestAsterisk,
  options: AsteriskOptions,
): Promise<void> {
  const empty = Object.fromEntries(CORE_FILES.map((name) => [`${name}.conf`, '']));
  const files: Record<string, string> = {
    ...empty,
    'asterisk.conf': mainConfiguration(folders, installation),
    'modules.conf': ['[modules]', 'autoload = no', ...options.modules.map((name) => `require = ${name}.so`), ''].join(
      '\n',
    ),
    'logger.conf': '[general]\n[logfiles]\nmessages => notice,warning,error\n',
    'indications.conf':
      '[general]\ncountry = us\n[us]\ndescription = United States\nringcadence = 2000,4000\nring = 440+480/2000,0/4000\nbusy = 480+620/500,0/500\n',
    ...options.files,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folders.etc, name), text);
}

function mainConfiguration(folders: AsteriskServer['folders'], installation: TestAsterisk): string {
  return `[directories]
astetcdir = ${folders.etc}
astmoddir = ${installation.modulesDir}
astvarlibdir = ${folders.lib}
astdbdir = ${folders.lib}
astkeydir = ${folders.lib}
astagidir = ${folders.lib}
astdatadir = ${installation.dataDir}
astspooldir = ${folders.spool}
astrundir = ${folders.run}
astlogdir = ${folders.log}
[options]
defaultlanguage = ${installation.language}
`;
}

async function whenCreated(folder: string, name: string, signal: AbortSignal): Promise<void> {
  for await (const { filename } of watch(folder, { signal })) if (filename === name) return;
}

function failure(server: TiedProcess): Promise<never> {
  return new Promise((_, reject) => {
    server.child.once('exit', (code, signal) => reject(new Error(`it ended (${code ?? signal})`)));
    server.child.once('error', reject);
  });
}
