import { type GreetingKind, greetingKinds } from '@flexpbx/domain';
import { Button, FileButton } from '@mantine/core';
import { IconMicrophone, IconTextCaption, IconTrash, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf, type Output, request } from '../api/client.ts';
import { wordsFor } from '../api/problem.ts';
import { query } from '../api/queries.ts';
import { announce } from '../design/announcer.ts';
import { ConfirmDanger } from '../design/confirm-danger.tsx';
import { Loaded } from '../design/loaded.tsx';
import { showToast } from '../design/toasts.ts';
import { AudioPlayer } from './audio-player.tsx';
import styles from './greetings.module.css';
import { RecordSound } from './record-sound.tsx';
import { SpeakGreeting } from './speak-greeting.tsx';

const kinds: Readonly<Record<GreetingKind, { name: string; heard: string; without: string }>> = {
  unavailable: {
    name: 'Nobody answers',
    heard: 'Callers hear this when nobody answers.',
    without: 'Callers hear that the extension is unavailable.',
  },
  busy: {
    name: 'Busy',
    heard: 'Callers hear this when the phone is busy.',
    without: 'Callers hear that the extension is on the phone.',
  },
  name: {
    name: 'Spoken name',
    heard: 'Said instead of the number where there is no greeting.',
    without: 'The number is said where there is no greeting.',
  },
  temporary: {
    name: 'Temporary greeting',
    heard: 'Callers hear this and no other greeting until it is deleted.',
    without: 'For a time away: it stands before all others until it is deleted.',
  },
};

/** What callers of a mailbox hear: play, record, write, upload, delete. By phone: dial the mailbox, then 2. */
export function Greetings({ mailbox }: { mailbox: string }) {
  const found = useQuery(query('getMailbox', { params: { mailbox } }));
  return (
    <Loaded query={found}>
      {({ greetings }) => (
        <ul className={styles.greetings}>
          {greetingKinds.map((kind) => (
            <Greeting key={kind} mailbox={mailbox} kind={kind} exists={greetings.includes(kind)} />
          ))}
        </ul>
      )}
    </Loaded>
  );
}

type Doing = 'recording' | 'speaking' | 'deleting' | null;

function Greeting(props: { mailbox: string; kind: GreetingKind; exists: boolean }) {
  const { mailbox, kind, exists } = props;
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>(null);
  const [sending, setSending] = useState(false);
  const [version, setVersion] = useState(0);
  const params = { mailbox, kind };
  const { name, heard, without } = kinds[kind];

  const show = (changed: Output<'getMailbox'>) => {
    queries.setQueryData(query('getMailbox', { params: { mailbox } }).queryKey, changed);
    setVersion((count) => count + 1);
    setDoing(null);
    showToast({ id: kind, tone: 'good', text: `${name}: the next caller hears it.` });
  };
  const upload = async (file: Blob | null) => {
    if (!file || sending) return;
    setSending(true);
    announce('Uploading…');
    try {
      show(await request('putGreeting', { params, file }));
    } catch (thrown) {
      showToast({ id: kind, tone: 'bad', text: `${name}: it was not uploaded. ${wordsFor(thrown)}` });
    } finally {
      setSending(false);
    }
  };
  const remove = async () => {
    await request('deleteGreeting', { params });
    setDoing(null);
    showToast({ id: kind, tone: 'good', text: `${name}: the greeting was deleted.` });
    await queries.invalidateQueries({ queryKey: ['getMailbox'] });
  };
  const close = () => setDoing(null);

  return (
    <li className={styles.greeting}>
      <div>
        <h3>{name}</h3>
        <p className={styles.note}>{exists ? heard : without}</p>
      </div>
      {exists && (
        <AudioPlayer
          key={version}
          address={addressOf('getGreetingAudio', { params })}
          what={`greeting “${name}”`}
          seconds={0}
          onPlaying={() => {}}
        />
      )}
      <Actions name={name} exists={exists} sending={sending} upload={(file) => void upload(file)} begin={setDoing} />
      {doing === 'recording' && (
        <RecordSound
          title={`Record the greeting “${name}”`}
          busy={sending}
          use={(sound) => void upload(sound)}
          close={close}
        />
      )}
      {doing === 'speaking' && <SpeakGreeting {...params} name={name} done={show} close={close} />}
      {doing === 'deleting' && (
        <ConfirmDanger
          title={`Delete the greeting “${name}”?`}
          confirmLabel="Delete the greeting"
          busyLabel="Deleting…"
          close={close}
          confirm={remove}
        >
          <p>It is gone for good. {without}</p>
        </ConfirmDanger>
      )}
    </li>
  );
}

function Actions(props: {
  name: string;
  exists: boolean;
  sending: boolean;
  upload: (file: File | null) => void;
  begin: (doing: Doing) => void;
}) {
  const { name, exists, sending, begin } = props;
  return (
    <div className={styles.actions}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconMicrophone size={15} aria-hidden />}
        onClick={() => begin('recording')}
      >
        Record
        <span className="visually-hidden"> the greeting “{name}”</span>
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconTextCaption size={15} aria-hidden />}
        onClick={() => begin('speaking')}
      >
        Write
        <span className="visually-hidden"> the greeting “{name}”</span>
      </Button>
      <FileButton onChange={props.upload} accept="audio/*,video/mp4,application/ogg">
        {(button) => (
          <Button
            {...button}
            size="compact-sm"
            variant="default"
            aria-disabled={sending}
            leftSection={<IconUpload size={15} aria-hidden />}
          >
            {sending ? 'Uploading…' : exists ? 'Replace' : 'Upload'}
            <span className="visually-hidden"> the greeting “{name}”</span>
          </Button>
        )}
      </FileButton>
      {exists && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => begin('deleting')}
        >
          Delete
          <span className="visually-hidden"> the greeting “{name}”</span>
        </Button>
      )}
    </div>
  );
}
