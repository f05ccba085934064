import { Button } from '@mantine/core';
import {
  type Icon,
  IconDoorExit,
  IconLock,
  IconLockOpen,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerRecord,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useState } from 'react';
import { request } from '../../api/client.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { showToast } from '../../design/toasts.ts';
import { useDeed } from '../../design/use-deed.ts';
import styles from './conferences.module.css';
import { countOf, type Room } from './room.ts';

/** What can be done with a conference as a whole while people are in it. */
export function RoomActions({ room }: { room: Room }) {
  const { number, locked, recording, members } = room;
  const [ending, setEnding] = useState(false);
  const params = { key: number };
  const others = members.filter(({ moderator }) => !moderator);
  const allMuted = others.length > 0 && others.every(({ muted }) => muted);
  return (
    <div className={styles.roomActions}>
      <Deed
        icon={locked ? IconLockOpen : IconLock}
        label={locked ? 'Unlock' : 'Lock'}
        does={() => request('changeConferenceRoom', { params, body: { locked: !locked } })}
      />
      <Deed
        icon={recording ? IconPlayerStop : IconPlayerRecord}
        label={recording ? 'Stop recording' : 'Record'}
        does={() => request('changeConferenceRoom', { params, body: { recording: !recording } })}
      />
      {others.length > 0 && (
        <Deed
          icon={allMuted ? IconMicrophone : IconMicrophoneOff}
          label={allMuted ? 'Unmute all' : 'Mute all but moderators'}
          does={() => request('changeConferenceMembers', { params, body: { muted: !allMuted } })}
        />
      )}
      <Button
        size="compact-md"
        variant="outline"
        color="red"
        leftSection={<IconDoorExit size={16} aria-hidden />}
        onClick={() => setEnding(true)}
      >
        End for everybody
      </Button>
      {ending && <EndDialog room={room} close={() => setEnding(false)} />}
    </div>
  );
}

function Deed({ icon: DeedIcon, label, does }: { icon: Icon; label: string; does: () => Promise<unknown> }) {
  const [doIt, busy] = useDeed(does);
  return (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<DeedIcon size={16} aria-hidden />}
      aria-disabled={busy}
      onClick={doIt}
    >
      {label}
    </Button>
  );
}

function EndDialog({ room: { number, members }, close }: { room: Room; close: () => void }) {
  const end = async () => {
    await request('endConference', { params: { key: number } });
    showToast({ id: `end-${number}`, tone: 'good', text: 'The conference was ended.' });
    close();
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <ConfirmDanger
      title={`End the conference ${number} for everybody?`}
      confirmLabel="End the conference"
      busyLabel="Ending…"
      confirm={end}
      close={close}
    >
      <p>
        {countOf(members)} {members.length === 1 ? 'is' : 'are'} put out at once. The room stays: whoever dials {number}{' '}
        begins anew.
      </p>
    </ConfirmDanger>
  );
}
