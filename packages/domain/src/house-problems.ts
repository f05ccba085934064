import type { House, HouseProblem, HouseRule } from './house.ts';
import { conferencesCanBeModerated } from './house-rules/conferences.ts';
import { emergencyNumbersAreTheirOwn, productionHasAWayOut } from './house-rules/emergency.ts';
import { codesAreDistinct } from './house-rules/feature-codes.ts';
import { inboundRoutesAgree } from './house-rules/inbound.ts';
import { mailCanBeSent } from './house-rules/mail.ts';
import { keysDoOneThing, silenceEndsSomewhere } from './house-rules/menus.ts';
import { numbersFitThePlan, rulesMakeSense } from './house-rules/number-plan.ts';
import { routesLeaveANumber } from './house-rules/outbound-routes.ts';
import { announcementsHaveADay, zonesReachSomebody } from './house-rules/paging.ts';
import { slotsAreFree } from './house-rules/parking.ts';
import { queueKeysDiffer, queuesComeToAnEnd } from './house-rules/queues.ts';
import { nothingLeadsNowhere } from './house-rules/references.ts';
import { followingLeadsElsewhere, groupsComeToAnEnd, nobodyRingsForHelp } from './house-rules/ring-groups.ts';
import { sharedPinsAreNoNumbers } from './house-rules/shared-mailboxes.ts';
import { keysAreHeard } from './house-rules/sound.ts';
import { trunksAreComplete, trunksAreToldApart } from './house-rules/trunks.ts';

/** Rules of each room of the product; each stands in the file of its subject. */
const rules: readonly HouseRule[] = [
  codesAreDistinct,
  followingLeadsElsewhere,
  groupsComeToAnEnd,
  queuesComeToAnEnd,
  queueKeysDiffer,
  nobodyRingsForHelp,
  inboundRoutesAgree,
  keysAreHeard,
  sharedPinsAreNoNumbers,
  keysDoOneThing,
  silenceEndsSomewhere,
  mailCanBeSent,
  nothingLeadsNowhere,
  numbersFitThePlan,
  rulesMakeSense,
  conferencesCanBeModerated,
  slotsAreFree,
  zonesReachSomebody,
  announcementsHaveADay,
  trunksAreComplete,
  trunksAreToldApart,
  routesLeaveANumber,
  emergencyNumbersAreTheirOwn,
  productionHasAWayOut,
];

/** Everything that doesn't fit in a house. */
export function houseProblems(house: House): HouseProblem[] {
  return rules.flatMap((rule) => rule(house));
}

/** What a change would newly break. Old problems don't stand in the way of a change: it may be the one that mends them. */
export function newProblems(before: House, after: House): HouseProblem[] {
  const known = new Set(houseProblems(before).map(identityOf));
  return houseProblems(after).filter((problem) => !known.has(identityOf(problem)));
}

function identityOf({ at, field, message }: HouseProblem): string {
  return `${at}\n${field}\n${message}`;
}
