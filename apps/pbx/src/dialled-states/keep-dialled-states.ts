import type { Ami } from '@flexpbx/asterisk';
import type { Bell } from '@flexpbx/db';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import { type CompareParts, compareAll, compareOwner } from './compare.ts';
import type { Subject } from './subject.ts';

/** What keeping works with. */
export interface KeepParts extends CompareParts {
  readonly ami: Pick<Ami, 'action' | 'on' | 'onConnection'>;
  readonly bell: Bell;
  readonly subjects: readonly Subject[];
  readonly logger: Logger;
}

/** The rows are looked at also when nobody rang: a ring can be lost. */
const lookAnywayMs = 30_000;

/**
 * Keeps what phones dialled (AstDB) and what the portal set (database) one state: the later change counts, and stands in both.
 * Everything is compared when this begins and when Asterisk is there again; afterwards only what a phone or a row says has
 * changed. Runs until `signal` aborts; resolves when the first comparison is done.
 */
export async function keepDialledStates(parts: KeepParts, signal: AbortSignal): Promise<void> {
  const kept = parts.subjects.map((subject) => new KeptSubject(subject, parts));
  let working = Promise.resolve();
  const soon = (one: KeptSubject, work: () => Promise<void>): void => {
    working = working.then(() => (signal.aborted ? undefined : withoutFault(one, work, parts.logger)));
  };
  const lookAtRows = () => {
    for (const one of kept) soon(one, () => one.compareChangedRows());
  };
  const lookAtAll = () => {
    for (const one of kept) soon(one, () => one.compareAll());
  };
  const stops = [
    parts.bell.listen(['dialled-states', 'extensions', 'telephony'], lookAtRows),
    parts.ami.on('UserEvent', ({ userEvent, headers: { Subject: name, Key: key = '' } }) => {
      const one = kept.find(({ subject }) => subject.name === name);
      if (userEvent === 'FlexPBX-Dialled' && one) soon(one, () => one.compareOwnerOf(key));
    }),
    parts.ami.onConnection((change) => {
      if (change === 'restored') lookAtAll();
    }),
  ];
  const timer = setInterval(lookAtRows, lookAnywayMs);
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
    clearInterval(timer);
  });
  lookAtAll();
  await working;
}

/** One subject, and the times of its rows as they were when both sides were the same. */
class KeptSubject {
  readonly subject: Subject;
  readonly #parts: CompareParts;
  #settled: ReadonlyMap<string, number> = new Map();

  constructor(subject: Subject, parts: CompareParts) {
    this.subject = subject;
    this.#parts = parts;
  }

  async compareAll(): Promise<void> {
    const settled = await compareAll(this.subject, this.#parts);
    this.#settled = new Map([...settled].map(([key, { changedAt }]) => [key, changedAt]));
  }

  /** Rows that were written or deleted since. */
  async compareChangedRows(): Promise<void> {
    const rows = await this.#parts.states.list(this.subject.name);
    const keys = new Set([...rows.keys(), ...this.#settled.keys()]);
    const changed = [...keys].filter((key) => rows.get(key)?.changedAt !== this.#settled.get(key));
    const owners = new Set(changed.map((key) => this.subject.ownerOf(key)));
    for (const owner of owners) await this.#compare(owner);
  }

  async compareOwnerOf(key: string): Promise<void> {
    await this.#compare(this.subject.ownerOf(key));
  }

  async #compare(owner: string): Promise<void> {
    const settled = await compareOwner(this.subject, owner, this.#parts);
    const others = [...this.#settled].filter(([key]) => this.subject.ownerOf(key) !== owner);
    this.#settled = new Map([
      ...others,
      ...[...settled].map(([key, { changedAt }]): [string, number] => [key, changedAt]),
    ]);
  }
}

async function withoutFault({ subject }: KeptSubject, work: () => Promise<void>, logger: Logger): Promise<void> {
  try {
    await work();
  } catch (fault) {
    logger.warn('what phones dialled could not be compared', { of: subject.name, reason: reasonOf(fault) });
  }
}
