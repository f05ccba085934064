// What LIKE takes for a placeholder or an escape, and what stands for it instead. PostgreSQL and SQLite differ in how
// these are escaped; their full-width twins need no escaping, and NFKC has left none of them in the text before.
const twins: Readonly<Record<string, string>> = { '%': '％', _: '＿', '\\': '＼' };

/** Text as it is stored for searching and as it is searched for: one spelling of each letter, in lower case. */
export function searchable(...parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[%_\\]/g, (sign) => twins[sign] ?? sign);
}
