import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { wordsFor } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { Fact, FactList } from '../../design/fact-list.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Moment } from '../../design/moment.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page, Section } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { showToast } from '../../design/toasts.ts';
import { AttemptTable } from './attempt-table.tsx';
import styles from './configuration.module.css';
import type { Configuration } from './fate.ts';
import { applyCommand, followChange } from './follow-change.ts';
import { phaseBadges } from './phase.ts';

/** What Asterisk runs with, what waits, and how it got there. */
export function ConfigurationPage() {
  const configuration = useQuery(query('getConfiguration', {}));
  return (
    <Page
      title="Configuration"
      lead="Every change made here becomes a numbered revision of Asterisk’s files. This page shows which one runs."
    >
      <Loaded query={configuration}>
        {(state) => (
          <>
            <PhaseNotice state={state} />
            <div className={styles.columns}>
              <Section title="Revisions" aside={<StateBadge {...phaseBadges[state.phase]} />}>
                <RevisionFacts state={state} />
              </Section>
              <Section title={state.mode === 'power' ? 'Power-user mode' : 'Secure mode'}>
                <ModeExplained mode={state.mode} />
              </Section>
            </div>
            <Section title="History" plain>
              <AttemptTable attempts={state.history} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function PhaseNotice({ state }: { state: Configuration }) {
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => request('retryConfiguration', {}),
    onSuccess: () => followChange(queries, 'Trying again.'),
    onError: (thrown) => showToast({ id: 'change', tone: 'bad', text: wordsFor(thrown) }),
  });
  switch (state.phase) {
    case 'applied':
      return null;
    case 'applying':
      return (
        <Notice tone="info" title={`Revision ${state.wanted} is going live`}>
          <p>This usually takes about a second. If it stays like this, look at the processes on the home page.</p>
        </Notice>
      );
    case 'staged':
      return (
        <Notice tone="warn" title={`Revision ${state.wanted} waits to be applied`}>
          <p>In secure mode only an operator may change Asterisk’s files. On the server, run:</p>
          <p className={styles.command}>
            <code>{applyCommand}</code> <CopyButton text={applyCommand} what="the command" />
          </p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice
          tone="bad"
          title={`Revision ${state.failure?.revision ?? state.wanted} could not be applied`}
          action={
            <Button aria-disabled={retry.isPending} onClick={() => retry.isPending || retry.mutate()}>
              {retry.isPending ? 'Trying…' : 'Try again'}
            </Button>
          }
        >
          <p>{state.failure?.reason}</p>
          <p>Asterisk still runs with revision {state.applied}; phones and calls are not affected.</p>
        </Notice>
      );
  }
}

function RevisionFacts({ state }: { state: Configuration }) {
  return (
    <FactList>
      <Fact name="Wanted">{state.wanted}</Fact>
      <Fact name="Running">{state.applied}</Fact>
      <Fact name="Staged">{state.staged ?? <Absent>None</Absent>}</Fact>
      <Fact name="Last change">
        <Moment at={state.updated_at} />
      </Fact>
      <Fact name="Files that differ">
        {state.pending_files.length === 0 ? (
          <Absent>None</Absent>
        ) : (
          <ul className={styles.files}>
            {state.pending_files.map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </FactList>
  );
}

function ModeExplained({ mode }: { mode: Configuration['mode'] }) {
  const other = mode === 'power' ? 'secure' : 'power';
  const command = `sudo flexpbx-toggle-permissions ${other}`;
  return (
    <>
      <p>
        {mode === 'power'
          ? 'Changes made here are written to Asterisk’s files and loaded at once, without anybody’s help.'
          : 'Changes made here are only prepared. Nothing reaches Asterisk until an operator applies it on the server.'}
      </p>
      <p className={styles.dim}>
        {mode === 'power'
          ? 'Where the portal must not be able to change Asterisk by itself, switch to secure mode on the server:'
          : 'To let changes go live by themselves, switch to power-user mode on the server:'}
      </p>
      <p className={styles.command}>
        <code>{command}</code> <CopyButton text={command} what="the command" />
      </p>
    </>
  );
}
