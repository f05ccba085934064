import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { useNow } from '../../design/use-now.ts';
import { type AnnouncementAnswer, nextInWords } from './announcement-fields.ts';

/** When an announcement is played next, by the clock of its time zone. */
export function NextTime({ page }: { page: AnnouncementAnswer }) {
  const now = new Date(useNow(10_000));
  const schedules = useQuery(query('listSchedules', {}));
  const holidays = schedules.data?.items.find(({ id }) => id === page.holidays_of) ?? null;
  const next = nextInWords(page, holidays, now);
  return next ?? <Absent>{page.enabled ? 'Not any more' : 'Switched off'}</Absent>;
}
