import type { Ami } from '@flexpbx/asterisk';
import { databasePut, databaseTree } from '@flexpbx/asterisk/manager-actions';
import type { ThingRepository } from '@flexpbx/db';
import { isDueAt, type OrderAnswer, type ScheduledPage, wallTime } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';

/** What scheduled announcements are played with. */
export interface OnTimeParts {
  readonly things: Pick<ThingRepository, 'list'>;
  /** AstDB keeps which were played: it is there exactly when they can be heard. */
  readonly ami: Pick<Ami, 'action'>;
  readonly announce: (zone: string, prompt: string) => Promise<OrderAnswer>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** By the announcement’s id: the minute it was last played in. */
const playedFamily = 'flexpbx-announced';
const minuteMs = 60_000;

/**
 * Plays announcements in the minutes they are for, until `signal` aborts. One whose minute passed while we were away is not
 * played late: a bell at the wrong time is worse than none.
 */
export async function playOnTime(parts: OnTimeParts, signal: AbortSignal): Promise<void> {
  const { clock, logger } = parts;
  while (!signal.aborted) {
    try {
      await playDue(parts);
    } catch (fault) {
      logger.error('scheduled announcements could not be played', { reason: reasonOf(fault) });
    }
    await clock.sleep(minuteMs - (clock.now() % minuteMs), signal).catch(() => {});
  }
}

/** Plays what is due now and was not played in this minute already, by a process before this one. */
async function playDue({ things, ami, announce, clock, logger }: OnTimeParts): Promise<void> {
  const now = new Date(clock.now());
  const [pages, schedules] = await Promise.all([things.list('scheduled-page'), things.list('schedule')]);
  const holidaysOf = (page: ScheduledPage) => schedules.find(({ thing }) => thing.id === page.holidays_of)?.thing;
  const due = pages
    .map(({ thing }) => thing)
    .filter((page) => isDueAt(page, holidaysOf(page) ?? null, wallTime(now, page.time_zone)));
  if (due.length === 0) return;
  const minute = String(Math.floor(now.getTime() / minuteMs));
  const played = await databaseTree(ami, playedFamily);
  for (const { id, zone, prompt } of due) {
    if (played.get(id) === minute) continue;
    await databasePut(ami, playedFamily, id, minute);
    // Not one after the other: two zones may have theirs in the same minute.
    void announce(zone, prompt)
      .catch((fault: unknown): OrderAnswer => ({ outcome: 'refused', reason: reasonOf(fault) }))
      .then((answer) => {
        if (answer.outcome === 'refused')
          logger.warn('a scheduled announcement was not heard', { announcement: id, zone, reason: answer.reason });
      });
  }
}
