import { Button } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconStar } from '@tabler/icons-react';
import { useState } from 'react';
import { request } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { RunningDuration } from '../../design/duration.tsx';
import { Party } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { showToast } from '../../design/toasts.ts';
import { useDeed } from '../../design/use-deed.ts';
import styles from './conferences.module.css';
import { badgeOf, callNameOf, type Member, type Room } from './room.ts';

const facts: [Column<Member>, ...Column<Member>[]] = [
  {
    key: 'who',
    header: 'Who',
    cell: ({ number, name, moderator }) => (
      <span className={styles.who}>
        <Party number={number || 'Unknown number'} name={name} />
        {moderator && <StateBadge tone="info" icon={IconStar} label="Moderator" />}
      </span>
    ),
  },
  {
    key: 'state',
    header: 'State',
    cell: (member) => (
      <span className={styles.memberState}>
        <StateBadge {...badgeOf(member)} />
      </span>
    ),
  },
  {
    key: 'since',
    header: 'In it for',
    cell: ({ joined_at }) => <RunningDuration since={joined_at} />,
  },
];

/** Who is in a conference; each can be muted, let speak and removed. */
export function MemberTable({ room: { number, members } }: { room: Room }) {
  const [removing, setRemoving] = useState<Member | null>(null);
  const actions: Column<Member> = {
    key: 'actions',
    header: 'Actions',
    align: 'end',
    cell: (member) => (
      <span className={styles.actions}>
        <MuteButton conference={number} member={member} />
        <Button size="compact-sm" variant="default" onClick={() => setRemoving(member)}>
          Remove<span className="visually-hidden"> {callNameOf(member)}</span>
        </Button>
      </span>
    ),
  };
  return (
    <>
      <DataTable
        caption="In this conference now"
        columns={[...facts, actions]}
        rows={members}
        rowKey={({ id }) => id}
        empty={null}
      />
      {removing && <RemoveDialog conference={number} member={removing} close={() => setRemoving(null)} />}
    </>
  );
}

function MuteButton({ conference, member }: { conference: string; member: Member }) {
  const { id, muted } = member;
  const [does, busy] = useDeed(() =>
    request('changeConferenceMember', { params: { key: conference, member: id }, body: { muted: !muted } }),
  );
  const Icon = muted ? IconMicrophone : IconMicrophoneOff;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon size={15} aria-hidden />}
      aria-disabled={busy}
      onClick={does}
    >
      {muted ? 'Unmute' : 'Mute'}
      <span className="visually-hidden"> {callNameOf(member)}</span>
    </Button>
  );
}

function RemoveDialog({ conference, member, close }: { conference: string; member: Member; close: () => void }) {
  const who = callNameOf(member);
  const remove = async () => {
    try {
      await request('kickConferenceMember', { params: { key: conference, member: member.id } });
    } catch (thrown) {
      // Gone while we asked: what was wanted is so.
      if (!(thrown instanceof ApiProblem && thrown.id === 'not-found')) throw thrown;
    }
    showToast({ id: member.id, tone: 'good', text: `${who} was removed.` });
    close();
    // The row with the button that had the focus goes.
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <ConfirmDanger
      title={`Remove ${who} from the conference?`}
      confirmLabel={`Remove ${who}`}
      busyLabel="Removing…"
      confirm={remove}
      close={close}
    >
      <p>
        {who} is told so and the call ends. Nothing keeps them from dialling in again: lock the conference to keep them
        out.
      </p>
    </ConfirmDanger>
  );
}
