import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, request } from '../../api/client.ts';
import { ApiProblem, wordsFor } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { announce } from '../../design/announcer.ts';
import { DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Moment } from '../../design/moment.tsx';
import { Notice } from '../../design/notice.tsx';
import { showToast } from '../../design/toasts.ts';
import styles from './notifications.module.css';
import { type Ability, subscribeHere, thisAbility, thisEndpointHash, unsubscribeHere } from './push-subscription.ts';

type Browsers = Output<'listMyBrowsers'>;
type Browser = Browsers['items'][number];

const mine = query('listMyBrowsers', {});

/** Browsers that show my notifications: this one is switched on here. */
export function MyBrowsers() {
  const browsers = useQuery(mine);
  const here = useQuery({ queryKey: ['this-endpoint'], queryFn: thisEndpointHash });
  return (
    <Loaded query={browsers}>
      {({ items, public_key }) => {
        const own = items.find(({ endpoint_hash }) => endpoint_hash === here.data) ?? null;
        return (
          <div className={styles.here}>
            <ThisBrowser publicKey={public_key} isOn={own !== null} />
            <DataTable
              caption="Browsers that show my notifications"
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { key: 'device', header: 'Browser', cell: (one) => deviceOf(one, own) },
                { key: 'since', header: 'Since', cell: ({ since }) => <Moment at={since} /> },
                { key: 'deeds', header: 'Actions', cell: (one) => <Deeds browser={one} isHere={one.id === own?.id} /> },
              ]}
              empty={
                <EmptyState icon={IconBell} title="No browser yet">
                  <p>A browser that is switched on shows notifications also while no page of this portal is open.</p>
                </EmptyState>
              }
            />
          </div>
        );
      }}
    </Loaded>
  );
}

function deviceOf({ id, device }: Browser, own: Browser | null): string {
  return id === own?.id ? `${device} (this one)` : device;
}

const obstacles: Readonly<Record<Exclude<Ability, 'able'>, string>> = {
  insecure: 'Notifications need a page with a certificate that this browser trusts. Ask your administrator for one.',
  unsupported: 'This browser can’t show notifications. On an iPhone, add this page to the home screen first.',
  forbidden: 'Notifications of this page are blocked in this browser. Allow them in its settings of this page.',
};

function ThisBrowser({ publicKey, isOn }: { publicKey: string; isOn: boolean }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ability = thisAbility();
  const switchOn = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    announce('Switching notifications on…');
    try {
      await request('subscribeBrowser', { body: await subscribeHere(publicKey) });
      showToast({ id: 'browser', tone: 'good', text: 'This browser shows your notifications from now on.' });
    } catch (thrown) {
      setProblem(thrown instanceof ApiProblem ? wordsFor(thrown) : whyNot(thrown));
    }
    await Promise.all(
      [mine, { queryKey: ['this-endpoint'] }].map(({ queryKey }) => queries.invalidateQueries({ queryKey })),
    );
    setBusy(false);
  };
  if (ability !== 'able') {
    return (
      <Notice tone="info" title="Not in this browser">
        <p>{obstacles[ability]}</p>
      </Notice>
    );
  }
  return (
    <>
      {problem && (
        <div role="alert">
          <Notice tone="bad" title="Notifications could not be switched on">
            <p>{problem}</p>
          </Notice>
        </div>
      )}
      {!isOn && (
        <Button leftSection={<IconBell size={16} aria-hidden />} aria-disabled={busy} onClick={() => void switchOn()}>
          {busy ? 'Switching on…' : 'Notify me in this browser'}
        </Button>
      )}
    </>
  );
}

/** What browsers throw, in words. */
function whyNot(thrown: unknown): string {
  if (thrown instanceof DOMException && thrown.name === 'NotAllowedError') return obstacles.forbidden;
  if (thrown instanceof DOMException && thrown.name === 'SecurityError') return obstacles.insecure;
  return 'This browser could not reach its push service. Some browsers have none; try again later or another one.';
}

function Deeds({ browser: { id, device }, isHere }: { browser: Browser; isHere: boolean }) {
  const queries = useQueryClient();
  const toast = `browser-${id}`;
  const test = async () => {
    showToast({ id: toast, tone: 'busy', text: `Sending a test to ${device}…` });
    try {
      const { delivered, answer } = await request('testBrowser', { params: { id } });
      const text = delivered ? `A test is on its way to ${device}.` : answer;
      showToast({ id: toast, tone: delivered ? 'good' : 'bad', text });
    } catch (thrown) {
      showToast({ id: toast, tone: 'bad', text: wordsFor(thrown) });
    }
    await queries.invalidateQueries({ queryKey: mine.queryKey });
  };
  const remove = async () => {
    try {
      await request('unsubscribeBrowser', { params: { id } });
      if (isHere) await unsubscribeHere();
      showToast({ id: toast, tone: 'good', text: `${device} shows no notifications any more.` });
    } catch (thrown) {
      showToast({ id: toast, tone: 'bad', text: wordsFor(thrown) });
    }
    await queries.invalidateQueries({ queryKey: mine.queryKey });
    await queries.invalidateQueries({ queryKey: ['this-endpoint'] });
  };
  return (
    <span className={styles.buttons}>
      <Button variant="default" size="compact-sm" onClick={() => void test()} aria-label={`Send a test to ${device}`}>
        Send a test
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => void remove()} aria-label={`Switch off ${device}`}>
        Switch off
      </Button>
    </span>
  );
}
