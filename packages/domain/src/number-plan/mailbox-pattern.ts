/**
 * How many keys a pattern of mailboxes has before the mailbox: 1 in the seed's `^\*([0-9]{4})$`, where the brackets hold the
 * mailbox. Null when the pattern isn't made like that.
 */
export function mailboxPattern(pattern: string): { readonly keysBefore: number } | null {
  const before = /^\^((?:\\[*#+]|[\d#])*)\(.*\)\$$/.exec(pattern)?.[1];
  return before === undefined ? null : { keysBefore: before.replaceAll('\\', '').length };
}
