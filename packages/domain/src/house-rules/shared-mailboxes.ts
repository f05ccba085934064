import { type House, type HouseProblem, nameOf } from '../house.ts';

/** The PIN of a shared mailbox isn't its number, which everybody knows who calls it. */
export function sharedPinsAreNoNumbers({ things }: House): HouseProblem[] {
  return things['shared-mailbox']
    .filter(({ pin, number }) => pin === number)
    .map((mailbox) => ({
      at: `shared-mailbox/${mailbox.number}`,
      field: 'pin',
      message: `The number of ${nameOf('shared-mailbox', mailbox)} is the first PIN that is tried. Choose other digits.`,
    }));
}
