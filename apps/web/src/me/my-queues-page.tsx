import { Button } from '@mantine/core';
import { IconHeadphonesOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, request } from '../api/client.ts';
import { query } from '../api/queries.ts';
import { type Column, DataTable } from '../design/data-table.tsx';
import { Duration, RunningDuration } from '../design/duration.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Fact, FactList } from '../design/fact-list.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Moment } from '../design/moment.tsx';
import { Notice } from '../design/notice.tsx';
import { Page, Section } from '../design/page.tsx';
import { PhoneNumber } from '../design/phone-number.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { useAnnouncedChanges } from '../design/use-announced-changes.ts';
import { useDeed } from '../design/use-deed.ts';
import { useMe } from '../session/session.ts';
import { agentBadges } from '../telephony/agent-state.ts';
import { PauseDialog } from '../telephony/pause-dialog.tsx';
import styles from './me.module.css';
import { NoPhone } from './my-status-page.tsx';

type MyAgent = Output<'getMyAgent'>;
type MyQueue = MyAgent['queues'][number];

const keyOf = () => 'mine';

/** Others may sign me in or pause me; a pause can come by itself after missed calls. */
function tellMyAgent(before: MyAgent | undefined, after: MyAgent | undefined): string | null {
  if (!before || !after || before.pause?.reason === after.pause?.reason) return null;
  return after.pause ? `You are paused: ${after.pause.reason}.` : 'You take calls again.';
}

/** The queues whose calls I take: sign in and out, pause, and what I did today. */
export function MyQueuesPage() {
  const me = useMe();
  return (
    <Page title="My queues" lead="Lines of callers whose calls you take, with others.">
      {me.extension === null ? <NoPhone /> : <MyQueues />}
    </Page>
  );
}

function MyQueues() {
  const mine = useQuery(query('getMyAgent', {}));
  useAnnouncedChanges(mine.data && [mine.data], keyOf, tellMyAgent);
  return (
    <Loaded query={mine}>
      {(agent) =>
        agent.queues.length === 0 ? (
          <EmptyState icon={IconHeadphonesOff} title="You take calls of no queue">
            <p>An administrator can make you an agent of one.</p>
          </EmptyState>
        ) : (
          <>
            <PauseNotice agent={agent} />
            <QueueTable queues={agent.queues} />
            <Today />
          </>
        )
      }
    </Loaded>
  );
}

/** Does something about oneself as an agent; the answer is shown at once. */
function useAgentDeed(does: () => Promise<MyAgent>): [() => void, boolean] {
  const queries = useQueryClient();
  return useDeed(async () => {
    queries.setQueryData(query('getMyAgent', {}).queryKey, await does());
  });
}

function PauseNotice({ agent: { pause, queues } }: { agent: MyAgent }) {
  const [asking, setAsking] = useState(false);
  const [resume, busy] = useAgentDeed(() => request('resumeMyself', {}));
  const queriesOf = useQueryClient();
  if (pause)
    return (
      <Notice
        tone="warn"
        title={`You are paused: ${pause.reason}`}
        action={
          <Button aria-disabled={busy} leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={resume}>
            Take calls again
          </Button>
        }
      >
        <p>
          No queue rings your phone, since <Moment at={pause.since} />.
          {pause.automatic && ' This came by itself because calls of a queue were missed.'}
        </p>
      </Notice>
    );
  const isIn = queues.some(({ signed_in: signedIn }) => signedIn);
  return (
    <Notice
      tone={isIn ? 'good' : 'info'}
      title={isIn ? 'Calls of your queues reach you' : 'You are signed in to no queue'}
      action={
        isIn && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            Pause
          </Button>
        )
      }
    >
      {asking && (
        <PauseDialog
          title="Pause"
          pause={async (reason) => {
            const paused = await request('pauseMyself', { body: { reason } });
            queriesOf.setQueryData(query('getMyAgent', {}).queryKey, paused);
          }}
          close={() => setAsking(false)}
        />
      )}
    </Notice>
  );
}

const columns: [Column<MyQueue>, ...Column<MyQueue>[]] = [
  {
    key: 'queue',
    header: 'Queue',
    cell: ({ number, name }) => (
      <>
        <PhoneNumber number={number} /> <bdi>{name}</bdi>
      </>
    ),
  },
  { key: 'state', header: 'You are', cell: ({ state }) => <StateBadge {...agentBadges[state]} /> },
  {
    key: 'waiting',
    header: 'Waiting',
    cell: ({ waiting, waiting_since: since }) => (
      <span>
        {waiting}
        {since !== null && (
          <>
            , the first for <RunningDuration since={since} />
          </>
        )}
      </span>
    ),
  },
  { key: 'actions', header: 'Actions', align: 'end', cell: (queue) => <SignButton queue={queue} /> },
];

function QueueTable({ queues }: { queues: readonly MyQueue[] }) {
  const choosable = queues.filter(({ always }) => !always);
  return (
    <Section title="Queues" aside={choosable.length > 1 && <SignAll queues={choosable} />} plain>
      <DataTable caption="My queues" columns={columns} rows={queues} rowKey={({ number }) => number} empty={null} />
    </Section>
  );
}

function SignButton({ queue: { number, name, always, signed_in: signedIn } }: { queue: MyQueue }) {
  const operation = signedIn ? 'signMyselfOut' : 'signMyselfIn';
  const [sign, busy] = useAgentDeed(() => request(operation, { body: { queues: [number] } }));
  if (always) return <span className={styles.dim}>Always signed in</span>;
  return (
    <Button size="compact-sm" variant={signedIn ? 'default' : 'filled'} aria-disabled={busy} onClick={sign}>
      {signedIn ? 'Sign out' : 'Sign in'}
      <span className="visually-hidden">
        {signedIn ? ' of' : ' to'} {name}
      </span>
    </Button>
  );
}

function SignAll({ queues }: { queues: readonly MyQueue[] }) {
  const isAnyOut = queues.some(({ signed_in: signedIn }) => !signedIn);
  const [sign, busy] = useAgentDeed(() => request(isAnyOut ? 'signMyselfIn' : 'signMyselfOut', { body: {} }));
  return (
    <Button size="compact-sm" variant="default" aria-disabled={busy} onClick={sign}>
      {isAnyOut ? 'Sign in to all' : 'Sign out of all'}
    </Button>
  );
}

function Today() {
  const figures = useQuery({ ...query('getMyAgentFigures', {}), refetchInterval: 10_000 });
  return (
    <Section title="Today">
      <Loaded query={figures}>
        {({ answered, missed, talk_time: talked, signed_in_time: signedIn, paused }) => (
          <FactList>
            <Fact name="Calls taken">{answered}</Fact>
            <Fact name="Calls missed">{missed}</Fact>
            <Fact name="Talked">
              <Duration seconds={talked} />
            </Fact>
            {signedIn > 0 && (
              <Fact name="Signed in">
                <Duration seconds={signedIn} />
              </Fact>
            )}
            {paused.map(({ reason, seconds }) => (
              <Fact key={reason} name={`Paused: ${reason}`}>
                <Duration seconds={seconds} />
              </Fact>
            ))}
          </FactList>
        )}
      </Loaded>
    </Section>
  );
}
