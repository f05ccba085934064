import { Button, FileInput, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { request } from '../../api/client.ts';
import { wordsFor } from '../../api/problem.ts';
import { announce } from '../../design/announcer.ts';
import { Notice } from '../../design/notice.tsx';
import { showToast } from '../../design/toasts.ts';
import styles from './music.module.css';

/** Sends a file; what becomes of it is seen in the list below. */
export function UploadTrack() {
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
    setSending(true);
    setProblem(null);
    announce('Uploading…');
    try {
      await request('createMusicTrack', {
        query: { name: name.trim() || nameFrom(file.name), file_name: file.name },
        file,
      });
      showToast({ id: 'upload', tone: 'good', text: `${name} was uploaded. It can be used when it is converted.` });
      setFile(null);
      setName('');
      await queries.invalidateQueries({ queryKey: ['listMusicTracks'] });
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
        description="MP3, WAV, FLAC, Ogg, M4A and others; at most 100 MB. All tracks are made equally loud."
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
      <p className={styles.note}>Only play what you may play in public.</p>
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
