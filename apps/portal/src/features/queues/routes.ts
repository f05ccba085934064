import type { Database } from '@flexpbx/db';
import type { Queue } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { Handlers, Visitor } from '../../http/handler.ts';
import { answerLimitMs, orderAndAwait } from '../calls/await-answer.ts';
import { readLiveQueues } from './live.ts';
import { presentPresence } from './present.ts';

/** What the queue routes are built from. */
export interface QueueParts {
  readonly database: Pick<Database, 'things' | 'queues' | 'agents' | 'extensions' | 'orders' | 'bell'>;
}

type QueueRoutes = Pick<
  Handlers<Api>,
  'listLiveQueues' | 'getLiveQueue' | 'signInAgent' | 'signOutAgent' | 'pauseAgent' | 'resumeAgent' | 'superviseAgent'
>;

/** Who waits in queues, and what their agents are told: sign in and out, pause, and somebody who listens. */
export function queueRoutes({ database }: QueueParts): QueueRoutes {
  const { agents, things } = database;

  const queueWith = async (key: string, extension: string) => {
    const queue = await findQueue(database, key);
    const agent = queue.agents.find((one) => one.extension === extension);
    if (!agent)
      throw new AppError('not-found', `${extension} is no agent of ${queue.name}. Add it in its settings first.`);
    return { queue, agent };
  };

  const requireAgent = async (extension: string) => {
    const all = await things.list('queue');
    if (all.some(({ thing }) => thing.agents.some((agent) => agent.extension === extension))) return;
    throw new AppError('not-found', `${extension} is no agent of any queue.`);
  };

  return {
    listLiveQueues: async () => ({ items: await readLiveQueues(database) }),

    getLiveQueue: async ({ params: { key } }) => {
      const found = (await readLiveQueues(database)).find(({ number }) => number === key);
      if (!found) throw noQueue(key);
      return found;
    },

    signInAgent: async ({ params: { key, extension }, visitor }) => {
      const { queue, agent } = await queueWith(key, extension);
      if (agent.always) throw alwaysIn(extension, queue);
      return presentPresence(await agents.signIn(extension, [key], visitor.account.username));
    },

    signOutAgent: async ({ params: { key, extension }, visitor }) => {
      const { queue, agent } = await queueWith(key, extension);
      if (agent.always) throw alwaysIn(extension, queue);
      return presentPresence(await agents.signOut(extension, [key], visitor.account.username));
    },

    pauseAgent: async ({ params: { extension }, body: { reason }, visitor }) => {
      await requireAgent(extension);
      return presentPresence(await agents.pause(extension, { reason, automatic: false }, visitor.account.username));
    },

    resumeAgent: async ({ params: { extension }, visitor }) => {
      await requireAgent(extension);
      return presentPresence(await agents.resume(extension, visitor.account.username));
    },

    superviseAgent: async ({ params: { key, extension }, body: { mode, phone }, visitor }) => {
      await queueWith(key, extension);
      const supervisor = phone ?? phoneOf(visitor);
      if (!(await database.extensions.find(supervisor))) throw atPhone(`There is no extension ${supervisor}.`);
      if (supervisor === extension) throw atPhone('An agent can’t listen to their own call.');
      const order = { kind: 'supervise-agent', agent: extension, supervisor, manner: mode } as const;
      const answer = await orderAndAwait(database, order, visitor.account.username, answerLimitMs);
      if (answer.outcome === 'refused') throw new AppError('conflict', answer.reason);
      return undefined;
    },
  };
}

/** A queue by its number. Throws `not-found`. */
async function findQueue({ things }: Pick<Database, 'things'>, key: string): Promise<Queue> {
  const found = await things.find('queue', key);
  if (!found) throw noQueue(key);
  return found.thing;
}

/** For the number of a queue that isn’t there. */
export function noQueue(key: string): AppError {
  return new AppError('not-found', `There is no queue ${key}.`);
}

function alwaysIn(extension: string, { name }: Queue): AppError {
  return new AppError(
    'conflict',
    `${extension} is always signed in to ${name}: pause it, or change that in the settings of the queue.`,
  );
}

function phoneOf({ account }: Visitor): string {
  if (account.extension === null) throw atPhone('No phone belongs to your account: say which one is to ring.');
  return account.extension;
}

function atPhone(message: string): AppError {
  return new AppError('invalid-input', message, { fields: { phone: message } });
}
