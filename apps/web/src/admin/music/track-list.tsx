import { suppliedTracks } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconLoader, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { addressOf, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { showToast } from '../../design/toasts.ts';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { AudioPlayer } from '../../telephony/audio-player.tsx';
import styles from './music.module.css';
import type { MusicTrack } from './music.ts';

const keyOf = (track: MusicTrack) => track.id;

function tellConverted(before: MusicTrack | undefined, after: MusicTrack | undefined): string | null {
  if (before?.state !== 'converting' || !after || after.state === 'converting') return null;
  return after.state === 'ready' ? `${after.name} is ready.` : `${after.name} could not be converted. ${after.reason}`;
}

/** Every track: those people uploaded, then those that come with the system. */
export function TrackList() {
  const tracks = useQuery(query('listMusicTracks', {}));
  useAnnouncedChanges(tracks.data?.items, keyOf, tellConverted);
  return (
    <Loaded query={tracks}>
      {({ items }) => (
        <ul className={styles.tracks}>
          {items.map((track) => (
            <Track key={track.id} id={track.id} name={track.name} seconds={track.seconds} state={track.state}>
              {track.reason && <p className={styles.reason}>{track.reason}</p>}
              <DeleteTrack track={track} />
            </Track>
          ))}
          {suppliedTracks.map(({ id, name, seconds }) => (
            <Track key={id} id={id} name={name} seconds={seconds} state="ready">
              <p className={styles.note}>Comes with the system; free to play.</p>
            </Track>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function Track(props: {
  id: string;
  name: string;
  seconds: number | null;
  state: MusicTrack['state'];
  children: ReactNode;
}) {
  const { id, name, seconds, state } = props;
  return (
    <li className={styles.track}>
      <div className={styles.head}>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <StateBadge {...badges[state]} />
      </div>
      {state === 'ready' && (
        <AudioPlayer
          address={addressOf('getMusicTrackAudio', { params: { key: id } })}
          what={`track ${name}`}
          seconds={seconds ?? 0}
          onPlaying={() => {}}
        />
      )}
      {props.children}
    </li>
  );
}

const badges = {
  converting: { tone: 'info', icon: IconLoader, label: 'Being converted' },
  ready: { tone: 'good', icon: IconCheck, label: 'Ready' },
  failed: { tone: 'bad', icon: IconAlertTriangle, label: 'Can’t be played' },
} as const;

function DeleteTrack({ track: { id, name } }: { track: MusicTrack }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    await request('deleteMusicTrack', { params: { key: id } });
    showToast({ id, tone: 'good', text: `The track ${name} was deleted.` });
    setAsking(false);
    await queries.invalidateQueries({ queryKey: ['listMusicTracks'] });
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        className={styles.delete ?? ''}
        leftSection={<IconTrash size={15} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Delete<span className="visually-hidden"> the track {name}</span>
      </Button>
      {asking && (
        <ConfirmDanger
          title={`Delete the track ${name}?`}
          confirmLabel="Delete the track"
          busyLabel="Deleting…"
          confirm={remove}
          close={() => setAsking(false)}
        >
          <p>The file is gone for good. To have it back, upload it again.</p>
        </ConfirmDanger>
      )}
    </>
  );
}
