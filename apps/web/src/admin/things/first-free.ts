/** The first number from `first` to `last` that is not taken; null: all are. */
export function firstFree(first: number, last: number, taken: readonly { readonly number: string }[]): string | null {
  const used = new Set(taken.map(({ number }) => number));
  for (let number = first; number <= last; number++) if (!used.has(String(number))) return String(number);
  return null;
}
