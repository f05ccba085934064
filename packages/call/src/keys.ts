const keys = '0123456789*#';

/** One key of a phone. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

/** Whether it is a key phones have; A to D, which DTMF knows too, aren't. */
export function isKey(digit: string): digit is Key {
  return digit.length === 1 && keys.includes(digit);
}
