import { formatDuration } from '../../design/format-duration.ts';

/** A share as people read it; a dash where there is nothing to share. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}

/** A length of time of figures; a dash where it is of nothing. */
export function secondsWords(seconds: number | null): string {
  return seconds === null ? '–' : formatDuration(Math.round(seconds));
}
