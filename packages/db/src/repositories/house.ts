import { type House, type HouseExtension, type HouseProblem, newProblems } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import type { Rows } from '../client.ts';
import { codecsOf, dtmfColumn } from '../columns.ts';
import type { Extension as Row } from '../generated/sqlite/client.ts';
import { readSettings, readThings } from './thing-rows.ts';

/**
 * Runs a change inside a transaction that began with `changeConfiguration`, and refuses it with AppError `conflict` when it
 * newly breaks something of the configuration as a whole: a number used twice, a route to what is gone.
 */
export async function fittingIn<T>(rows: Rows, key: Buffer, change: () => Promise<T>): Promise<T> {
  const before = await readHouse(rows, key);
  const result = await change();
  const [first, ...others] = newProblems(before, await readHouse(rows, key));
  if (first) throw doesNotFit([first, ...others]);
  return result;
}

async function readHouse(rows: Rows, key: Buffer): Promise<House> {
  const [extensions, things, settings] = [
    (await rows.extension.findMany({ select: houseColumns, orderBy: { number: 'asc' } })).map(houseExtension),
    await readThings(rows, key),
    await readSettings(rows, key),
  ];
  return { extensions, things, settings };
}

const houseColumns = {
  number: true,
  name: true,
  voicemail: true,
  locationId: true,
  music: true,
  pickupGroup: true,
  codecs: true,
  dtmf: true,
} as const;

function houseExtension(row: Pick<Row, keyof typeof houseColumns>): HouseExtension {
  return { ...row, codecs: codecsOf(row.codecs), dtmf: dtmfColumn.parse(row.dtmf) };
}

function doesNotFit(problems: readonly HouseProblem[]): AppError {
  const message = [...new Set(problems.map(({ message }) => message))].slice(0, 5).join(' ');
  return new AppError('conflict', message, {
    fields: Object.fromEntries(problems.map(({ field, message }) => [field, message])),
  });
}
