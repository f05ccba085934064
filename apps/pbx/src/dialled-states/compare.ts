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

/** States by key: in the database, those that count in AstDB, and the last that were dialled at phones. */
interface Sides {
  readonly rows: ReadonlyMap<string, Stamped>;
  readonly counting: ReadonlyMap<string, string>;
  readonly dialled: ReadonlyMap<string, string>;
}

/** Compares everything of a subject. Returns what counts, by key. */
export async function compareAll(subject: Subject, parts: CompareParts): Promise<Map<string, Stamped>> {
  const { ami, states } = parts;
  const [owners, rows, counting, dialled, flags] = await Promise.all([
    subject.owners(),
    states.list(subject.name),
    databaseTree(ami, familyOf(subject)),
    databaseTree(ami, `${familyOf(subject)}-dialled`),
    subject.flagFamily === null ? new Map<string, string>() : databaseTree(ami, subject.flagFamily),
  ]);
  const known = [...rows.keys(), ...counting.keys(), ...dialled.keys()].map((key) => subject.ownerOf(key));
  const settled = new Map<string, Stamped>();
  for (const owner of new Set([...known, ...flags.keys()])) {
    const of = <Value>(side: ReadonlyMap<string, Value>) => ofOwner(side, owner, subject);
    const sides = { rows: of(rows), counting: of(counting), dialled: of(dialled) };
    const counts = await settle(subject, owner, owners.get(owner) ?? null, sides, parts);
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
  const [bornAt, rows, counting, dialled] = await Promise.all([
    subject.bornAt(owner),
    states.beginningWith(subject.name, owner),
    databaseBranch(ami, familyOf(subject), owner),
    databaseBranch(ami, `${familyOf(subject)}-dialled`, owner),
  ]);
  return settle(subject, owner, bornAt, { rows: ofOwner(rows, owner, subject), counting, dialled }, parts);
}

/** Makes both sides the same, and flag and lamps what follows. */
async function settle(
  subject: Subject,
  owner: string,
  bornAt: Date | null,
  sides: Sides,
  { ami, states }: CompareParts,
): Promise<ReadonlyMap<string, Stamped>> {
  const { rows, counting, dialled } = sides;
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
  await bringAbout(subject, owner, settled, ami);
  return settled;
}

async function bringAbout(
  { flagFamily, lamps }: Subject,
  owner: string,
  settled: ReadonlyMap<string, Stamped>,
  ami: CompareParts['ami'],
): Promise<void> {
  const values = new Map([...settled].map(([key, { value }]) => [key, value]));
  if (flagFamily !== null) {
    const isSomethingSet = [...values.values()].some((value) => value !== '');
    await (isSomethingSet ? databasePut(ami, flagFamily, owner, '1') : databaseDelete(ami, flagFamily, owner));
  }
  for (const [device, state] of lamps(values)) await setDeviceState(ami, `Custom:${device}`, state);
}

function familyOf({ name }: Subject): string {
  return `flexpbx-${name}`;
}

function ofOwner<Value>(side: ReadonlyMap<string, Value>, owner: string, subject: Subject): ReadonlyMap<string, Value> {
  return new Map([...side].filter(([key]) => subject.ownerOf(key) === owner));
}
