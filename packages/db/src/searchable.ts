/** Text as it is stored for searching and as it is searched for: one spelling of each letter, in lower case. */
export function searchable(...parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .join('\n')
    .normalize('NFKC')
    .toLowerCase();
}
