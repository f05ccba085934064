import { codeCollisions } from '../feature-codes/code-collisions.ts';
import { features } from '../feature-codes/features.ts';
import type { House, HouseProblem } from '../house.ts';
import { codesOf, type Feature } from '../things/feature-code.ts';

/** No sequence of keys means two things. */
export function codesAreDistinct(house: House): HouseProblem[] {
  const codes = codesOf(house.things['feature-code']);
  const named = (feature: Feature) => `“${features[feature].name}” (${codes[feature]})`;
  return codeCollisions(house).flatMap(({ dialled, between: [one, other] }) => {
    const message = `${dialled} would mean both ${named(one)} and ${named(other)}. Choose another code or number.`;
    // Whoever adds the number it ends in is told at the number; whoever changes the code, at the code.
    return [
      { at: `feature-code/${other}`, field: 'code', message },
      { at: `feature-code/${one}`, field: 'number', message },
    ];
  });
}
