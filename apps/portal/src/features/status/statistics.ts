import type { CallRecordRepository } from '@flexpbx/db';
import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';

type Totals = Awaited<ReturnType<CallRecordRepository['totals']>>;

/** Figures about all calls, today's and yesterday's; a day begins at midnight in the server's zone. */
export async function callStatistics(
  callRecords: Pick<CallRecordRepository, 'totals' | 'firstStartedAt'>,
  now: Date,
): Promise<z.input<typeof shape.Statistics>> {
  const since = (await callRecords.firstStartedAt()) ?? now;
  const [today, yesterday, tomorrow] = [midnight(now, 0), midnight(now, -1), midnight(now, 1)];
  const [all, ofToday, ofYesterday] = await Promise.all([
    callRecords.totals({ from: since, to: tomorrow }),
    callRecords.totals({ from: today, to: tomorrow }),
    callRecords.totals({ from: yesterday, to: today }),
  ]);
  const { answered, voicemail } = all.byOutcome;
  return {
    since: since.toISOString(),
    total_calls: callsIn(all),
    answered,
    voicemail,
    missed: callsIn(all) - answered - voicemail,
    average_talk_time: answered === 0 ? 0 : Math.round((10 * all.talkSeconds) / answered) / 10,
    today: { total_calls: callsIn(ofToday), answered: ofToday.byOutcome.answered },
    yesterday: { total_calls: callsIn(ofYesterday), answered: ofYesterday.byOutcome.answered },
  };
}

function callsIn(totals: Totals): number {
  return Object.values(totals.byOutcome).reduce((sum, calls) => sum + calls, 0);
}

/** By the calendar, so that days of 23 and 25 hours are whole days too. */
function midnight(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
}
