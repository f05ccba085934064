/**
 * A time of day as people type it (`9`, `9:30`, `0930`, `17.30`, `5 pm`), written `09:30`; null for what is none. `24:00` is
 * the end of a day.
 */
export function readTime(text: string): string | null {
  const [, hourText, minuteText = '00', half] =
    /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?$/i.exec(text.trim()) ?? [];
  if (hourText === undefined) return null;
  const hour = onTwentyFourHours(Number(hourText), half?.toLowerCase());
  const time = hour === null ? '' : `${String(hour).padStart(2, '0')}:${minuteText}`;
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time) ? time : null;
}

function onTwentyFourHours(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
