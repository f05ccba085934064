import { Button, NativeSelect } from '@mantine/core';
import { IconPhoneRinging, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { showToast } from '../../design/toasts.ts';
import { useDeed } from '../../design/use-deed.ts';
import { useMe } from '../../session/session.ts';
import styles from './paging.module.css';

/** Pages that are made here and now: a prompt, or somebody who speaks by phone. */
export function PageNow({ zone }: { zone: string }) {
  return (
    <>
      <PlayPrompt zone={zone} />
      <ByPhone zone={zone} />
    </>
  );
}

function PlayPrompt({ zone }: { zone: string }) {
  const prompts = useQuery(query('listPrompts', {}));
  const items = prompts.data?.items ?? [];
  const [chosen, setChosen] = useState('');
  const prompt = chosen || (items[0]?.id ?? '');
  const [play, busy] = useDeed(async () => {
    await request('announceToZone', { params: { key: zone }, body: { prompt } });
    showToast({ id: `page-${zone}`, tone: 'good', text: 'It is being played.' });
  });
  if (prompts.data && items.length === 0)
    return (
      <p>
        To play an announcement, <Link to="/admin/prompts/new">add a prompt</Link> first.
      </p>
    );
  return (
    <div className={styles.now}>
      <NativeSelect
        label="Play a prompt"
        data={items.map(({ id, name }) => ({ value: id, label: name }))}
        value={prompt}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        aria-disabled={busy || prompt === ''}
        onClick={play}
      >
        {busy ? 'Calling…' : 'Play now'}
      </Button>
    </div>
  );
}

function ByPhone({ zone }: { zone: string }) {
  const extensions = useQuery(query('listExtensions', {}));
  const items = extensions.data?.items ?? [];
  const own = useMe().extension ?? '';
  const [chosen, setChosen] = useState(own);
  const extension = chosen || (items[0]?.number ?? '');
  const [ring, busy] = useDeed(async () => {
    await request('pageByPhone', { params: { key: zone }, body: { extension } });
    showToast({
      id: `page-${zone}`,
      tone: 'good',
      text: `The phone of ${extension} rings. Pick up, and speak after the tone.`,
    });
  });
  if (items.length === 0) return null;
  return (
    <div className={styles.now}>
      <NativeSelect
        label="Speak by the phone of"
        data={items.map(({ number, name }) => ({ value: number, label: `${number} ${name}` }))}
        value={extension}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconPhoneRinging size={16} aria-hidden />}
        aria-disabled={busy}
        onClick={ring}
      >
        {busy ? 'Calling…' : 'Ring it'}
      </Button>
    </div>
  );
}
