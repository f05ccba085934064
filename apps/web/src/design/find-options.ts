/** One of many that can be chosen, in a group of its kind. */
export interface ListedOption {
  readonly value: string;
  /** What it is called, wherever it is chosen. */
  readonly label: string;
  readonly group: string;
}

/** What was found of one group. */
export interface FoundGroup {
  readonly title: string;
  /** The first of them; the rest is found by typing more. */
  readonly shown: readonly ListedOption[];
  readonly left: number;
}

/** Options that hold every word of `typed`, by group; those that begin with it come first. Empty groups are left out. */
export function findOptions(options: readonly ListedOption[], typed: string, mostShown: number): FoundGroup[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const words = wanted.split(/\s+/);
  const found = options.filter(({ label }) => words.every((word) => label.toLocaleLowerCase().includes(word)));
  const titles = [...new Set(found.map(({ group }) => group))];
  return titles.map((title) => {
    const all = found.filter(({ group }) => group === title);
    const begins = ({ label }: ListedOption) => label.toLocaleLowerCase().startsWith(wanted);
    const ordered = [...all.filter(begins), ...all.filter((option) => !begins(option))];
    return { title, shown: ordered.slice(0, mostShown), left: Math.max(0, all.length - mostShown) };
  });
}
