import type { Prompt } from '@flexpbx/call';
import type { Queue } from '@flexpbx/domain';

/** How a caller's waiting stands. */
export interface Standing {
  /** 1: next. */
  readonly position: number;
  /** How long it may still take; null: nobody knows. */
  readonly remainingMs: number | null;
}

/** What a caller is told of it, in Asterisk's recorded phrases. */
export function standing(
  { position, remainingMs }: Standing,
  wanted: Pick<Queue, 'announce_position' | 'announce_hold_time'>,
): readonly Prompt[] {
  const place = wanted.announce_position && position > 0 ? placeWords(position) : [];
  const time = wanted.announce_hold_time && remainingMs !== null ? timeWords(Math.round(remainingMs / 60_000)) : [];
  const words = [...place, ...time];
  return words.length === 0 ? [] : [...words, 'sound:queue-thankyou'];
}

/** "Your call is now first in line …", or "You are currently caller number 3 waiting to speak with a representative." */
function placeWords(position: number): readonly Prompt[] {
  return position === 1
    ? ['sound:queue-youarenext']
    : ['sound:queue-thereare', `number:${position}`, 'sound:queue-callswaiting'];
}

/** "The estimated hold time is currently 5 minutes." Less than one is not worth a word. */
function timeWords(minutes: number): readonly Prompt[] {
  if (minutes < 1) return [];
  return ['sound:queue-holdtime', `number:${minutes}`, minutes === 1 ? 'sound:queue-minute' : 'sound:queue-minutes'];
}
