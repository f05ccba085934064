import { aCaller, type ScriptedCaller } from '@flexpbx/call/testing';
import {
  type CallHandlingChange,
  type FollowMe,
  handlingFrom,
  type RingGroup,
  statesOf,
  thingKinds,
} from '@flexpbx/domain';
import { type Logger, silentLogger } from '@flexpbx/runtime';
import type { RingGroupParts } from '../flows/ring-group-parts.ts';

/** The contact of an extension's phone. */
export const contactOf = (extension: string) => `PJSIP/${extension}/sip:${extension}@192.0.2.1`;

/** A house in which 1001 calls, 1002 and 1003 have phones that ring, 1004 has two, and 5550100 is a number outside. */
export function aHouseOfPhones(variables: Readonly<Record<string, string>> = {}) {
  const complaints: string[] = [];
  const logger: Logger = { ...silentLogger, warn: (message) => void complaints.push(message) };
  const others = ['1002', '1003'];
  const pair = [contactOf('1004'), `${contactOf('1004')}:5062`] as const;
  const outside = ['house-outbound', 'outbound'].map((context) => `Local/5550100@${context}`);
  const phones = [...others.map(contactOf), ...pair, ...outside];
  const caller: ScriptedCaller = aCaller({
    number: '1001',
    name: 'Ann',
    dials: '600',
    arguments: [],
    phones: Object.fromEntries(phones.map((endpoint) => [endpoint, 'never-answers'])),
    variables: {
      'CHANNEL(endpoint)': '1001',
      'PJSIP_DIAL_CONTACTS(1001)': contactOf('1001'),
      ...Object.fromEntries(others.map((number) => [`PJSIP_DIAL_CONTACTS(${number})`, contactOf(number)])),
      'PJSIP_DIAL_CONTACTS(1004)': pair.join('&'),
      ...variables,
    },
  });
  return { caller, complaints, logger, pair };
}

/** What group flows need, with these groups and followed extensions; a shuffled list is turned round. */
export function groupParts(
  { caller, logger }: Pick<ReturnType<typeof aHouseOfPhones>, 'caller' | 'logger'>,
  {
    groups = [],
    followed = [],
    handling = {},
  }: {
    groups?: readonly RingGroup[];
    followed?: readonly FollowMe[];
    handling?: Readonly<Record<string, CallHandlingChange>>;
  },
): RingGroupParts {
  return {
    directory: {
      group: async (number) => groups.find((one) => one.number === number) ?? null,
      followMe: async (number) => followed.find((one) => one.number === number) ?? null,
      handlingOf: async (number) => {
        const states = statesOf(number, handling[number] ?? {});
        return handlingFrom(number, (key) => states[key] ?? '');
      },
    },
    shuffled: (list) => list.toReversed(),
    logger,
    now: () => caller.now,
  };
}

/** A group with these members: extensions, or numbers outside. */
export function aGroup(members: readonly string[], particulars: object): RingGroup {
  return thingKinds['ring-group'].schema.parse({
    number: '600',
    name: 'Sales',
    members: members.map((target) => ({ type: target.length > 4 ? 'external' : 'extension', target })),
    ...particulars,
  });
}
