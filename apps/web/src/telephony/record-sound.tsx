import { Button } from '@mantine/core';
import { IconMicrophone, IconPlayerStopFilled } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { announce } from '../design/announcer.ts';
import dialogStyles from '../design/dialog.module.css';
import { Dialog } from '../design/dialog.tsx';
import { RunningDuration } from '../design/duration.tsx';
import { formatDuration, spokenDuration } from '../design/format-duration.ts';
import { Notice } from '../design/notice.tsx';
import { AudioPlayer } from './audio-player.tsx';
import { type Recording, useRecorder } from './use-recorder.ts';

/** Records what callers hear with the browser's microphone; it can be heard, and recorded again, before it is used. */
export function RecordSound(props: {
  /** What is recorded: "Record the greeting “Busy”". */
  title: string;
  busy: boolean;
  /** Makes it what callers hear. Whoever opened the dialog closes it when that is done. */
  use: (sound: Blob) => void;
  close: () => void;
}) {
  const { recording, start, stop } = useRecorder();
  useEffect(() => announce(told(recording)), [recording]);
  const isRecording = recording.state === 'recording';
  return (
    <Dialog title={props.title} close={props.close}>
      <p>Callers hear it as you speak it. At most three minutes of it are kept.</p>
      {recording.state === 'refused' && (
        <Notice tone="bad" title="It can’t be recorded">
          <p>{recording.reason}</p>
        </Notice>
      )}
      {isRecording && (
        <p>
          Recording: <RunningDuration since={recording.since} />
        </p>
      )}
      {recording.state === 'recorded' && <Recorded sound={recording.sound} seconds={recording.seconds} />}
      <div>
        {/* One button, so that the focus stays on it. */}
        <Button
          variant={recording.state === 'recorded' ? 'default' : 'filled'}
          leftSection={
            isRecording ? <IconPlayerStopFilled size={16} aria-hidden /> : <IconMicrophone size={16} aria-hidden />
          }
          aria-disabled={recording.state === 'asking'}
          onClick={() => (isRecording ? stop() : recording.state === 'asking' || start())}
        >
          {labels[recording.state]}
        </Button>
      </div>
      <div className={dialogStyles.buttons}>
        <Button variant="default" onClick={props.close}>
          Cancel
        </Button>
        {recording.state === 'recorded' && (
          <Button aria-disabled={props.busy} onClick={() => props.busy || props.use(recording.sound)}>
            {props.busy ? 'Saving…' : 'Use this recording'}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

const labels: Readonly<Record<Recording['state'], string>> = {
  nothing: 'Start recording',
  refused: 'Try again',
  asking: 'Asking for the microphone…',
  recording: 'Stop recording',
  recorded: 'Record again',
};

function told(recording: Recording): string {
  switch (recording.state) {
    case 'nothing':
      return '';
    case 'asking':
      return 'The browser asks whether this page may use the microphone.';
    case 'recording':
      return 'Recording. Speak now.';
    case 'recorded':
      return `Recorded ${spokenDuration(recording.seconds)}. Play it, use it, or record again.`;
    case 'refused':
      return recording.reason;
  }
}

function Recorded({ sound, seconds }: { sound: Blob; seconds: number }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(sound);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [sound]);
  if (address === null) return null;
  return (
    <AudioPlayer
      key={address}
      address={address}
      what={`recording of ${formatDuration(seconds)}`}
      seconds={seconds}
      onPlaying={() => {}}
    />
  );
}
