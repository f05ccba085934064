import { createECDH, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, link, mkdir, open, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import {
  AppError,
  type AsteriskAccess,
  asteriskAccessSchema,
  type Environment,
  type PushKeys,
  pushKeysSchema,
  reasonOf,
  statePaths,
} from '@flexpbx/runtime';
import type { Progress } from '../progress.ts';
import { renewOwnCertificate } from './own-certificate.ts';

const passwordBytes = 24;

/** Makes the state folder's folders; those that are there keep their modes. Throws as {@link setUpState}. */
export async function makeStateFolders(environment: Environment): Promise<void> {
  const paths = statePaths(environment);
  const { asterisk } = paths;
  const own = [paths.run, paths.log, dirname(paths.certificate)];
  const configuration = [asterisk.etc, asterisk.staging, asterisk.lastGood, asterisk.run, asterisk.log];
  const spool = [asterisk.spool, asterisk.lib, asterisk.voicemail, asterisk.recordings, dirname(asterisk.callRecords)];
  try {
    for (const folder of [environment.stateDir, ...own, ...configuration, ...spool]) {
      await mkdir(folder, { recursive: true, mode: 0o750 });
    }
    await mkdir(dirname(paths.secretsKey), { recursive: true, mode: 0o700 });
    await access(environment.stateDir, constants.W_OK);
  } catch (fault) {
    throw storageFault(environment.stateDir, fault);
  }
}

/**
 * Makes the state folder complete: folders, the passwords of Asterisk's interfaces, the keys for push, a certificate. (The key secrets are
 * sealed with belongs to the database and is made with it.) What is there is kept; a second call changes nothing. Throws
 * AppError `read-only`, `disk-full` or `setup-incomplete`.
 */
export async function setUpState(environment: Environment, progress: Progress, now: Date): Promise<void> {
  const paths = statePaths(environment);
  await makeStateFolders(environment);
  await createOnce(paths.asteriskAccess, `${JSON.stringify(generateAccess(), null, 2)}\n`);
  await createOnce(paths.pushKeys, `${JSON.stringify(generatePushKeys(), null, 2)}\n`);
  const done = await renewOwnCertificate(environment, now);
  if (done !== 'kept') progress.tell(`A self-signed certificate for ${environment.publicHost} was ${done}.`);
}

function generateAccess(): AsteriskAccess {
  const login = (username: string) => ({ username, password: randomBytes(passwordBytes).toString('base64url') });
  return asteriskAccessSchema.parse({
    ari: login('flexpbx'),
    amiCalls: login('flexpbx-calls'),
    amiConfiguration: login('flexpbx-configuration'),
  });
}

function generatePushKeys(): PushKeys {
  const pair = createECDH('prime256v1');
  return pushKeysSchema.parse({
    publicKey: pair.generateKeys('base64url'),
    // Its leading zeros are part of it.
    privateKey: Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url'),
  });
}

/** Writes a secret file once, whole and for its owner only: it is linked into place when it is on the disk. */
async function createOnce(file: string, content: string): Promise<void> {
  if (existsSync(file)) return;
  const temporary = `${file}.${process.pid}`;
  try {
    const handle = await open(temporary, 'w', 0o600);
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
    await link(temporary, file);
  } catch (fault) {
    throw storageFault(file, fault);
  } finally {
    await rm(temporary, { force: true });
  }
}

function storageFault(where: string, fault: unknown): AppError {
  const code = (fault as NodeJS.ErrnoException).code;
  const user = userInfo().username;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk-full', `${where} can't be written: the disk is full. Free some space.`, {
        cause: fault,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'read-only',
        `${where} can't be written by ${user}. Give it to that user, or choose another folder with FLEXPBX_STATE_DIR.`,
        { cause: fault },
      );
    default:
      return new AppError('setup-incomplete', `${where} can't be written: ${reasonOf(fault)}`, { cause: fault });
  }
}
