import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { startTied, type TiedProcess } from './tied-process.ts';

const run = promisify(execFile);
const PACKAGED = '/usr/lib/postgresql';
const SERVER_USER = 'postgres';

/** A PostgreSQL server of our own: empty, on a free loopback port, gone without a trace after `stop()`. */
export interface PrivatePostgres {
  /** Connection address of its first, empty database, fit for `DATABASE_URL`. */
  readonly url: string;
  readonly pid: number;
  /** Makes another empty database (name: lower-case letters, digits, `_`) and returns its address. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a private PostgreSQL in a temporary folder: no system cluster is touched and none needs to run. Takes 1–2 s.
 * Throws when PostgreSQL is not installed (Debian and Ubuntu: package `postgresql`).
 */
export async function startPostgres(): Promise<PrivatePostgres> {
  const bin = await findPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx-postgres-'));
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? SERVER_USER : undefined;
  let server: TiedProcess | undefined;
  const stop = async (): Promise<void> => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (user) await chown(folder, await idOf('-u', user), await idOf('-g', user));
    const data = join(folder, 'data');
    await initialise(bin, data, user);
    const port = await freePort();
    server = startTied({
      command: join(bin, 'postgres'),
      args: ['-D', data, ...settings(port)],
      stopSignal: 'SIGINT', // PostgreSQL's "fast" shutdown: ends sessions, keeps nothing waiting
      stopTimeoutMs: 10_000,
      ...(user && { user }),
    });
    await acceptsConnections(server);
    return {
      url: address(port, 'postgres'),
      pid: server.pid,
      createDatabase: async (name) => {
        await run(join(bin, 'createdb'), ['--maintenance-db', address(port, 'postgres'), name]);
        return address(port, name);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findPostgres(): Promise<string> {
  const versions = await readdir(PACKAGED).catch(() => []);
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) throw new Error('PostgreSQL is not installed: the package "postgresql" is needed');
  return join(PACKAGED, newest, 'bin');
}

async function idOf(flag: '-u' | '-g', user: string): Promise<number> {
  const { stdout } = await run('id', [flag, user]);
  return Number(stdout);
}

async function initialise(bin: string, data: string, user: string | undefined): Promise<void> {
  const initdb = [join(bin, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust'];
  const options = ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'];
  const [command = '', ...args] = [...(user ? ['runuser', '-u', user, '--'] : []), ...initdb, ...options];
  await run(command, args, { cwd: '/' });
}

function settings(port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    // Nothing here has to survive a crash of the machine: without syncing, tests run several times faster.
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '32MB',
    max_connections: 100,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function address(port: number, database: string): string {
  return `postgresql://postgres@127.0.0.1:${port}/${database}`;
}

function acceptsConnections(server: TiedProcess): Promise<void> {
  const { stderr } = server.child;
  if (!stderr) throw new Error('PostgreSQL was started without its log');
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    server.child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
    server.child.once('error', reject);
    // Read to the end: a full pipe would stop the server.
    createInterface(stderr).on('line', (line) => {
      if (said.length < 50) said.push(line);
      if (line.includes('ready to accept connections')) resolve();
    });
    server.child.stdout?.resume();
  });
}
