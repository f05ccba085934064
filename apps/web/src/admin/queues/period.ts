import type { Option } from '../../design/fields.tsx';

const periodNames = ['today', 'yesterday', 'week', 'month', 'days'] as const;

/** Periods that are asked for most. `days`: the ones that are given. */
export type PeriodName = (typeof periodNames)[number];

const labels: Readonly<Record<PeriodName, string>> = {
  today: 'Today',
  yesterday: 'Yesterday',
  week: 'The last 7 days',
  month: 'The last 30 days',
  days: 'Other days',
};

/** Periods as they can be chosen. */
export const periodOptions: readonly Option[] = periodNames.map((value) => ({ value, label: labels[value] }));

/** The period as it stands in the page's address: days as `2026-11-21`, in the viewer's zone. */
export interface ChosenPeriod {
  readonly name: PeriodName;
  readonly from: string;
  readonly to: string;
}

/** Reads the period from the page's address; what makes no sense is as if it were not there. */
export function readPeriod(search: URLSearchParams): ChosenPeriod {
  const name = periodNames.find((known) => known === search.get('period')) ?? 'today';
  const day = (key: string) => {
    const text = search.get(key) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(new Date(`${text}T00:00`).getTime()) ? text : '';
  };
  return { name, from: day('from'), to: day('to') };
}

/**
 * What to ask the portal for: instants, from the first moment of a day to the first of the day after the last, as the viewer's
 * calendar has them. A day that is not given is today; days the wrong way round are turned.
 */
export function periodOf(
  name: PeriodName,
  days: { from: string; to: string },
  now: Date,
): { from: string; to: string } {
  const today = midnight(now, 0);
  const between = (from: Date, to: Date) => ({ from: from.toISOString(), to: midnight(to, 1).toISOString() });
  switch (name) {
    case 'today':
      return between(today, today);
    case 'yesterday':
      return between(midnight(today, -1), midnight(today, -1));
    case 'week':
      return between(midnight(today, -6), today);
    case 'month':
      return between(midnight(today, -29), today);
    case 'days': {
      const [from, to] = [days.from, days.to].map((day) => (day === '' ? today : new Date(`${day}T00:00`)));
      return from && to && from <= to ? between(from, to) : between(to ?? today, from ?? today);
    }
  }
}

function midnight(day: Date, daysOn: number): Date {
  const date = new Date(day);
  date.setHours(0, 0, 0, 0);
  date.setDate(date.getDate() + daysOn);
  return date;
}
