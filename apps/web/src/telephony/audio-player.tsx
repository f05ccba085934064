import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { formatDuration, spokenDuration } from '../design/format-duration.ts';
import { Notice } from '../design/notice.tsx';
import styles from './audio-player.module.css';

const speeds = ['0.75', '1', '1.25', '1.5', '2'];

/**
 * Plays one recording: play and pause, seek with arrow keys (a second; a page is ten), speed. The browser's own player
 * is not used because it can't be read or driven alike everywhere.
 */
export function AudioPlayer(props: {
  address: string;
  /** What is played, for screen readers: "message from 1001". */
  what: string;
  /** Length as known before it was loaded. */
  seconds: number;
  onPlaying: () => void;
}) {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(props.seconds);
  const [speed, setSpeed] = useState('1');
  const [failed, setFailed] = useState(false);
  const speedId = useId();

  useEffect(() => {
    if (audio.current) audio.current.playbackRate = Number(speed);
  }, [speed]);

  const toggle = () => {
    setFailed(false);
    if (playing) audio.current?.pause();
    else audio.current?.play().catch(() => setFailed(true));
  };
  const seek = (seconds: number) => {
    if (audio.current) audio.current.currentTime = seconds;
    setAt(seconds);
  };

  return (
    <fieldset className={styles.player}>
      <legend className="visually-hidden">Play the {props.what}</legend>
      {/* biome-ignore lint/a11y/useMediaCaption: a voice message has no captions; transcripts are a text of their own */}
      <audio
        ref={audio}
        src={props.address}
        preload="none"
        onPlaying={() => {
          setPlaying(true);
          props.onPlaying();
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => seek(0)}
        onError={() => setFailed(true)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onDurationChange={({ currentTarget: { duration } }) => Number.isFinite(duration) && setLength(duration)}
      />
      <ActionIcon size="lg" radius="xl" aria-label={playing ? 'Pause' : 'Play'} onClick={toggle}>
        {playing ? <IconPlayerPauseFilled size={18} aria-hidden /> : <IconPlayerPlayFilled size={18} aria-hidden />}
      </ActionIcon>
      <input
        type="range"
        className={styles.seek}
        aria-label="Position"
        aria-valuetext={`${spokenDuration(at)} of ${spokenDuration(length)}`}
        min={0}
        max={Math.max(length, 1)}
        step={1}
        value={Math.min(at, length)}
        onChange={(event) => seek(event.currentTarget.valueAsNumber)}
        onKeyDown={(event) => {
          const step = { PageUp: 10, PageDown: -10 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          seek(Math.min(Math.max(at + step, 0), length));
        }}
      />
      <span className={styles.time} aria-hidden>
        {formatDuration(at)} / {formatDuration(length)}
      </span>
      <label htmlFor={speedId} className="visually-hidden">
        Speed
      </label>
      <NativeSelect
        id={speedId}
        size="xs"
        className={styles.speed}
        data={speeds.map((value) => ({ value, label: `${value} ×` }))}
        value={speed}
        onChange={(event) => setSpeed(event.currentTarget.value)}
      />
      {failed && (
        <div role="alert" className={styles.failed}>
          <Notice tone="bad" title="The recording can’t be played">
            <p>It may have been deleted on the phone, or the network is down. Try again, or download it.</p>
          </Notice>
        </div>
      )}
    </fieldset>
  );
}
