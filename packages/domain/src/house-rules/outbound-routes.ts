import { fewestDigits } from '../dial-pattern.ts';
import type { House, HouseProblem } from '../house.ts';

/** Of every number a route takes, something is left to be dialled. */
export function routesLeaveANumber({ things }: House): HouseProblem[] {
  return things['outbound-route'].flatMap(({ id, patterns, strip, prepend }) =>
    patterns
      .filter((pattern) => prepend === '' && fewestDigits(pattern) <= strip)
      .map((pattern) => ({
        at: `outbound-route/${id}`,
        field: 'strip',
        message: `Nothing would be left of the shortest numbers that ${pattern} takes. Drop fewer digits.`,
      })),
  );
}
