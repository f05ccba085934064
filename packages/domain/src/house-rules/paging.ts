import { type House, type HouseProblem, nameOf } from '../house.ts';
import { zoneMembers } from '../paging/zone-members.ts';
import { atBeginning } from '../what-happens/course.ts';

/** Each zone reaches somebody: who pages nobody would not know. */
export function zonesReachSomebody(house: House): HouseProblem[] {
  return house.things['paging-zone'].flatMap((zone) => {
    const { phones, devices } = zoneMembers(zone, house);
    if (phones.length + devices.length > 0) return [];
    const message = `${atBeginning(nameOf('paging-zone', zone))} reaches nobody. Choose a phone or a device.`;
    return [{ at: `paging-zone/${zone.number}`, field: 'phones', message }];
  });
}

/** Each scheduled announcement is for some day. */
export function announcementsHaveADay({ things }: House): HouseProblem[] {
  return things['scheduled-page']
    .filter(({ date, days }) => date === null && days.length === 0)
    .map((page) => ({
      at: `scheduled-page/${page.id}`,
      field: 'days',
      message: `${atBeginning(nameOf('scheduled-page', page))} is for no day. Choose days of the week, or a date.`,
    }));
}
