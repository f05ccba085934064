import { createServer, type Server } from 'node:net';
import { type Database, migrateDatabase, openDatabase } from '@flexpbx/db';
import { freshEnvironment } from '@flexpbx/db/testing';
import { findAsterisk, setUpState } from '@flexpbx/ops';
import { machineOf, readTemplates } from '@flexpbx/renderer';
import {
  type AsteriskAccess,
  type Environment,
  readAsteriskAccess,
  readEnvironment,
  silentLogger,
  statePaths,
  systemClock,
} from '@flexpbx/runtime';
import { onTestFinished } from 'vitest';
import { ConfigurationKeeper, type KeeperParts } from '../configuration-keeper.ts';
import { type AsteriskProcess, startAsterisk } from './asterisk-process.ts';

/** All that configd works with, in a state folder of one test: a real database, and a real Asterisk when asked for. */
export interface House {
  readonly environment: Environment;
  readonly access: AsteriskAccess;
  readonly database: Database;
  readonly parts: KeeperParts;
  /** A configd of its own on the same state folder. */
  newKeeper(): ConfigurationKeeper;
  startAsterisk(): Promise<AsteriskProcess>;
}

/** Sets a house up, as set-up does on a bare machine. It is gone when the test is over. */
export async function setUpHouse(kind: Database['kind']): Promise<House> {
  const ownRoot = statePaths(readEnvironment(process.env)).asteriskRoot;
  const environment: Environment = {
    ...(await freshEnvironment(kind)),
    asteriskRoot: ownRoot,
    bindAddress: '127.0.0.1',
    ports: await freePorts(),
  };
  await setUpState(environment, { tell() {}, warn() {} }, new Date());
  await migrateDatabase(environment);
  const database = await openDatabase(environment, silentLogger);
  onTestFinished(() => database.close());
  const paths = statePaths(environment);
  const access = await readAsteriskAccess(paths.asteriskAccess);
  const installation = await findAsterisk(environment);
  const parts: KeeperParts = {
    configuration: database.configuration,
    templates: readTemplates(),
    machine: machineOf(environment, access, installation),
    folders: paths.asterisk,
    clock: systemClock,
    logger: silentLogger,
  };
  return {
    environment,
    access,
    database,
    parts,
    newKeeper: () => new ConfigurationKeeper(parts),
    startAsterisk: async () => {
      const asterisk = await startAsterisk(installation, environment, access);
      onTestFinished(() => asterisk.stop());
      return asterisk;
    },
  };
}

async function freePorts(): Promise<Environment['ports']> {
  const servers = Array.from({ length: 6 }, () => createServer());
  const ports = await Promise.all(servers.map(listen));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  const [sip = 0, sips = 0, sipsUnchecked = 0, https = 0, asteriskHttp = 0, ami = 0] = ports;
  // Sound finds a free pair in its range by itself.
  return { sip, sips, sipsUnchecked, https, asteriskHttp, ami, rtp: { from: 30_000, to: 32_000 } };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
      else reject(new Error('a listening server has no port'));
    });
  });
}
