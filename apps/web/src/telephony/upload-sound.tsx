import { Button, FileInput, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { wordsFor } from '../api/problem.ts';
import { announce } from '../design/announcer.ts';
import { Notice } from '../design/notice.tsx';
import { showToast } from '../design/toasts.ts';
import styles from './upload-sound.module.css';

/** Sends a sound file with a name; what becomes of it is seen in the list of such things. */
export function UploadSound(props: {
  /** In bytes people read, for example `20 MB`, and more about such files. */
  hint: string;
  /** Stands above the button. */
  note?: string;
  /** When it can be used: a sentence's end. */
  later: string;
  /** The query that lists them. */
  listed: string;
  send: (name: string, file: File) => Promise<unknown>;
}) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const choose = (chosen: File | null) => {
    setFile(chosen);
    setProblem(null);
    if (chosen && name.trim() === '') setName(nameFrom(chosen.name));
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (!file) return setProblem('Choose a file first.');
    const given = name.trim() || nameFrom(file.name);
    setSending(true);
    setProblem(null);
    announce('Uploading…');
    try {
      await props.send(given, file);
      showToast({
        id: 'upload',
        tone: 'good',
        text: `${given} was uploaded. It can be ${props.later} when it is converted.`,
      });
      setFile(null);
      setName('');
      await queries.invalidateQueries({ queryKey: [props.listed] });
    } catch (thrown) {
      setProblem(wordsFor(thrown));
    } finally {
      setSending(false);
    }
  };

  return (
    <form className={styles.upload} onSubmit={(event) => void send(event)} noValidate>
      <FileInput
        label="Sound file"
        description={`MP3, WAV, FLAC, Ogg, M4A and others; ${props.hint}`}
        accept="audio/*,video/mp4,application/ogg"
        placeholder="No file chosen"
        value={file}
        onChange={choose}
        leftSection={<IconUpload size={16} aria-hidden />}
      />
      <TextInput
        label="Name"
        description="What it is called in lists."
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {problem && (
        <div role="alert">
          <Notice tone="bad" title="It was not uploaded">
            <p>{problem}</p>
          </Notice>
        </div>
      )}
      {props.note && <p className={styles.note}>{props.note}</p>}
      <div>
        <Button type="submit" variant="default" aria-disabled={sending}>
          {sending ? 'Uploading…' : 'Upload'}
        </Button>
      </div>
    </form>
  );
}

/** "03 - Morning_Coffee.mp3" as people would write it. */
function nameFrom(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/, '')
    .replaceAll('_', ' ')
    .replace(/[^\p{L}\p{N} .,'&()/@#!-]/gu, '')
    .trim()
    .slice(0, 80);
}
