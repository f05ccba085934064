/** Everything a number that is dialled can be made of, in the order of {@link Shape}'s characters. */
const dialable = '0123456789*#+';

/** The longest number that is looked at: an international one of 15 digits (E.164) with all that can stand before it. */
const longestNumber = 24;

/** Forms one pattern may stand for. Each becomes a line of the dialplan. */
const mostShapes = 100;

/**
 * Numbers of one length: for each place the characters that may stand there. `^1[0-9]{2}$` is one shape,
 * `["1", "0123456789", "0123456789"]`; a pattern with choices or with repetitions of different lengths is several.
 */
export type Shape = readonly string[];

/** What is wrong with a pattern, in words for whoever wrote it. */
export class UnusablePattern extends Error {}

/** The shapes of a regular expression from `^` to `$`. Throws {@link UnusablePattern}. */
export function shapesOf(pattern: string): readonly Shape[] {
  if (!pattern.startsWith('^'))
    throw new UnusablePattern('Begin the pattern with ^, or it would match in the middle of a number.');
  if (!/[^\\](\\\\)*\$$/.test(pattern))
    throw new UnusablePattern('End the pattern with $, or it would match any longer number as well.');
  const text: Text = { pattern: pattern.slice(1, -1), at: 0 };
  const shapes = readSequence(text);
  if (peek(text) === '|') throw new UnusablePattern('Put choices into brackets: ^(911|933)$.');
  if (peek(text) === ')') throw new UnusablePattern('A ) closes nothing.');
  if (shapes.length === 0) throw new UnusablePattern(`A number has at most ${longestNumber} digits.`);
  if (shapes.some((shape) => shape.length === 0))
    throw new UnusablePattern(
      'The pattern would match when nothing is dialled. Let something in it be there at least once, by + instead of *.',
    );
  return shapes;
}

interface Text {
  readonly pattern: string;
  at: number;
}

function peek({ pattern, at }: Text): string {
  return pattern.charAt(at);
}

function take(text: Text, expected: RegExp): RegExpExecArray | null {
  const found = new RegExp(`^(?:${expected.source})`).exec(text.pattern.slice(text.at));
  if (found) text.at += found[0].length;
  return found;
}

function readSequence(text: Text): Shape[] {
  let shapes: Shape[] = [[]];
  while (peek(text) !== '' && peek(text) !== '|' && peek(text) !== ')') shapes = joined(shapes, readRepeated(text));
  return shapes;
}

function readRepeated(text: Text): Shape[] {
  const once = readOne(text);
  const [least, most] = readRepetition(text);
  let shapes: Shape[] = [[]];
  for (let times = 0; times < least; times++) shapes = joined(shapes, once);
  let longer = shapes;
  for (let times = least; times < most && longer.length > 0; times++) {
    longer = joined(longer, once);
    const known = shapes.length;
    shapes = distinct([...shapes, ...longer]);
    if (shapes.length === known) break;
  }
  return shapes;
}

function readRepetition(text: Text): [least: number, most: number] {
  if (take(text, /\?/)) return [0, 1];
  if (take(text, /\+/)) return [1, longestNumber];
  if (take(text, /\*/)) return [0, longestNumber];
  const [counted, from, comma, to] = take(text, /\{(\d{1,3})(,?)(\d{0,3})\}/) ?? [];
  if (counted === undefined) return [1, 1];
  const least = Number(from);
  const most = comma === '' ? least : to === '' ? longestNumber : Number(to);
  if (comma === '' && to !== '') throw new UnusablePattern(`${counted} is no repetition.`);
  if (to !== '' && most < least) throw new UnusablePattern(`${counted} ends before it begins.`);
  if (least > longestNumber) throw new UnusablePattern(`A number has at most ${longestNumber} digits.`);
  return [least, Math.min(most, longestNumber)];
}

function readOne(text: Text): Shape[] {
  if (take(text, /\(\?:|\((?!\?)/)) return readChoices(text);
  if (take(text, /\[/)) return [[readClass(text)]];
  const [, escaped, plain] = take(text, /\\([d*#+])|([\d#])/) ?? [];
  if (escaped === 'd') return [[digits]];
  const character = escaped ?? plain;
  if (character === undefined) throw notUsable(text);
  return [[character]];
}

function readChoices(text: Text): Shape[] {
  const choices = readSequence(text);
  while (take(text, /\|/)) choices.push(...readSequence(text));
  if (!take(text, /\)/)) throw new UnusablePattern('A ( is not closed.');
  return distinct(choices);
}

const digits = '0123456789';

function readClass(text: Text): string {
  if (peek(text) === '^') throw new UnusablePattern('Say which digits are meant, for example [1-9] instead of [^0].');
  const chosen = new Set<string>();
  while (!take(text, /\]/)) for (const character of readPartOfClass(text)) chosen.add(character);
  if (chosen.size === 0) throw new UnusablePattern('Between [ and ] stands nothing.');
  return [...dialable].filter((character) => chosen.has(character)).join('');
}

function readPartOfClass(text: Text): string {
  const [, from, to, escaped, plain] = take(text, /(\d)-(\d)|\\([d*#+])|([\d*#+])/) ?? [];
  if (from !== undefined && to !== undefined) {
    if (to < from) throw new UnusablePattern(`In brackets, ${from}-${to} ends before it begins.`);
    return digits.slice(Number(from), Number(to) + 1);
  }
  if (escaped === 'd') return digits;
  const character = escaped ?? plain;
  if (character === undefined)
    throw new UnusablePattern('In [ ] only digits, ranges like 2-9, *, # and + can stand, and a ] at the end.');
  return character;
}

function notUsable(text: Text): UnusablePattern {
  const sign = peek(text);
  if (sign === '.')
    return new UnusablePattern('Write [0-9] where any digit is meant: a dot would let letters through too.');
  if (sign === '*' || sign === '+' || sign === '?')
    return new UnusablePattern(`The ${sign} repeats nothing here. For the key or sign ${sign} itself write \\${sign}.`);
  if (sign === '^' || sign === '$')
    return new UnusablePattern(`A ${sign} stands only at the ${sign === '^' ? 'beginning' : 'end'}.`);
  const piece = /^(\\.?|\(\?.?|\{[^}]*\}?|.)/u.exec(text.pattern.slice(text.at))?.[0] ?? sign;
  return new UnusablePattern(
    `“${piece}” can't be used. A pattern is made of digits, \\*, #, \\+, [0-9], ( | ), ?, + and {3,5}.`,
  );
}

function joined(left: readonly Shape[], right: readonly Shape[]): Shape[] {
  const all = left.flatMap((start) => right.map((end) => [...start, ...end]));
  return distinct(all.filter(({ length }) => length <= longestNumber));
}

function distinct(shapes: readonly Shape[]): Shape[] {
  const different = [...new Map(shapes.map((shape) => [shape.join(' '), shape])).values()];
  if (different.length > mostShapes)
    throw new UnusablePattern(`The pattern stands for more than ${mostShapes} forms of number. Write it as several.`);
  return different;
}
