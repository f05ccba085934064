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

type Folders = Readonly<Record<(typeof FOLDERS)[number], string>>;

/** An Asterisk of a test, in a temporary folder of its own. */
export class AsteriskServer {
  readonly folders: Folders;
  readonly #name: string;
  readonly #home: string;
  readonly #installation: TestAsterisk;
  #process: TiedProcess | undefined;

  private constructor(name: string, home: string, installation: TestAsterisk) {
    const at = (folder: string): string => join(home, folder);
    this.folders = { etc: at('etc'), run: at('run'), spool: at('spool'), log: at('log'), lib: at('lib') };
    this.#name = name;
    this.#home = home;
    this.#installation = installation;
  }

  /** Writes the configuration; nothing runs yet. */
  static async prepare(options: AsteriskOptions): Promise<AsteriskServer> {
    const home = await mkdtemp(join(tmpdir(), `flexpbx-${options.name}-`));
    const server = new AsteriskServer(options.name, home, await findTestAsterisk());
    for (const folder of Object.values(server.folders)) await mkdir(folder);
    await writeConfiguration(server.folders, server.#installation, options);
    return server;
  }

  /** Of the running process; throws when there is none. */
  get pid(): number {
    if (!this.#process) throw new Error(`Asterisk (${this.#name}) does not run`);
    return this.#process.pid;
  }

  /** Starts it, and resolves when it has booted (some 0.3 s); throws with its log when it does not. */
  async begin(): Promise<void> {
    const started = new AbortController();
    try {
      const signal = AbortSignal.any([started.signal, AbortSignal.timeout(START_TIMEOUT_MS)]);
      const listening = whenCreated(this.folders.run, 'asterisk.ctl', signal);
      const { file, args } = this.#command('-f');
      const server = startTied({
        command: file,
        args,
        stopSignal: 'SIGTERM',
        stopTimeoutMs: STOP_TIMEOUT_MS,
        // As the product starts its Asterisk; the two are compared.
        ownSession: true,
      });
      this.#process = server;
      server.child.stdout?.resume();
      server.child.stderr?.resume();
      await Promise.race([listening.then(() => this.#booted(signal)), failure(server)]);
    } catch (error) {
      const log = await this.messages();
      await this.stop();
      throw new Error(`Asterisk (${this.#name}) did not start:\n${log}`, { cause: error });
    } finally {
      started.abort();
    }
  }

  /** Ends it if it runs; it can begin again where it was. By force: it says goodbye to nobody and writes nothing down. */
  async end(how: 'in order' | 'by force'): Promise<void> {
    if (!this.#process) return;
    if (how === 'by force') process.kill(this.pid, 'SIGKILL');
    await this.#process.stop();
    this.#process = undefined;
    await rm(join(this.folders.run, 'asterisk.ctl'), { force: true });
  }

  /** Runs one command of its console and returns what it printed. */
  async cli(command: string): Promise<string> {
    const { file, args } = this.#command('-rx', command);
    return (await run(file, args)).stdout;
  }

  /** Its notices, warnings and errors so far. */
  messages(): Promise<string> {
    return readFile(join(this.folders.log, 'messages'), 'utf8').catch(() => '');
  }

  /** Ends it and removes its folder. */
  async stop(): Promise<void> {
    await this.#process?.stop();
    await rm(this.#home, { recursive: true, force: true });
  }

  /** One that gives up over a module answers as well, but not that it has booted. */
  /** Its socket is there a moment before anybody listens at it: on a busy machine that moment is met. */
  async #booted(signal: AbortSignal): Promise<void> {
    const answer = await this.cli('core waitfullybooted').catch((fault: unknown) => {
      if (signal.aborted) throw fault;
      return null;
    });
    if (answer === null) return this.#booted(signal);
    if (!answer.includes('fully booted')) throw new Error(`it did not boot: ${answer}`);
  }

  #command(...args: string[]): { file: string; args: readonly string[] } {
    return asteriskCommand(this.#installation, ['-C', join(this.folders.etc, 'asterisk.conf'), ...args]);
  }
}

/** Prepares an Asterisk and starts it; nothing of it is left when that fails. */
export async function startAsterisk(options: AsteriskOptions): Promise<AsteriskServer> {
  const server = await AsteriskServer.prepare(options);
  await server.begin();
  return server;
}

async function writeConfiguration(
  folders: Folders,
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

function mainConfiguration(folders: Folders, installation: TestAsterisk): string {
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
