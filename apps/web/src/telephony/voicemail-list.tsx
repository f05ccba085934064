import { Button } from '@mantine/core';
import { IconDownload, IconMail, IconMailOpened, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { addressOf, type Output, request } from '../api/client.ts';
import { wordsFor } from '../api/problem.ts';
import { query } from '../api/queries.ts';
import { ConfirmDanger } from '../design/confirm-danger.tsx';
import { Duration } from '../design/duration.tsx';
import { formatDuration } from '../design/format-duration.ts';
import { Loaded } from '../design/loaded.tsx';
import { Moment } from '../design/moment.tsx';
import { Party } from '../design/phone-number.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { showToast } from '../design/toasts.ts';
import { useAnnouncedChanges } from '../design/use-announced-changes.ts';
import { AudioPlayer } from './audio-player.tsx';
import { MessageWords } from './message-words.tsx';
import styles from './voicemail-list.module.css';

type Message = Output<'changeVoicemail'>;

const keyOf = (message: Message) => message.id;
const callerOf = (message: Message) => message.from_name || message.from || 'an unknown caller';

/** Sentence for a message that came in while the list was shown. */
function tellNewMessage(before: Message | undefined, after: Message | undefined): string | null {
  return !before && after ? `New message from ${callerOf(after)}.` : null;
}

/** The messages of a mailbox: play, mark, download, delete. */
export function VoicemailList(props: {
  mailbox: string;
  /** Whether playing marks a message as heard: for its owner it does, for an administrator it must not. */
  playingMarksHeard: boolean;
  empty: ReactNode;
}) {
  const messages = useQuery(query('listVoicemail', { params: { mailbox: props.mailbox } }));
  useAnnouncedChanges(messages.data?.items, keyOf, tellNewMessage);
  return (
    <Loaded query={messages}>
      {({ items }) =>
        items.length === 0 ? (
          props.empty
        ) : (
          <ul className={styles.list}>
            {items.map((message) => (
              <MessageCard key={message.id} message={message} playingMarksHeard={props.playingMarksHeard} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function MessageCard({ message, playingMarksHeard }: { message: Message; playingMarksHeard: boolean }) {
  const [deleting, setDeleting] = useState(false);
  const params = { mailbox: message.mailbox, id: message.id };
  const audio = addressOf('getVoicemailAudio', { params });
  const mark = useMark(message);
  const what = `message from ${callerOf(message)}`;
  return (
    <li className={styles.message} data-new={!message.heard || undefined}>
      <div className={styles.head}>
        <h2 className={styles.caller}>
          <Party number={message.from || 'Unknown number'} name={message.from_name} />
        </h2>
        {message.heard ? (
          <StateBadge tone="quiet" icon={IconMailOpened} label="Heard" />
        ) : (
          <StateBadge tone="info" icon={IconMail} label="New" />
        )}
        <span className={styles.when}>
          <Moment at={message.received_at} /> · <Duration seconds={message.duration} />
        </span>
      </div>
      <AudioPlayer
        address={audio}
        what={what}
        seconds={message.duration}
        onPlaying={() => playingMarksHeard && !message.heard && mark(true)}
      />
      <MessageWords transcription={message.transcription} />
      <div className={styles.actions}>
        <Button size="compact-sm" variant="subtle" onClick={() => mark(!message.heard)}>
          {message.heard ? 'Mark as new' : 'Mark as heard'}
          <span className="visually-hidden">: {what}</span>
        </Button>
        <Button
          component="a"
          href={audio}
          download={`voicemail-${message.mailbox}-${message.received_at.slice(0, 10)}-${message.from}.wav`}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          Download
          <span className="visually-hidden"> the {what}</span>
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => setDeleting(true)}
        >
          Delete
          <span className="visually-hidden"> the {what}</span>
        </Button>
      </div>
      {deleting && <DeleteDialog message={message} what={what} close={() => setDeleting(false)} />}
    </li>
  );
}

function DeleteDialog({ message, what, close }: { message: Message; what: string; close: () => void }) {
  const queries = useQueryClient();
  const remove = async () => {
    await request('deleteVoicemail', { params: { mailbox: message.mailbox, id: message.id } });
    showToast({ id: message.id, tone: 'good', text: `The ${what} was deleted.` });
    close();
    await queries.invalidateQueries({ queryKey: ['listVoicemail'] });
    // The card with the button that had the focus is gone.
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <ConfirmDanger
      title={`Delete the ${what}?`}
      confirmLabel="Delete the message"
      busyLabel="Deleting…"
      confirm={remove}
      close={close}
    >
      <p>
        {formatDuration(message.duration)} of speech, received <Moment at={message.received_at} />, are gone for good,
        on the phone too.
      </p>
    </ConfirmDanger>
  );
}

/** Marks a message, at once on the screen; put back when the portal refuses. */
function useMark(message: Message): (heard: boolean) => void {
  const queries = useQueryClient();
  const { queryKey } = query('listVoicemail', { params: { mailbox: message.mailbox } });
  const show = (heard: boolean) =>
    queries.setQueryData(
      queryKey,
      (list) => list && { items: list.items.map((item) => (item.id === message.id ? { ...item, heard } : item)) },
    );
  const { mutate } = useMutation({
    mutationFn: (heard: boolean) =>
      request('changeVoicemail', { params: { mailbox: message.mailbox, id: message.id }, body: { heard } }),
    onMutate: (heard) => {
      show(heard);
    },
    onError: (thrown, heard) => {
      show(!heard);
      showToast({ id: message.id, tone: 'bad', text: `The message could not be marked. ${wordsFor(thrown)}` });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['listVoicemail'] }),
  });
  return mutate;
}
