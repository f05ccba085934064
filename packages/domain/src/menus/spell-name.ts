const lettersOf = ['', '', 'abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'] as const;

/** Letters without English ones of their own kind, as people spell them on a telephone. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The words of a name in plain letters: "Zoë O'Neill" is `zoe` and `oneill`. */
function wordsOf(name: string): string[] {
  const plain = name
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => spelled[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '');
  return plain.split(/[^a-z]+/).filter((word) => word !== '');
}

/** The keys that spell a word of plain letters: `ada` is 232. */
function keysOf(word: string): string {
  return [...word].map((letter) => lettersOf.findIndex((letters) => letters.includes(letter))).join('');
}

/** The letters of a name one by one, as they are said when nobody has recorded it. */
export function lettersIn(name: string): string[] {
  return [...wordsOf(name).join('')];
}

/** Those whose first, last or any other name begins with what was spelled with the keys 2 to 9; by their names. */
export function peopleSpelled<Person extends { readonly name: string }>(
  people: readonly Person[],
  keys: string,
): Person[] {
  return people
    .filter(({ name }) => wordsOf(name).some((word) => keysOf(word).startsWith(keys)))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}
