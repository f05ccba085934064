import type { Queue } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** Queues as the dialplan has them: who is rung while we can't be asked, and where callers go then. */
export function queuesView({ things }: Pick<Snapshot, 'things'>): object {
  return { queues: things.queue.map(queueView) };
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
