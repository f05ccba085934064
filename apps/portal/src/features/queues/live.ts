import type { Database } from '@flexpbx/db';
import type { AgentPresence, LiveAgent, LiveQueue, Queue } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';

type Shown = Output<'getLiveQueue'>;
type ShownAgent = Shown['agents'][number];

/** What the state of queues is read from. */
export type LiveParts = Pick<Database, 'things' | 'queues' | 'agents' | 'extensions'>;

/** Every queue as it stands: those configured, by number, and those that were deleted while people wait in them. */
export async function readLiveQueues({ things, queues, agents, extensions }: LiveParts): Promise<Shown[]> {
  const [configured, live, presences, people] = await Promise.all([
    things.list('queue'),
    queues.live(),
    agents.list(),
    extensions.list({}),
  ]);
  const names = new Map(people.map(({ number, name }) => [number, name]));
  const known = configured.map(({ thing }) =>
    presentLive(thing.number, thing, live.find(isOf(thing)), presences, names),
  );
  const deleted = live.filter(
    ({ number, waiting }) => waiting.length > 0 && !known.some((one) => one.number === number),
  );
  return [...known, ...deleted.map((one) => presentLive(one.number, null, one, presences, names))].sort(byNumber);
}

function presentLive(
  number: string,
  queue: Queue | null,
  live: LiveQueue | undefined,
  presences: readonly AgentPresence[],
  names: ReadonlyMap<string, string>,
): Shown {
  return {
    number,
    name: queue?.name ?? null,
    waiting: (live?.waiting ?? []).map(({ id, callerNumber, callerName, joinedAt, priority, isCallback }) => ({
      id,
      number: callerNumber,
      name: callerName,
      joined_at: joinedAt.toISOString(),
      priority,
      callback: isCallback,
    })),
    agents: (queue?.agents ?? []).map(({ extension, priority, always }) => {
      const told = live?.agents.find((agent) => agent.extension === extension);
      const state = told ? toldState(told) : knownState(number, always, presences.find(isFor(extension)));
      return { extension, name: names.get(extension) ?? null, priority, always, ...state };
    }),
  };
}

type State = Pick<ShownAgent, 'state' | 'since' | 'pause_reason' | 'supervisable'>;

function toldState({ state, since, pauseReason, channel }: LiveAgent): State {
  return { state, since: since.toISOString(), pause_reason: pauseReason, supervisable: channel !== null };
}

/** What is known of an agent of whom call control has not told yet: what people set. */
function knownState(queue: string, always: boolean, presence: AgentPresence | undefined): State {
  const isSignedIn = always || (presence?.queues.includes(queue) ?? false);
  const pause = presence?.pause ?? null;
  const state = !isSignedIn ? 'signed-out' : pause ? 'paused' : 'unknown';
  return { state, since: null, pause_reason: state === 'paused' ? (pause?.reason ?? '') : '', supervisable: false };
}

const isOf =
  ({ number }: Queue) =>
  (live: LiveQueue) =>
    live.number === number;

const isFor =
  (extension: string) =>
  (presence: AgentPresence): boolean =>
    presence.extension === extension;

function byNumber(one: Shown, other: Shown): number {
  return one.number < other.number ? -1 : 1;
}
