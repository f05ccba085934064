import { Button } from '@mantine/core';
import { IconLock, IconLockOpen, IconPlus, IconRecordMail } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { Duration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Moment } from '../../design/moment.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { showToast } from '../../design/toasts.ts';
import { useDeed } from '../../design/use-deed.ts';
import styles from './mailboxes.module.css';

type Mailbox = Output<'listMailboxes'>['items'][number];

const columns: [Column<Mailbox>, ...Column<Mailbox>[]] = [
  {
    key: 'mailbox',
    header: 'Mailbox',
    cell: ({ mailbox, name }) => (
      <Link to={`/admin/mailboxes/${mailbox}`}>
        <PhoneNumber number={mailbox} /> <bdi>{name}</bdi>
      </Link>
    ),
    sortBy: ({ mailbox }) => mailbox,
  },
  {
    key: 'shared',
    header: 'Whose',
    cell: ({ shared }) => (shared ? 'Shared' : 'Own'),
    sortBy: ({ shared }) => Number(shared),
  },
  {
    key: 'new',
    header: 'New',
    cell: ({ new_messages, max_messages }) => `${new_messages}\u00a0of\u00a0${max_messages}`,
    sortBy: ({ new_messages }) => new_messages,
    align: 'end',
  },
  {
    key: 'old',
    header: 'Heard',
    cell: ({ old_messages }) => old_messages,
    sortBy: ({ old_messages }) => old_messages,
    align: 'end',
  },
  {
    key: 'used',
    header: 'Total length',
    cell: ({ used_seconds }) => <Duration seconds={used_seconds} />,
    sortBy: ({ used_seconds }) => used_seconds,
    align: 'end',
  },
  {
    key: 'last',
    header: 'Last message',
    cell: ({ last_message_at }) => (last_message_at ? <Moment at={last_message_at} /> : <Absent>None</Absent>),
    sortBy: ({ last_message_at }) => last_message_at ?? '',
  },
  { key: 'state', header: 'State', cell: (mailbox) => <State mailbox={mailbox} /> },
];

/** How full each mailbox is, and which ones are closed. */
export function MailboxList() {
  const mailboxes = useQuery(query('listMailboxes', {}));
  return (
    <Loaded query={mailboxes}>
      {({ items }) => (
        <>
          <div>
            <Button
              component={Link}
              to="/admin/mailboxes/new"
              data-shortcut="new"
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              Add a shared mailbox
            </Button>
          </div>
          <DataTable
            caption="Mailboxes"
            columns={columns}
            rows={items}
            rowKey={({ mailbox }) => mailbox}
            initialSorting={{ key: 'mailbox', direction: 'ascending' }}
            empty={
              <EmptyState icon={IconRecordMail} title="No mailbox yet">
                <p>
                  <Link to="/admin/extensions">An extension</Link> has one where its voicemail is switched on; several
                  people can share another.
                </p>
              </EmptyState>
            }
          />
        </>
      )}
    </Loaded>
  );
}

function State({ mailbox }: { mailbox: Mailbox }) {
  if (mailbox.locked_until === null)
    return mailbox.new_messages >= mailbox.max_messages ? (
      <StateBadge tone="warn" icon={IconRecordMail} label="Full" />
    ) : (
      'Open'
    );
  return <Locked mailbox={mailbox.mailbox} until={mailbox.locked_until} />;
}

function Locked({ mailbox, until }: { mailbox: string; until: string }) {
  const queries = useQueryClient();
  const [unlock, busy] = useDeed(async () => {
    await request('unlockMailbox', { params: { mailbox } });
    showToast({ id: `unlock-${mailbox}`, tone: 'good', text: `Mailbox ${mailbox} takes its PIN again.` });
    await queries.invalidateQueries({ queryKey: ['listMailboxes'] });
    // The button that had the focus is gone.
    document.querySelector<HTMLElement>('h1')?.focus();
  });
  return (
    <div className={styles.locked}>
      <StateBadge tone="bad" icon={IconLock} label="Locked by wrong PINs" />
      <span>
        until <Moment at={until} />
      </span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconLockOpen size={15} aria-hidden />}
        aria-disabled={busy}
        onClick={unlock}
      >
        Unlock<span className="visually-hidden"> mailbox {mailbox}</span>
      </Button>
    </div>
  );
}
