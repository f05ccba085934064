import { type Shape, shapesOf } from '../number-shapes.ts';

const anyDigit = '0123456789';

/**
 * A pattern as people write numbers: `1xxx`, `7x`, `[2-9]xxxxxxxxx`, `00xxxxxx to 00xxxxxxxxxx`. An x is any digit. Patterns of
 * more forms than can be read are cut short by `…`.
 */
export function patternInWords(pattern: string): string {
  const forms = shapesOf(pattern).toSorted((one, other) => one.length - other.length);
  const [shortest, longest] = [forms[0], forms.at(-1)];
  if (!shortest || !longest) return pattern;
  if (forms.length > 1 && forms.every((form) => growsInto(form, longest)))
    return `${formInWords(shortest)} to ${formInWords(longest)}`;
  const named = forms.slice(0, 3).map(formInWords).join(', ');
  return forms.length > 3 ? `${named} …` : named;
}

function growsInto(form: Shape, longest: Shape): boolean {
  return form.every((characters, at) => characters === longest[at]);
}

function formInWords(form: Shape): string {
  return form.map(placeInWords).join('');
}

function placeInWords(characters: string): string {
  if (characters.length === 1) return characters;
  if (characters === anyDigit) return 'x';
  return `[${isRun(characters) ? `${characters.charAt(0)}-${characters.at(-1)}` : characters}]`;
}

/** Three or more digits without a gap. */
function isRun(characters: string): boolean {
  return characters.length > 2 && anyDigit.includes(characters);
}
