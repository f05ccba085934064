import type { Ami } from '@flexpbx/asterisk';
import { databaseDelete, databasePut, databaseTree, setDeviceState } from '@flexpbx/asterisk/manager-actions';
import type { Bell, DialledStateRepository } from '@flexpbx/db';
import { cellOf, latest, readCell, type Stamped } from '@flexpbx/domain';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import type { Subject } from './subject.ts';

/** What keeping works with. */
export interface KeepParts {
  readonly ami: Pick<Ami, 'action' | 'on' | 'onConnection'>;
  readonly states: Pick<DialledStateRepository, 'list' | 'take'>;
  readonly bell: Bell;
  readonly subjects: readonly Subject[];
  readonly logger: Logger;
}

/** Looked at also when nobody rang: a ring or an event can be lost. */
const lookAnywayMs = 30_000;

/**
 * Keeps what phones dialled (AstDB) and what the portal set (database) one state: the later change counts, and stands in both.
 * Runs until `signal` aborts; resolves when the first comparison is done.
 */
export async function keepDialledStates(parts: KeepParts, signal: AbortSignal): Promise<void> {
  let working = Promise.resolve();
  const reconcile = () => {
    working = working.then(() => (signal.aborted ? undefined : reconcileAll(parts)));
    return working;
  };
  const stops = [
    parts.bell.listen(['dialled-states', 'extensions', 'telephony'], () => void reconcile()),
    parts.ami.on('UserEvent', ({ userEvent }) => {
      if (userEvent === 'FlexPBX-Dialled') void reconcile();
    }),
    parts.ami.onConnection((change) => {
      if (change === 'restored') void reconcile();
    }),
  ];
  const timer = setInterval(() => void reconcile(), lookAnywayMs);
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
    clearInterval(timer);
  });
  await reconcile();
}

async function reconcileAll(parts: KeepParts): Promise<void> {
  for (const subject of parts.subjects) {
    try {
      await reconcileSubject(subject, parts);
    } catch (fault) {
      parts.logger.warn('what phones dialled could not be compared', { of: subject.name, reason: reasonOf(fault) });
    }
  }
}

/** One comparison of a subject, and what follows from it. */
async function reconcileSubject(subject: Subject, { ami, states }: Omit<KeepParts, 'subjects'>): Promise<void> {
  const family = `flexpbx-${subject.name}`;
  const [owners, rows, counting, dialled] = await Promise.all([
    subject.owners(),
    states.list(subject.name),
    databaseTree(ami, family),
    databaseTree(ami, `${family}-dialled`),
  ]);
  const settled = new Map<string, Stamped>();
  for (const key of new Set([...rows.keys(), ...counting.keys(), ...dialled.keys()])) {
    const owner = owners.get(subject.ownerOf(key));
    const row = rows.get(key) ?? null;
    const [cell, byPhone] = [readCell(counting.get(key) ?? ''), readCell(dialled.get(key) ?? '')];
    // What was dialled at a phone that had the number before its present owner is nobody's wish any more.
    const ofOwner = (change: Stamped | null) =>
      owner && change && change.changedAt >= owner.getTime() ? change : null;
    const counts = latest(row, ofOwner(byPhone), ofOwner(cell));
    if (!owner || !counts) {
      if (counting.has(key)) await databaseDelete(ami, family, key);
      if (dialled.has(key)) await databaseDelete(ami, `${family}-dialled`, key);
      continue;
    }
    if (counts !== row) await states.take(subject.name, key, counts, `phone:${subject.ownerOf(key)}`);
    if (counting.get(key) !== cellOf(counts)) await databasePut(ami, family, key, cellOf(counts));
    settled.set(key, counts);
  }
  await bringAbout(subject, settled, ami);
}

/** Flags and lamps that follow from the states. */
async function bringAbout(
  subject: Subject,
  settled: ReadonlyMap<string, Stamped>,
  ami: KeepParts['ami'],
): Promise<void> {
  const { flags, lamps } = subject.consequences(new Map([...settled].map(([key, { value }]) => [key, value])));
  if (subject.flagFamily !== null) {
    const raised = await databaseTree(ami, subject.flagFamily);
    for (const flag of flags) if (!raised.has(flag)) await databasePut(ami, subject.flagFamily, flag, '1');
    for (const flag of raised.keys()) if (!flags.has(flag)) await databaseDelete(ami, subject.flagFamily, flag);
  }
  const shown = await databaseTree(ami, 'CustomDevstate');
  for (const [device, state] of lamps) {
    // Asterisk keeps what was set under the name without "Custom:".
    if (shown.get(device) !== state) await setDeviceState(ami, `Custom:${device}`, state);
  }
}
