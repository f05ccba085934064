import { type RingGroup, ringGroupMember, thingKinds } from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';
import { destinationIn, destinationText } from '../../telephony/destinations.ts';
import { type TargetRow, targetBody, targetFault, targetRow } from '../../telephony/ring-targets.ts';

/** A ring group as the API answers it. */
export type RingGroupAnswer = Output<'getRingGroup'>;

/** Fields of a ring group's form, as typed. Names are the API's. */
export type RingGroupFields = Readonly<{
  number: string;
  name: string;
  strategy: RingGroup['strategy'];
  members: readonly TargetRow[];
  member_seconds: string;
  total_seconds: string;
  fallback: string;
  skip_busy: boolean;
  name_prefix: string;
  /** Empty: the ringing tone. */
  music: string;
}>;

/** A member more, to be chosen. */
export const newMember: TargetRow = { who: '', seconds: '0', confirm: true };

/** A form to add a ring group. */
export const newFields: RingGroupFields = {
  ...{ number: '', name: '', strategy: 'all', members: [newMember] },
  ...{ member_seconds: '15', total_seconds: '60' },
  ...{ fallback: '', skip_busy: true, name_prefix: '', music: '' },
};

/** A form to change one. */
export function fieldsOf(group: RingGroup): RingGroupFields {
  const { number, name, strategy, skip_busy, name_prefix } = group;
  return {
    ...{ number, name, strategy, skip_busy, name_prefix },
    members: group.members.map((member) => targetRow(member, member.delay_seconds)),
    member_seconds: String(group.member_seconds),
    total_seconds: String(group.total_seconds),
    music: group.music ?? '',
    fallback: destinationText(group.fallback),
  };
}

/** What stands in the form, as the API wants it. */
export function bodyOf(fields: RingGroupFields) {
  const { strategy, skip_busy, name_prefix } = fields;
  return {
    ...{ strategy, skip_busy, name_prefix },
    number: fields.number.trim(),
    name: fields.name,
    members: fields.members.map((row) => memberBody(row, strategy)),
    member_seconds: Number(fields.member_seconds),
    total_seconds: Number(fields.total_seconds),
    music: fields.music || null,
    fallback: destinationIn(fields.fallback),
  };
}

/** A form without faults, to be sent. */
export function ringGroupOf(fields: RingGroupFields): RingGroup {
  return thingKinds['ring-group'].schema.parse(bodyOf(fields));
}

/** Only with `all` does a member join in later. */
function memberBody(row: TargetRow, strategy: RingGroup['strategy']) {
  return { ...targetBody(row), delay_seconds: strategy === 'all' ? Number(row.seconds) : 0 };
}

/** What is wrong with one member; null: nothing. */
export function memberFault(row: TargetRow, strategy: RingGroup['strategy']): string | null {
  const counted = strategy === 'all' ? row : { ...row, seconds: '0' };
  return targetFault(ringGroupMember, counted, memberBody(row, strategy));
}

/** Which member is at fault, and text that should have been a number: the schema's words don't say. */
export function checkFields(fields: RingGroupFields): FieldErrors<RingGroupFields> {
  const faults = fields.members.map((row) => memberFault(row, fields.strategy));
  const at = faults.findIndex((fault) => fault !== null);
  const texts = (['member_seconds', 'total_seconds'] as const).filter((name) => !/^\d+$/.test(fields[name].trim()));
  return {
    ...(at === -1 ? {} : { members: `Member ${at + 1}: ${faults[at]}` }),
    ...Object.fromEntries(texts.map((name) => [name, 'Give a whole number, for example 15.'])),
    ...(destinationIn(fields.fallback) ? {} : { fallback: 'Choose where the call goes then.' }),
  };
}

/** How its members ring, in a few words. */
export const strategyWords: Readonly<Record<RingGroup['strategy'], string>> = {
  all: 'All at once',
  hunt: 'One after the other',
  'memory-hunt': 'One more at a time',
  random: 'One after the other, in any order',
};
