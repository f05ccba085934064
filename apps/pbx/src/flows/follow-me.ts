import type { Call } from '@flexpbx/call';
import { planOfFollowMe } from '@flexpbx/domain';
import { type FlowResult, ringAlone, talkWith, toMailbox } from '../sessions/flow-result.ts';
import type { RingGroupParts } from './ring-group-parts.ts';
import { ringMembers } from './ring-members.ts';

/** Looks for the owner of an extension: at the own phone, then at one number after the other; then comes the mailbox. */
export async function followMe(call: Call, extension: string, parts: RingGroupParts): Promise<FlowResult> {
  await call.setVariables({ FLEXPBX_FLOW: 'follow-me', FLEXPBX_GROUP: extension });
  const followed = await parts.directory.followMe(extension);
  if (followed === null || !followed.enabled) return ringAlone(extension);
  // Calls outside are the extension's own doing: it must be allowed to make them.
  const manner = { skipBusy: false, callerName: null, music: null, onBehalfOf: extension };
  const found = await ringMembers(call, planOfFollowMe(followed), manner, parts);
  return found === null ? toMailbox(extension) : talkWith(found);
}
