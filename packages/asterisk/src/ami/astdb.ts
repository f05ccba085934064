import { AppError } from '@flexpbx/runtime';
import type { Ami } from './ami.ts';

type Asked = Pick<Ami, 'action'>;

/** Every cell of a family of AstDB, by key: `1001/forward-always` of the family `flexpbx-handling`. */
export function databaseTree(ami: Asked, family: string): Promise<ReadonlyMap<string, string>> {
  return cellsOf(ami, family, { Family: family });
}

/** The same of one key and of all below it: `1001` and `1001/forward-always`. */
export function databaseBranch(ami: Asked, family: string, key: string): Promise<ReadonlyMap<string, string>> {
  return cellsOf(ami, family, { Family: family, Key: key });
}

async function cellsOf(
  ami: Asked,
  family: string,
  asked: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  try {
    const { entries } = await ami.action('DBGetTree', asked);
    const cells = entries.filter(({ Event }) => Event === 'DBGetTreeResponse');
    // Asterisk names a key with its family before it.
    return new Map(cells.map(({ Key = '', Val = '' }) => [Key.replace(`/${family}/`, ''), Val]));
  } catch (fault) {
    // It says so of a family without a cell.
    if (fault instanceof AppError && (fault.id === 'not-found' || fault.id === 'asterisk-refused')) return new Map();
    throw fault;
  }
}

/** Writes one cell. */
export async function databasePut(ami: Asked, family: string, key: string, value: string): Promise<void> {
  await ami.action('DBPut', { Family: family, Key: key, Val: value });
}

/** Deletes one cell, if it is there. */
export async function databaseDelete(ami: Asked, family: string, key: string): Promise<void> {
  try {
    await ami.action('DBDel', { Family: family, Key: key });
  } catch (fault) {
    if (!(fault instanceof AppError) || (fault.id !== 'not-found' && fault.id !== 'asterisk-refused')) throw fault;
  }
}

/** Sets a device state of ours, which lamps show: `Custom:dnd-1001` to `BUSY`. */
export async function setDeviceState(ami: Asked, device: string, state: string): Promise<void> {
  await ami.action('Setvar', { Variable: `DEVICE_STATE(${device})`, Value: state });
}
