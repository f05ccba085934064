import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '@flexpbx/db';
import { portalAddress, type SystemStatus } from '@flexpbx/ops';
import { nodeFlags } from '@flexpbx/ops/node-flags';
import { runningPids } from '@flexpbx/ops/status';
import {
  type Environment,
  programDir,
  readEnvironment,
  type StatePaths,
  silentLogger,
  statePaths,
} from '@flexpbx/runtime';
import { findTestAsterisk } from '../asterisk/test-asterisk.ts';
import { freePort } from './free-port.ts';
import { processesOf } from './leftovers.ts';
import { PortalSession } from './portal-session.ts';
import { programFile } from './program-file.ts';
import { SystemOutput } from './system-output.ts';
import { startTied, type TiedProcess } from './tied-process.ts';

const run = promisify(execFile);
const READY_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 60_000;
/** What `signInAsAdmin` puts in place of the one-time password. */
const ADMIN_PASSWORD = 'twelve orange kettles sing';
/** Its hash by bcrypt of 16 rounds: with as many as the product's, each system of a test would begin with a second of it. */
const ADMIN_HASH = '$2b$04$p86T6nrRqk6wTYGKi6GGYeSZt5exMVRL5pUMrzQi5tLLDDz4JVLzK';
const COMMAND = programFile('cli');
const START_SCRIPT = join(programDir, 'system-scripts/start.sh');

/** How a system of a test differs from the one a user starts. */
export interface SystemOptions {
  /** `postgresql://…`; null: the SQLite file everybody gets. */
  readonly databaseUrl: string | null;
  /** More environment variables, to make something fail for instance. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What the welcome says of the administrator made at the first start. */
export interface FirstAdmin {
  readonly username: string;
  readonly password: string;
}

/** The whole product, started as a user does, in a state folder and on loopback ports of its own. */
export class TestSystem {
  readonly environment: Environment;
  readonly paths: StatePaths;
  /** What its processes are started with. */
  readonly variables: NodeJS.ProcessEnv;
  #supervisor: TiedProcess | undefined;
  #output: SystemOutput | undefined;
  #firstAdmin: FirstAdmin | undefined;
  readonly #sessions: PortalSession[] = [];

  private constructor(variables: NodeJS.ProcessEnv) {
    this.variables = variables;
    this.environment = readEnvironment(variables);
    this.paths = statePaths(this.environment);
  }

  /** Chooses a new state folder and free ports; starts nothing. */
  static async prepare(options: SystemOptions): Promise<TestSystem> {
    const stateDir = await mkdtemp(join(tmpdir(), 'flexpbx-system-'));
    return new TestSystem(await variablesFor(stateDir, options));
  }

  /** `flexpbx up`, until it says that it is ready. Throws with all it printed when it does not. */
  start(): Promise<void> {
    return this.#start(process.execPath, [...nodeFlags, COMMAND, 'up']);
  }

  /** What `npm start` runs: looks whether anything is missing, installs it, then as `start()`. */
  startWithSetUp(): Promise<void> {
    return this.#start('sh', [START_SCRIPT]);
  }

  /** As `start()`, but by a command that makes surroundings first and then replaces itself by its last words, as `env` does. */
  startUnder(launcher: readonly [string, ...string[]]): Promise<void> {
    const [command, ...args] = launcher;
    return this.#start(command, [...args, process.execPath, ...nodeFlags, COMMAND, 'up']);
  }

  async #start(command: string, args: readonly string[]): Promise<void> {
    // In place of the supervisor's terminal: Ctrl-C is SIGINT.
    const supervisor = startTied({
      command,
      args,
      stopSignal: 'SIGINT',
      stopTimeoutMs: STOP_TIMEOUT_MS,
      env: this.variables,
    });
    const output = new SystemOutput(supervisor.child);
    this.#supervisor = supervisor;
    this.#output = output;
    const ended = new Promise<never>((_, reject) => {
      supervisor.child.once('close', (code) => reject(new Error(`the system ended (${code}):\n${output.text}`)));
    });
    ended.catch(() => {}); // It ends one day; that is a failure only before it was ready.
    // The last line of the welcome, so that all of it is there.
    await Promise.race([output.next(/^Ctrl-C stops everything/, READY_TIMEOUT_MS), ended]);
    this.#firstAdmin ??= firstAdminIn(output.text);
  }

  /** What the running system prints. */
  get output(): SystemOutput {
    if (!this.#output) throw new Error('the system was not started');
    return this.#output;
  }

  /** The supervisor's pid. */
  get supervisorPid(): number {
    if (!this.#supervisor) throw new Error('the system was not started');
    return this.#supervisor.pid;
  }

  /** The administrator of the first start's welcome. */
  get firstAdmin(): FirstAdmin {
    if (!this.#firstAdmin) throw new Error(`no one-time password was printed:\n${this.#output?.text}`);
    return this.#firstAdmin;
  }

  /** `127.0.0.1:<port>`, for phones. */
  get sipServers(): Readonly<Record<'udp' | 'tcp' | 'tls', string>> {
    const { sip, sips } = this.environment.ports;
    return { udp: `127.0.0.1:${sip}`, tcp: `127.0.0.1:${sip}`, tls: `127.0.0.1:${sips}` };
  }

  /** `flexpbx status --json`: what runs, with the pid of each process. */
  async status(): Promise<SystemStatus> {
    const { stdout } = await this.command('status', '--json');
    return JSON.parse(stdout) as SystemStatus;
  }

  /** The pid of each of the system's processes that runs, by name: `supervisor`, `asterisk`, `pbx` … */
  async pids(): Promise<Readonly<Record<string, number>>> {
    return runningPids(this.environment);
  }

  /** The pid of one process of the system. Throws when it does not run. */
  async pidOf(name: string): Promise<number> {
    const pid = (await this.pids())[name];
    if (pid === undefined) throw new Error(`${name} does not run`);
    return pid;
  }

  /** Kills the supervisor and every process of ours at once; Asterisk and its calls go on. */
  async killOurs(): Promise<void> {
    const { asterisk, ...ours } = await this.pids();
    if (asterisk === undefined) throw new Error('Asterisk does not run');
    for (const pid of Object.values(ours)) kill(pid);
  }

  /** Any other `flexpbx` command, whatever its exit code. */
  async command(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const options = { env: this.variables, maxBuffer: 64 * 1024 * 1024 };
    try {
      return { code: 0, ...(await run(process.execPath, [...nodeFlags, COMMAND, ...args], options)) };
    } catch (error) {
      const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
      if (typeof code !== 'number') throw error;
      return { code, stdout: stdout ?? '', stderr: stderr ?? '' };
    }
  }

  /** A session with the portal that nobody has signed in to. */
  portal(): PortalSession {
    const session = new PortalSession(portalAddress(this.environment).replace(/\/$/, ''));
    this.#sessions.push(session);
    return session;
  }

  /** The first administrator signed in; the first time, the one-time password is replaced behind the portal's back. */
  async signInAsAdmin(): Promise<PortalSession> {
    const { username } = this.firstAdmin;
    if (this.firstAdmin.password !== ADMIN_PASSWORD) {
      const database = await openDatabase(this.environment, silentLogger);
      await database.accounts.setPassword(username, ADMIN_HASH, null, 'test').finally(() => database.close());
      this.#firstAdmin = { username, password: ADMIN_PASSWORD };
    }
    const session = this.portal();
    await session.call('signIn', { body: this.firstAdmin });
    return session;
  }

  /** Ctrl-C; resolves when all has ended. What it left running is returned (and should be nothing). */
  async stop(): Promise<number[]> {
    for (const session of this.#sessions.splice(0)) session.close();
    await this.#supervisor?.stop();
    return processesOf(this.environment.stateDir);
  }

  /** Ends what still runs, by force, and removes the state folder: for a test's end, however it ended. */
  async remove(): Promise<void> {
    for (const pid of await this.stop()) kill(pid);
    await rm(this.environment.stateDir, { recursive: true, force: true });
  }
}

async function variablesFor(stateDir: string, options: SystemOptions): Promise<NodeJS.ProcessEnv> {
  const { kind } = await findTestAsterisk();
  const root = statePaths(readEnvironment(process.env)).asteriskRoot;
  const ports = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()]);
  const [sip, sips, https, http, ami] = ports.map(String);
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TZ: process.env.TZ,
    LANG: process.env.LANG,
    FLEXPBX_STATE_DIR: stateDir,
    FLEXPBX_ASTERISK_ROOT: kind === 'unpacked' ? root : undefined,
    FLEXPBX_BIND: '127.0.0.1',
    FLEXPBX_PUBLIC_HOST: '127.0.0.1',
    FLEXPBX_SIP_PORT: sip,
    FLEXPBX_SIPS_PORT: sips,
    FLEXPBX_HTTPS_PORT: https,
    FLEXPBX_ASTERISK_HTTP_PORT: http,
    FLEXPBX_AMI_PORT: ami,
    FLEXPBX_RTP_PORTS: '20000-29998',
    DATABASE_URL: options.databaseUrl ?? undefined,
    ...options.variables,
  };
}

function firstAdminIn(text: string): FirstAdmin | undefined {
  const username = /^User name: (\S+)$/m.exec(text)?.[1];
  const password = /^One-time password: (\S+)$/m.exec(text)?.[1];
  return username && password ? { username, password } : undefined;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

/** Prepares a system and starts it; nothing of it is left when that fails. */
export async function startSystem(options: SystemOptions): Promise<TestSystem> {
  const system = await TestSystem.prepare(options);
  try {
    await system.start();
    return system;
  } catch (error) {
    await system.remove();
    throw error;
  }
}
