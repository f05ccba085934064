import type { Output } from '../../api/client.ts';

type Statistics = Output<'listQueueStatistics'>;
type Counts = Omit<Statistics['hours'][number], 'from'>;

/** The calls of an hour or a day. */
export interface Slot extends Counts {
  readonly from: Date;
  /** As its bar and its row are called: "9:00", "21 Nov". */
  readonly label: string;
}

const kinds = ['offered', 'answered', 'abandoned', 'overflowed', 'waiting'] as const;
const hourMs = 3_600_000;
/** Up to two days are shown by the hour. */
const longestByTheHourMs = 49 * hourMs;

/** The calls of a period by the hour, of a longer one by the day, without holes, up to now. */
export function callsOverTime({ from, to, hours }: Pick<Statistics, 'from' | 'to' | 'hours'>, now: Date): Slot[] {
  const [start, end] = [new Date(from), new Date(Math.min(Date.parse(to), now.getTime()))];
  const isByTheHour = Date.parse(to) - start.getTime() <= longestByTheHourMs;
  const slots: Slot[] = [];
  for (let begin = start; begin < end; ) {
    const next = isByTheHour ? new Date(begin.getTime() + hourMs) : dayAfter(begin);
    const within = hours.filter(
      (hour) => Date.parse(hour.from) >= begin.getTime() && Date.parse(hour.from) < next.getTime(),
    );
    const counts = Object.fromEntries(kinds.map((kind) => [kind, within.reduce((sum, hour) => sum + hour[kind], 0)]));
    slots.push({ ...(counts as Counts), from: begin, label: labelOf(begin, isByTheHour) });
    begin = next;
  }
  return slots;
}

function dayAfter(day: Date): Date {
  const date = new Date(day);
  date.setDate(date.getDate() + 1);
  return date;
}

function labelOf(begin: Date, isByTheHour: boolean): string {
  return isByTheHour
    ? begin.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })
    : begin.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
}
