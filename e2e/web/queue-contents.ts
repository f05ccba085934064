import { type LiveAgent, type QueueEvent, thingKinds } from '@flexpbx/domain';
import type { PortalAlone } from './portal.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Makes two queues as they stand on a busy morning: agents in every state, callers who wait, and what became of others today. */
export async function fillQueues({ database }: PortalAlone): Promise<void> {
  const { things, queues, agents } = database;
  const { schema } = thingKinds.queue;
  const people = [{ extension: '1001', always: true }, { extension: '1002', priority: 2 }, { extension: '1003' }];
  const sales = { number: '8001', name: 'Sales', agents: people, exit_key: '9', max_callers: 20 };
  await things.create('queue', schema.parse(sales), 'test');
  const support = { number: '8002', name: 'Support for teachers and parents', agents: people.slice(2) };
  await things.create('queue', schema.parse(support), 'test');
  await agents.signIn('1002', ['8001'], 'test');
  await agents.signIn('1003', ['8001'], 'test');
  await agents.pause('1003', { reason: 'Lunch', automatic: false }, 'test');
  const agent = (extension: string, state: LiveAgent['state'], pauseReason: string): LiveAgent => {
    const channel = state === 'talking' ? `PJSIP/${extension}-00000001` : null;
    return { extension, state, pauseReason, since: minutesAgo(3), callId: channel && 'b@1', channel };
  };
  const caller = { callerName: '', priority: 0, isCallback: false };
  await queues.replaceLive([
    {
      number: '8001',
      waiting: [
        { ...caller, id: 'x@1', callerNumber: '+15550100123', callerName: 'Bob', joinedAt: minutesAgo(4), priority: 5 },
        { ...caller, id: 'y@1', callerNumber: '', joinedAt: minutesAgo(2) },
        { ...caller, id: 'z@1', callerNumber: '1003', joinedAt: minutesAgo(1), isCallback: true },
      ],
      agents: [agent('1001', 'talking', ''), agent('1002', 'free', ''), agent('1003', 'paused', 'Lunch')],
    },
    { number: '8002', waiting: [], agents: [agent('1003', 'signed-out', '')] },
  ]);
  await queues.add(aMorning());
}

/** A call every few minutes: most are answered, some give up, one finds nobody. */
function aMorning(): QueueEvent[] {
  return Array.from({ length: 24 }, (_, at) => aCall(at)).flat();
}

function aCall(at: number): QueueEvent[] {
  const callId = `${at}@1`;
  const ago = at * 11 + 10;
  const line = (kind: string, minutes: number, event: QueueEvent['event']): QueueEvent => {
    return { key: `${callId}/${kind}`, queue: '8001', callId, at: minutesAgo(minutes), event };
  };
  const joined = line('joined', ago, { kind: 'joined', callerNumber: `+1555010${at + 100}`, callerName: '' });
  const waitedMs = 4000 + at * 2500;
  const abandoned = { kind: 'abandoned', waitedMs, position: 2, callback: false } as const;
  if (at % 5 === 0) return [joined, line('end', ago - 1, abandoned)];
  if (at % 11 === 3) return [joined, line('end', ago - 1, { kind: 'overflowed', waitedMs, because: 'nobody-there' })];
  const agent = at % 2 === 0 ? '1001' : '1002';
  const answered = { kind: 'answered', agent, waitedMs, talkedMs: 60_000 + at * 7000, transferred: at === 7 } as const;
  return [joined, line('end', ago - 3, answered)];
}
