import { agentNumbers, codesOf, type Queue } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/**
 * Queues as the dialplan has them: who is rung while we can't be asked, where callers go then, and what is dialled for the lamp of each
 * agent; nothing while the code to sign in is switched off.
 */
export function queuesView({ things }: Pick<Snapshot, 'things'>): object {
  const code = codesOf(things['feature-code'])['queue-login'];
  const lamps = code === null ? [] : agentNumbers(things.queue);
  return {
    queues: things.queue.map(queueView),
    agentLamps: lamps.map((extension) => ({ extension, code: code + extension })),
  };
}

function queueView({ number, name_prefix: namePrefix, agents, music, ring_seconds, overflow }: Queue): object {
  const always = agents.filter((agent) => agent.always);
  const rung = always.length > 0 ? always : agents;
  return {
    number,
    namePrefix,
    music: music ?? '',
    // Long enough for somebody to come to the phone: there is no second try.
    seconds: Math.max(ring_seconds, 30),
    overflow,
    agents: rung.map(({ extension }, at) => ({ extension, isFirst: at === 0 })),
  };
}
