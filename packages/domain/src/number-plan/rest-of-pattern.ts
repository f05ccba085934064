import { type Shape, shapesOf } from '../number-shapes.ts';

/** A number that a pattern matches and none of the others does; null when they leave it nothing. */
export function numberOnlyOf(pattern: string, others: readonly string[]): string | null {
  const taken = others.flatMap(shapesOf);
  for (const shape of shapesOf(pattern)) {
    const rest = restOf(shape, taken);
    if (rest) return rest.map((characters) => characters.charAt(0)).join('');
  }
  return null;
}

/** Some part of a shape that no shape of `taken` covers. */
function restOf(shape: Shape, taken: readonly Shape[]): Shape | null {
  const [first, ...others] = taken;
  if (first === undefined) return shape;
  if (!meet(shape, first)) return restOf(shape, others);
  // What differs in one place at least: what is left in that place, behind what is shared and before anything.
  for (const [at, characters] of shape.entries()) {
    const left = without(characters, first[at] ?? '');
    if (left === '') continue;
    const before = shape.slice(0, at).map((some, place) => shared(some, first[place] ?? ''));
    const rest = restOf([...before, left, ...shape.slice(at + 1)], others);
    if (rest) return rest;
  }
  return null;
}

function meet(one: Shape, other: Shape): boolean {
  return one.length === other.length && one.every((characters, at) => shared(characters, other[at] ?? '') !== '');
}

function shared(characters: string, others: string): string {
  return [...characters].filter((character) => others.includes(character)).join('');
}

function without(characters: string, others: string): string {
  return [...characters].filter((character) => !others.includes(character)).join('');
}
