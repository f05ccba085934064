import { Button } from '@mantine/core';
import { IconDownload, IconMicrophone2, IconPlayerRecordFilled, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf, type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { Duration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { formatDuration } from '../../design/format-duration.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Moment } from '../../design/moment.tsx';
import { Section } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { showToast } from '../../design/toasts.ts';
import { AudioPlayer } from '../../telephony/audio-player.tsx';
import { useRoom } from './conference-page.tsx';
import styles from './conferences.module.css';

type Recording = Output<'listConferenceRecordings'>['items'][number];

/** What was recorded of a conference: play, download, delete. */
export function ConferenceRecordings() {
  const { number } = useRoom();
  const recordings = useQuery(query('listConferenceRecordings', { params: { key: number } }));
  return (
    <Section title="Recordings" plain>
      <p className={styles.note}>Kept until somebody deletes them. Whoever listens to one is written down.</p>
      <Loaded query={recordings}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconMicrophone2} title="No recording yet">
              <p>Start one while people are in the conference, or record from the start by its settings.</p>
            </EmptyState>
          ) : (
            <ul className={styles.recordings}>
              {items.map((recording) => (
                <RecordingCard key={recording.id} conference={number} recording={recording} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function RecordingCard({ conference, recording }: { conference: string; recording: Recording }) {
  const { id, started_at, seconds, bytes, in_progress } = recording;
  const [deleting, setDeleting] = useState(false);
  const audio = addressOf('getConferenceRecording', { params: { key: conference, id } });
  const what = `recording from ${new Date(started_at).toLocaleString()}`;
  return (
    <li className={styles.recording}>
      <div className={styles.state}>
        <h3>
          <Moment at={started_at} />
        </h3>
        {in_progress ? (
          <StateBadge tone="bad" icon={IconPlayerRecordFilled} label="Going on" />
        ) : (
          <span className={styles.note}>
            <Duration seconds={seconds} /> · {megabytes(bytes)} MB
          </span>
        )}
      </div>
      {in_progress ? (
        <p className={styles.note}>It can be heard when the recording was stopped or the conference is over.</p>
      ) : (
        <>
          <AudioPlayer address={audio} what={what} seconds={seconds} onPlaying={() => {}} />
          <div className={styles.recordingActions}>
            <Button
              component="a"
              href={audio}
              download={`conference-${conference}-${started_at.slice(0, 16).replace(/\D/g, '')}.wav`}
              size="compact-sm"
              variant="subtle"
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              Download<span className="visually-hidden"> the {what}</span>
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => setDeleting(true)}
            >
              Delete<span className="visually-hidden"> the {what}</span>
            </Button>
          </div>
        </>
      )}
      {deleting && (
        <DeleteDialog conference={conference} recording={recording} what={what} close={() => setDeleting(false)} />
      )}
    </li>
  );
}

function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function DeleteDialog(props: { conference: string; recording: Recording; what: string; close: () => void }) {
  const { conference, recording, what, close } = props;
  const queries = useQueryClient();
  const remove = async () => {
    await request('deleteConferenceRecording', { params: { key: conference, id: recording.id } });
    showToast({ id: recording.id, tone: 'good', text: `The ${what} was deleted.` });
    close();
    await queries.invalidateQueries({ queryKey: ['listConferenceRecordings'] });
    // The card with the button that had the focus is gone.
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <ConfirmDanger
      title={`Delete the ${what}?`}
      confirmLabel="Delete the recording"
      busyLabel="Deleting…"
      confirm={remove}
      close={close}
    >
      <p>{formatDuration(recording.seconds)} of the conference are gone for good.</p>
    </ConfirmDanger>
  );
}
