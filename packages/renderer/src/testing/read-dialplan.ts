/** One context of a dialplan: what it includes, and its extensions with the applications of their lines. */
interface Context {
  readonly includes: string[];
  readonly extensions: Map<string, string[]>;
}

/** Where a number matched. */
export interface Found {
  readonly context: string;
  /** What its lines do, in their order. */
  readonly applications: readonly string[];
}

/** Reads rendered files as Asterisk does, as far as finding an extension goes. */
export function readDialplan(files: readonly string[]): (context: string, number: string) => Found | null {
  const contexts = new Map<string, Context>();
  let current: Context = { includes: [], extensions: new Map() };
  let lines: string[] = [];
  for (const line of files.flatMap((file) => file.split('\n'))) {
    const [, name] = /^\[([\w-]+)\]$/.exec(line) ?? [];
    if (name !== undefined) {
      current = contexts.get(name) ?? { includes: [], extensions: new Map() };
      contexts.set(name, current);
    }
    const [, included] = /^include => (.+)$/.exec(line) ?? [];
    if (included !== undefined) current.includes.push(included);
    const [, pattern, application] = /^exten => ([^,]+),1,(.*)$/.exec(line) ?? [];
    if (pattern !== undefined && application !== undefined) {
      lines = [application];
      current.extensions.set(pattern, lines);
    }
    const [, next] = /^ same => n(?:\([\w-]+\))?,(.*)$/.exec(line) ?? [];
    if (next !== undefined) lines.push(next);
  }
  return (context, number) => find(contexts, context, number);
}

/** What a context has itself goes before what it includes; of patterns the most specific counts. */
function find(contexts: ReadonlyMap<string, Context>, name: string, number: string): Found | null {
  const context = contexts.get(name);
  if (!context) throw new Error(`there is no context ${name}`);
  const [pattern] = [...context.extensions.keys()].filter((one) => matches(one, number)).toSorted(moreSpecific);
  if (pattern !== undefined) return { context: name, applications: context.extensions.get(pattern) ?? [] };
  for (const included of context.includes) {
    const found = find(contexts, included, number);
    if (found) return found;
  }
  return null;
}

const letters: Readonly<Record<string, string>> = { X: '0123456789', Z: '123456789', N: '23456789' };

/** The characters that may stand at each place of a pattern; `.` and `!` stand for any rest. */
function placesOf(pattern: string): string[] {
  if (!pattern.startsWith('_')) return [...pattern];
  const parts = pattern.slice(1).match(/\[[^\]]*\]|./g) ?? [];
  return parts.map((part) => letters[part] ?? (part.startsWith('[') ? membersOf(part.slice(1, -1)) : part));
}

function membersOf(set: string): string {
  return set.replace(/(.)-(.)/g, (_, from: string, to: string) => {
    const length = to.charCodeAt(0) - from.charCodeAt(0) + 1;
    return Array.from({ length }, (_, at) => String.fromCharCode(from.charCodeAt(0) + at)).join('');
  });
}

function matches(pattern: string, number: string): boolean {
  if (!pattern.startsWith('_')) return pattern === number;
  const places = placesOf(pattern);
  const rest = places.at(-1);
  const fixed = rest === '.' || rest === '!' ? places.slice(0, -1) : places;
  if (!fixed.every((characters, at) => number[at] !== undefined && characters.includes(number[at]))) return false;
  if (rest === '.') return number.length > fixed.length;
  return rest === '!' || number.length === fixed.length;
}

/** Asterisk's order (ext_cmp in main/pbx.c): place by place, fewer characters first, then `.`, then `!`. */
function moreSpecific(one: string, other: string): number {
  const [places, others] = [placesOf(one), placesOf(other)];
  for (const [at, place] of places.entries()) {
    const difference = weightOf(place) - weightOf(others[at] ?? '');
    if (difference !== 0) return difference;
  }
  return weightOf('') - weightOf(others[places.length] ?? '');
}

function weightOf(place: string): number {
  if (place === '') return 1_000;
  if (place === '!') return 200;
  return place === '.' ? 100 : place.length;
}
