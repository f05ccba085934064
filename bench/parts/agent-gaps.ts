/**
 * How long agents waited for their next caller: from hanging up one call (BYE sent) to being rung for the next (INVITE received), in
 * ms, from SIPp's list of messages of their phones. What comes after the last call of each is left out.
 */
export function agentGaps(messages: string): number[] {
  const agentOf = new Map<string, string>();
  const freeSince = new Map<string, number>();
  const gaps: number[] = [];
  for (const line of messages.split('\n')) {
    const [, , seconds, direction, callId = '', , start = ''] = line.split('\t');
    const at = Number(seconds) * 1000;
    if (direction === 'R' && start.startsWith('INVITE ') && !agentOf.has(callId)) {
      const agent = /^INVITE sip:(\d+)@/.exec(start)?.[1] ?? '';
      agentOf.set(callId, agent);
      const free = freeSince.get(agent);
      if (free !== undefined) gaps.push(at - free);
      freeSince.delete(agent);
    }
    const agent = agentOf.get(callId);
    if (direction === 'S' && start.startsWith('BYE ') && agent !== undefined && !freeSince.has(agent))
      freeSince.set(agent, at);
  }
  return gaps;
}
