import type { Call } from '@flexpbx/call';
import { planOfGroup } from '@flexpbx/domain';
import { type FlowResult, groupUnanswered, talkWith } from '../sessions/flow-result.ts';
import type { RingGroupParts } from './ring-group-parts.ts';
import { ringMembers } from './ring-members.ts';

/** Rings the members of a group; who takes the call is joined with the caller. */
export async function ringGroup(call: Call, number: string, parts: RingGroupParts): Promise<FlowResult> {
  await call.setVariables({ FLEXPBX_FLOW: 'ring-group', FLEXPBX_GROUP: number });
  const group = await parts.directory.group(number);
  if (group === null) return groupUnanswered(number);
  const callerName = group.name_prefix === '' ? null : group.name_prefix + call.caller.name;
  const manner = { skipBusy: group.skip_busy, callerName, music: group.music, onBehalfOf: null };
  const found = await ringMembers(call, planOfGroup(group, parts.shuffled), manner, parts);
  return found === null ? groupUnanswered(number) : talkWith(found);
}
