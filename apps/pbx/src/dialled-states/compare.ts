import type { Ami } from '@flexpbx/asterisk';
import {
  databaseBranch,
  databaseDelete,
  databasePut,
  databaseTree,
  setDeviceState,
} from '@flexpbx/asterisk/manager-actions';
import type { DialledStateRepository } from '@flexpbx/db';
import { cellOf, latest, readCell, readDialled, type Stamped } from '@flexpbx/domain';
import type { Subject } from './subject.ts';

/** What is compared, and where changes are written. */
export interface CompareParts {
  readonly ami: Pick<Ami, 'action'>;
  readonly states: Pick<DialledStateRepository, 'list' | 'beginningWith' | 'take'>;
}

/** What one owner has set. */
interface Owned {
  readonly owner: string;
  readonly bornAt: Date | null;
  /** States by key: in the database, those that count in AstDB, and the last that were dialled at phones. */
  readonly rows: ReadonlyMap<string, Stamped>;
  readonly counting: ReadonlyMap<string, string>;
  readonly dialled: ReadonlyMap<string, string>;
}

/** What Asterisk has already of what follows from states: flags by owner, lamps by device. */
interface Shown {
  readonly flags: ReadonlyMap<string, string>;
  readonly lamps: ReadonlyMap<string, string>;
}

/** Compares everything of a subject. Returns what counts, by key. */
export async function compareAll(subject: Subject, parts: CompareParts): Promise<Map<string, Stamped>> {
  const { ami, states } = parts;
  const grouped = async <Value>(side: Promise<ReadonlyMap<string, Value>>) => byOwner(await side, subject);
  const [owners, flags, lamps, rows, counting, dialled] = await Promise.all([
    subject.owners(),
    subject.flagFamily === null ? none : databaseTree(ami, subject.flagFamily),
    // Asterisk keeps what was set under the name without "Custom:".
    databaseTree(ami, 'CustomDevstate'),
    grouped(states.list(subject.name)),
    grouped(databaseTree(ami, familyOf(subject))),
    grouped(databaseTree(ami, `${familyOf(subject)}-dialled`)),
  ]);
  const settled = new Map<string, Stamped>();
  for (const owner of new Set([...rows.keys(), ...counting.keys(), ...dialled.keys(), ...flags.keys()])) {
    const owned = {
      owner,
      bornAt: owners.get(owner) ?? null,
      rows: rows.get(owner) ?? new Map<string, Stamped>(),
      counting: counting.get(owner) ?? none,
      dialled: dialled.get(owner) ?? none,
    };
    const counts = await settle(subject, owned, { flags, lamps }, parts);
    for (const [key, change] of counts) settled.set(key, change);
  }
  return settled;
}

/** Compares what one owner has set. Returns what counts, by key. */
export async function compareOwner(
  subject: Subject,
  owner: string,
  parts: CompareParts,
): Promise<ReadonlyMap<string, Stamped>> {
  const { ami, states } = parts;
  const [bornAt, rows, counting, dialled, flags] = await Promise.all([
    subject.bornAt(owner),
    states.beginningWith(subject.name, owner),
    databaseBranch(ami, familyOf(subject), owner),
    databaseBranch(ami, `${familyOf(subject)}-dialled`, owner),
    subject.flagFamily === null ? none : databaseBranch(ami, subject.flagFamily, owner),
  ]);
  const ofOwner = byOwner(rows, subject).get(owner) ?? new Map<string, Stamped>();
  // Setting a lamp again is cheaper than to look what it shows.
  return settle(subject, { owner, bornAt, rows: ofOwner, counting, dialled }, { flags, lamps: none }, parts);
}

const none: ReadonlyMap<string, string> = new Map();

/** Makes both sides the same, and flag and lamps what follows. */
async function settle(
  subject: Subject,
  { owner, bornAt, rows, counting, dialled }: Owned,
  shown: Shown,
  { ami, states }: CompareParts,
): Promise<ReadonlyMap<string, Stamped>> {
  const family = familyOf(subject);
  const settled = new Map<string, Stamped>();
  // What was dialled at a phone that had the number before its present owner is nobody's wish any more.
  const ofToday = (change: Stamped | null) =>
    bornAt && change && change.changedAt >= bornAt.getTime() ? change : null;
  for (const key of new Set([...rows.keys(), ...counting.keys(), ...dialled.keys()])) {
    const row = rows.get(key) ?? null;
    const byPhone = readDialled(dialled.get(key) ?? '');
    const counts = latest(row, ofToday(byPhone?.change ?? null), ofToday(readCell(counting.get(key) ?? '')));
    if (!bornAt || !counts) {
      if (counting.has(key)) await databaseDelete(ami, family, key);
      if (dialled.has(key)) await databaseDelete(ami, `${family}-dialled`, key);
      continue;
    }
    if (counts !== row) await states.take(subject.name, key, counts, `phone:${byPhone?.by ?? ''}`);
    if (counting.get(key) !== cellOf(counts)) await databasePut(ami, family, key, cellOf(counts));
    settled.set(key, counts);
  }
  await bringAbout(subject, owner, settled, shown, ami);
  return settled;
}

async function bringAbout(
  { flagFamily, lamps }: Subject,
  owner: string,
  settled: ReadonlyMap<string, Stamped>,
  shown: Shown,
  ami: CompareParts['ami'],
): Promise<void> {
  const values = new Map([...settled].map(([key, { value }]) => [key, value]));
  if (flagFamily !== null) {
    const isSomethingSet = [...values.values()].some((value) => value !== '');
    if (isSomethingSet && !shown.flags.has(owner)) await databasePut(ami, flagFamily, owner, '1');
    if (!isSomethingSet && shown.flags.has(owner)) await databaseDelete(ami, flagFamily, owner);
  }
  for (const [device, state] of lamps(values))
    if (shown.lamps.get(device) !== state) await setDeviceState(ami, `Custom:${device}`, state);
}

function familyOf({ name }: Subject): string {
  return `flexpbx-${name}`;
}

/** The states of one side, by whose they are. */
function byOwner<Value>(side: ReadonlyMap<string, Value>, subject: Subject): Map<string, Map<string, Value>> {
  const grouped = new Map<string, Map<string, Value>>();
  for (const [key, value] of side) {
    const owner = subject.ownerOf(key);
    const states = grouped.get(owner) ?? new Map<string, Value>();
    grouped.set(owner, states.set(key, value));
  }
  return grouped;
}
