import { Button } from '@mantine/core';
import { IconHeadphones, IconLogin, IconLogout, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../api/client.ts';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { RunningDuration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Party } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { useDeed } from '../../design/use-deed.ts';
import { agentBadges } from '../../telephony/agent-state.ts';
import { PauseDialog } from '../../telephony/pause-dialog.tsx';
import { agentName, type LiveAgent, type LiveQueue } from './live-queue.ts';
import styles from './queues.module.css';
import { SuperviseDialog } from './supervise-dialog.tsx';

/** What the agents of a queue do; each can be signed in or out, paused, and listened to. */
export function AgentTable({ queue }: { queue: LiveQueue }) {
  const [pausing, setPausing] = useState<LiveAgent | null>(null);
  const [supervising, setSupervising] = useState<LiveAgent | null>(null);
  return (
    <>
      <DataTable
        caption="Agents of this queue"
        columns={columnsOf(queue.number, setPausing, setSupervising)}
        rows={queue.agents}
        rowKey={({ extension }) => extension}
        empty={
          <EmptyState icon={IconHeadphones} title="No agents yet">
            <p>
              Say who takes the calls in <Link to="settings">the settings</Link>.
            </p>
          </EmptyState>
        }
      />
      {pausing && (
        <PauseDialog
          title={`Pause ${agentName(pausing)}`}
          pause={(reason) => {
            return request('pauseAgent', { params: { extension: pausing.extension }, body: { reason } });
          }}
          close={() => setPausing(null)}
        />
      )}
      {supervising && <SuperviseDialog queue={queue.number} agent={supervising} close={() => setSupervising(null)} />}
    </>
  );
}

function columnsOf(
  queue: string,
  pause: (agent: LiveAgent) => void,
  supervise: (agent: LiveAgent) => void,
): [Column<LiveAgent>, ...Column<LiveAgent>[]] {
  return [
    {
      key: 'agent',
      header: 'Agent',
      cell: ({ extension, name }) => <Party number={extension} name={name} />,
      sortBy: ({ extension }) => extension,
    },
    {
      key: 'state',
      header: 'State',
      cell: ({ state, pause_reason: reason }) => (
        <span className={styles.state}>
          <StateBadge {...agentBadges[state]} />
          {reason && <bdi className={styles.note}>{reason}</bdi>}
        </span>
      ),
      sortBy: ({ state }) => state,
    },
    { key: 'since', header: 'For', cell: ({ since }) => (since === null ? '' : <RunningDuration since={since} />) },
    {
      key: 'actions',
      header: 'Actions',
      align: 'end',
      cell: (agent) => <Actions queue={queue} agent={agent} pause={pause} supervise={supervise} />,
    },
  ];
}

function Actions(props: {
  queue: string;
  agent: LiveAgent;
  pause: (agent: LiveAgent) => void;
  supervise: (agent: LiveAgent) => void;
}) {
  const { queue, agent } = props;
  const { extension, always, state } = agent;
  const isOut = state === 'signed-out';
  const params = { key: queue, extension };
  return (
    <span className={styles.actions}>
      {agent.supervisable && (
        <ActionButton icon={<IconHeadphones size={15} aria-hidden />} agent={agent} does={() => props.supervise(agent)}>
          Listen in
        </ActionButton>
      )}
      {!isOut && <PauseButton agent={agent} pause={props.pause} />}
      {!always && (
        <Deed
          icon={isOut ? <IconLogin size={15} aria-hidden /> : <IconLogout size={15} aria-hidden />}
          agent={agent}
          does={() => request(isOut ? 'signInAgent' : 'signOutAgent', { params })}
        >
          {isOut ? 'Sign in' : 'Sign out'}
        </Deed>
      )}
    </span>
  );
}

/** One button for both, so that the focus stays where it is. */
function PauseButton({ agent, pause }: { agent: LiveAgent; pause: (agent: LiveAgent) => void }) {
  const { extension, state } = agent;
  const [resume, busy] = useDeed(() => request('resumeAgent', { params: { extension } }));
  const isPaused = state === 'paused';
  return (
    <ActionButton
      icon={isPaused ? <IconPlayerPlay size={15} aria-hidden /> : <IconPlayerPause size={15} aria-hidden />}
      agent={agent}
      does={isPaused ? resume : () => pause(agent)}
      busy={busy}
    >
      {isPaused ? 'Resume' : 'Pause'}
    </ActionButton>
  );
}

interface ActionProps {
  icon: ReactNode;
  agent: LiveAgent;
  children: string;
}

function Deed({ does, ...props }: ActionProps & { does: () => Promise<unknown> }) {
  const [doIt, busy] = useDeed(does);
  return <ActionButton {...props} does={doIt} busy={busy} />;
}

function ActionButton({ icon, agent, does, busy, children }: ActionProps & { does: () => void; busy?: boolean }) {
  return (
    <Button size="compact-sm" variant="default" leftSection={icon} aria-disabled={busy ?? false} onClick={does}>
      {children}
      <span className="visually-hidden"> {agentName(agent)}</span>
    </Button>
  );
}
