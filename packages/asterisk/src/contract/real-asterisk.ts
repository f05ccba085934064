import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, readEnvironment, silentLogger, statePaths } from '@flexpbx/runtime';
import type { Ami } from '../ami/ami.ts';
import { connectAmi } from '../ami/connect.ts';
import { asteriskFiles } from './asterisk-files.ts';

/** An Asterisk of a test's own, on free ports of the loopback address, with its state in a folder of its own. */
export interface RealAsterisk {
  readonly httpPort: number;
  readonly amiPort: number;
  /** SIP over UDP: phones 1001 (fixed address) and 1002 (registers without a password). */
  readonly sipPort: number;
  /** Login of both interfaces. */
  readonly username: 'contract';
  readonly password: string;
  /** Where recordings, mailboxes and so on are. */
  readonly spool: string;
  /** The process, for tests that stop and continue it. */
  readonly pid: number;
  /** What Asterisk itself had to say: notices, warnings, errors. */
  messages(): Promise<string>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same ports after `kill`. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

const startLimitMs = 20_000;

/**
 * Starts Asterisk from the state folder's root (or FLEXPBX_ASTERISK_ROOT), else the machine's own. Throws AppError
 * `setup-incomplete` when there is none: a suite that lacks its server must fail.
 */
export async function startRealAsterisk(): Promise<RealAsterisk> {
  const installation = findInstallation();
  const directory = await mkdtemp(join(tmpdir(), 'flexpbx-asterisk-'));
  const [httpPort, amiPort, sipPort] = await freePorts();
  const password = randomBytes(18).toString('hex');
  await prepareFolders(directory, installation, { httpPort, amiPort, sipPort, password });

  const login = { port: amiPort, password };
  let running = await launch(installation, directory, login).catch(async (fault) => {
    await rm(directory, { recursive: true, force: true });
    throw fault;
  });
  const kill = async () => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  };
  return {
    httpPort,
    amiPort,
    sipPort,
    username: 'contract',
    password,
    spool: join(directory, 'spool'),
    get pid() {
      return running.pid ?? 0;
    },
    messages: () => readFile(join(directory, 'log', 'messages'), 'utf8'),
    kill,
    restart: async () => {
      running = await launch(installation, directory, login);
    },
    stop: async () => {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

interface Installation {
  readonly command: readonly [string, ...string[]];
  readonly modules: string;
  readonly data: string;
}

function findInstallation(): Installation {
  const tree = statePaths(readEnvironment(process.env)).asteriskRoot;
  const [arch, loader] =
    process.arch === 'arm64'
      ? ['aarch64-linux-gnu', 'ld-linux-aarch64.so.1']
      : ['x86_64-linux-gnu', 'ld-linux-x86-64.so.2'];
  const root = existsSync(join(tree, 'usr/sbin/asterisk')) ? tree : '/';
  const binary = join(root, 'usr/sbin/asterisk');
  if (!existsSync(binary)) {
    throw new AppError('setup-incomplete', `There is no Asterisk in ${tree} nor on this machine. Run "npm test".`);
  }
  const libraries = join(root, 'usr/lib', arch);
  // A foreign tree brings its own C library, so its own loader must start it.
  const throughLoader = [join(libraries, loader), '--library-path', libraries, binary] as const;
  return {
    command: root === '/' ? [binary] : [...throughLoader],
    modules: [join(libraries, 'asterisk/modules'), '/usr/lib/asterisk/modules'].find(existsSync) ?? libraries,
    data: join(root, 'usr/share/asterisk'),
  };
}

async function prepareFolders(
  directory: string,
  installation: Installation,
  settings: { httpPort: number; amiPort: number; sipPort: number; password: string },
): Promise<void> {
  for (const folder of ['etc', 'lib', 'spool/recording', 'run', 'log', 'data']) {
    await mkdir(join(directory, folder), { recursive: true });
  }
  // Debian links sounds/en when the package is configured; a tree that was only unpacked lacks that.
  const data = join(directory, 'data');
  await symlink(join(installation.data, 'documentation'), join(data, 'documentation'));
  await symlink(join(installation.data, 'rest-api'), join(data, 'rest-api'));
  await mkdir(join(data, 'sounds'));
  const voice = ['en', 'en_US_f_Allison']
    .map((name) => join(installation.data, 'sounds', name))
    .find((folder) => existsSync(folder));
  if (!voice) throw new AppError('setup-incomplete', `There are no English sounds in ${installation.data}/sounds.`);
  await symlink(voice, join(data, 'sounds', 'en'));
  for (const [name, text] of Object.entries(
    asteriskFiles({ directory, modules: installation.modules, data, ...settings }),
  )) {
    await writeFile(join(directory, 'etc', name), text);
  }
}

async function launch(
  installation: Installation,
  directory: string,
  login: { port: number; password: string },
): Promise<ChildProcess> {
  const [command, ...before] = installation.command;
  const child = spawn(command, [...before, '-C', join(directory, 'etc', 'asterisk.conf'), '-f'], { stdio: 'ignore' });
  const failed = new AbortController();
  child.once('error', (fault) => failed.abort(fault));
  child.once('exit', (code) => failed.abort(new Error(`Asterisk ended with code ${code} while it started`)));
  const signal = AbortSignal.any([failed.signal, AbortSignal.timeout(startLimitMs)]);
  let ami: Ami | undefined;
  try {
    ami = await connectAmi({
      host: '127.0.0.1',
      port: login.port,
      username: 'contract',
      password: login.password,
      events: ['system'],
      logger: silentLogger,
      signal,
    });
    await new Promise<void>((resolve, reject) => {
      ami?.on('FullyBooted', () => resolve());
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    return child;
  } catch (fault) {
    child.kill('SIGKILL');
    throw fault;
  } finally {
    await ami?.close();
  }
}

async function freePorts(): Promise<[number, number, number]> {
  const servers = [createServer(), createServer(), createServer()];
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address !== null && typeof address === 'object') ports.push(address.port);
  }
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [ports[0] ?? 0, ports[1] ?? 0, ports[2] ?? 0];
}
