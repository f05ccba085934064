import type { Thing } from '../things/things.ts';

type Conditions = Pick<Thing<'inbound-route'>, 'number' | 'caller' | 'trunk'>;

/** The calls an inbound route takes, in words: `calls to 5550100 from +1212…`. */
export function takenCalls({ number, caller, trunk }: Conditions): string {
  return `calls to ${calledText(number)}${callerText(caller)}${trunk === null ? '' : ` by the trunk ${trunk}`}`;
}

function calledText(number: string | null): string {
  return number === null ? 'any number' : numberText(number);
}

function callerText(caller: string | null): string {
  if (caller === null) return '';
  return caller === 'anonymous' ? ' from callers without a number' : ` from ${numberText(caller)}`;
}

/** `5550*` is written `5550…`. */
function numberText(number: string): string {
  return number.endsWith('*') ? `${number.slice(0, -1)}…` : number;
}
