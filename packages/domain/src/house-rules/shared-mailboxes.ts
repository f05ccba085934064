import { type House, type HouseProblem, nameOf } from '../house.ts';

/**
 * A shared mailbox has a number that no extension has, whose own mailbox it would be, and a PIN that isn't this number. It may
 * have that of a ring group or a queue, to be theirs.
 */
export function sharedMailboxesAreTheirOwn({ extensions, things }: House): HouseProblem[] {
  const taken = new Map(extensions.map(({ number, name }) => [number, name]));
  return things['shared-mailbox'].flatMap((mailbox) => {
    const at = `shared-mailbox/${mailbox.number}`;
    const owner = taken.get(mailbox.number);
    const isItsNumber = mailbox.pin === mailbox.number;
    const name = nameOf('shared-mailbox', mailbox);
    return [
      ...(owner === undefined
        ? []
        : [
            {
              at,
              field: 'number',
              message: `${mailbox.number} is the mailbox of ${owner}: ${name} needs another number.`,
            },
          ]),
      ...(isItsNumber
        ? [{ at, field: 'pin', message: `The number of ${name} is the first PIN that is tried. Choose other digits.` }]
        : []),
    ];
  });
}
