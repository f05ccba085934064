import { type House, type HouseProblem, nameOf } from '../house.ts';

/** PINs tell a moderator from a member, and where members wait for a moderator there can be one. */
export function conferencesCanBeModerated({ things }: House): HouseProblem[] {
  return things.conference.flatMap((room) => {
    const at = `conference/${room.number}`;
    const problems: HouseProblem[] = [];
    if (room.moderator_pin !== null && room.moderator_pin === room.pin) {
      const message = `In ${nameOf('conference', room)} everybody would be a moderator: give moderators another PIN.`;
      problems.push({ at, field: 'moderator_pin', message });
    }
    if (room.wait_for_moderator && room.moderator_pin === null) {
      const message = `In ${nameOf('conference', room)} everybody would wait for ever: give it a moderator PIN first.`;
      problems.push({ at, field: 'moderator_pin', message });
    }
    return problems;
  });
}
