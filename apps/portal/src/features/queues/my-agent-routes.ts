import type { Database } from '@flexpbx/db';
import type { AgentFigures } from '@flexpbx/domain';
import type { Api, Output } from '@flexpbx/domain/api';
import { AppError, type Clock } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { ownExtension } from '../me/own-extension.ts';
import { readLiveQueues } from './live.ts';
import { periodOf } from './period.ts';
import { presentAgent, presentPause } from './present.ts';
import type { SharedStatistics } from './read-statistics.ts';

/** What the routes about oneself as an agent are built from. */
export interface MyAgentParts {
  readonly database: Pick<Database, 'things' | 'queues' | 'agents' | 'extensions'>;
  readonly statistics: SharedStatistics;
  readonly clock: Clock;
}

type MyAgentRoutes = Pick<
  Handlers<Api>,
  'getMyAgent' | 'getMyAgentFigures' | 'signMyselfIn' | 'signMyselfOut' | 'pauseMyself' | 'resumeMyself'
>;

const nothing: AgentFigures = {
  ...{ answered: 0, talkMs: 0, averageTalkMs: null, transferred: 0, missed: 0, signedInMs: 0, paused: [] },
};

/** One’s own queues: sign in and out, pause, and what one did today. */
export function myAgentRoutes({ database, statistics, clock }: MyAgentParts): MyAgentRoutes {
  const { agents, extensions } = database;

  const show = async (extension: string): Promise<Output<'getMyAgent'>> => {
    const [presence, queues] = await Promise.all([agents.find(extension), readLiveQueues(database)]);
    return {
      extension,
      pause: presentPause(presence.pause),
      queues: queues.flatMap(({ number, name, waiting, agents: all }) => {
        const me = all.find((agent) => agent.extension === extension);
        if (!me || name === null) return [];
        const { always, state } = me;
        return {
          ...{ number, name, always, state, signed_in: always || presence.queues.includes(number) },
          waiting: waiting.length,
          waiting_since: waiting.map(({ joined_at }) => joined_at).sort()[0] ?? null,
        };
      }),
    };
  };

  /** Those of `wanted` (all when left out) that can be signed in to and out of. */
  const choosable = async (extension: string, wanted: readonly string[] | undefined) => {
    const { queues } = await show(extension);
    const strange = wanted?.find((number) => !queues.some((queue) => queue.number === number));
    if (strange !== undefined) throw new AppError('not-found', `You are no agent of a queue ${strange}.`);
    return queues.flatMap(({ number, always }) => (always || wanted?.includes(number) === false ? [] : [number]));
  };

  return {
    getMyAgent: async ({ visitor }) => {
      const { extension } = visitor.account;
      return extension === null ? { extension, pause: null, queues: [] } : show(extension);
    },

    getMyAgentFigures: async ({ visitor }) => {
      const own = ownExtension(visitor);
      const [today, extension] = await Promise.all([
        statistics.read(null, periodOf({}, clock.now())),
        extensions.find(own),
      ]);
      return presentAgent(own, extension?.name ?? null, today.agents.get(own) ?? nothing);
    },

    signMyselfIn: async ({ body, visitor }) => {
      const own = ownExtension(visitor);
      await agents.signIn(own, await choosable(own, body.queues), visitor.account.username);
      return show(own);
    },

    signMyselfOut: async ({ body, visitor }) => {
      const own = ownExtension(visitor);
      await agents.signOut(own, await choosable(own, body.queues), visitor.account.username);
      return show(own);
    },

    pauseMyself: async ({ body: { reason }, visitor }) => {
      const own = ownExtension(visitor);
      await requireQueues(own);
      await agents.pause(own, { reason, automatic: false }, visitor.account.username);
      return show(own);
    },

    resumeMyself: async ({ visitor }) => {
      const own = ownExtension(visitor);
      await agents.resume(own, visitor.account.username);
      return show(own);
    },
  };

  async function requireQueues(extension: string): Promise<void> {
    if ((await show(extension)).queues.length === 0)
      throw new AppError('not-found', 'You are no agent of any queue: there is nothing to pause.');
  }
}
