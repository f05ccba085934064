import { Button, FileInput, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { request } from '../../api/client.ts';
import { wordsFor } from '../../api/problem.ts';
import { announce } from '../../design/announcer.ts';
import { Notice } from '../../design/notice.tsx';
import { showToast } from '../../design/toasts.ts';
import styles from './prompts.module.css';

/** Sends a recording; what becomes of it is seen in the list. */
export function UploadPrompt() {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (!file) return setProblem('Choose a file first.');
    if (name.trim() === '') return setProblem('Give it a name.');
    setSending(true);
    setProblem(null);
    announce('Uploading…');
    try {
      await request('uploadPrompt', { query: { name: name.trim(), file_name: file.name }, file });
      showToast({ id: 'upload', tone: 'good', text: `${name} was uploaded. It can be heard when it is converted.` });
      setFile(null);
      setName('');
      await queries.invalidateQueries({ queryKey: ['listPrompts'] });
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
        description="MP3, WAV, FLAC, Ogg, M4A and others; at most 20 MB."
        accept="audio/*,video/mp4,application/ogg"
        placeholder="No file chosen"
        value={file}
        onChange={setFile}
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
      <div>
        <Button type="submit" variant="default" aria-disabled={sending}>
          {sending ? 'Uploading…' : 'Upload'}
        </Button>
      </div>
    </form>
  );
}
