/** What stands in the place of a number, and often of a name, that is hidden (RFC 3323, 4.1) or not told. */
const hidden = /^(anonymous|restricted|private|unavailable|unknown)$/i;

/** Who calls, as people are told it: a hidden number or name is empty. */
export function knownCaller(number: string, name: string): { readonly number: string; readonly name: string } {
  const known = (text: string) => (hidden.test(text) ? '' : text);
  return { number: known(number), name: known(name) };
}
