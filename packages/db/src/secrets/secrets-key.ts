import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '@flexpbx/runtime';
import { isTaken, type Store } from '../store.ts';

const keyBytes = 32;
const onlyRow = 1;

/**
 * The key the database's secrets are sealed with. It is made once, together with the first database it is used for.
 * Throws AppError `setup-incomplete` when the database knows a key and the file is missing or holds another one, and
 * when others can read it: a new key made silently would make every SIP password unreadable.
 */
export async function openSecretsKey(file: string, store: Store): Promise<Buffer> {
  const known = await store.statement((rows) => rows.secretsKey.findUnique({ where: { id: onlyRow } }));
  const found = await readKey(file);
  if (known) {
    if (!found) throw new AppError('setup-incomplete', `${file} is missing. ${whatToDo}`);
    return refuseOther(file, found, known.fingerprint);
  }
  const key = found ?? (await makeKey(file));
  const fingerprint = fingerprintOf(key);
  try {
    await store.transaction((rows) => rows.secretsKey.create({ data: { id: onlyRow, fingerprint } }));
    return key;
  } catch (fault) {
    if (!isTaken(fault)) throw fault;
    return openSecretsKey(file, store);
  }
}

const whatToDo =
  'It opens the SIP passwords in the database: put the file back from a backup, or use another database.';

function refuseOther(file: string, key: Buffer, fingerprint: string): Buffer {
  if (fingerprintOf(key) === fingerprint) return key;
  throw new AppError('setup-incomplete', `${file} is not the key this database was made with. ${whatToDo}`);
}

function fingerprintOf(key: Buffer): string {
  return createHmac('sha256', key).update('FlexPBX secrets key').digest('hex');
}

async function readKey(file: string): Promise<Buffer | null> {
  const found = await stat(file).catch(ifMissing);
  if (!found) return null;
  if ((found.mode & 0o077) !== 0) {
    throw new AppError(
      'setup-incomplete',
      `${file} can be read by other users of this machine. Run "chmod 600 ${file}", and change the SIP passwords if it was seen.`,
    );
  }
  const key = await readFile(file).catch((cause) => {
    throw new AppError('setup-incomplete', `${file} can't be read. It must belong to the user FlexPBX runs as.`, {
      cause,
    });
  });
  if (key.length !== keyBytes) throw new AppError('setup-incomplete', `${file} is damaged. ${whatToDo}`);
  return key;
}

async function makeKey(file: string): Promise<Buffer> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    await handle.writeFile(randomBytes(keyBytes));
    await handle.sync();
    await handle.close();
    // Appears whole or not at all, and only one of two processes can make it.
    await link(draft, file).catch(ifThere);
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file);
}

function ifMissing(fault: NodeJS.ErrnoException): null {
  if (fault.code === 'ENOENT') return null;
  throw fault;
}

function ifThere(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EEXIST') throw fault;
}
