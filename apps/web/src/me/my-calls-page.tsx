import { IconHistory, IconPhone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { callRecordPages } from '../api/queries.ts';
import type { Column } from '../design/data-table.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Page } from '../design/page.tsx';
import { useMe } from '../session/session.ts';
import { CallRecordTable } from '../telephony/call-record-table.tsx';
import { type CallRecord, isMissedBy } from '../telephony/calls.ts';
import styles from './me.module.css';
import { NoPhone } from './my-status-page.tsx';

/** My calls, the missed ones first. */
export function MyCallsPage() {
  const { extension } = useMe();
  return (
    <Page title="Calls" lead="Calls from and to your number.">
      {extension === null ? <NoPhone /> : <MyCalls own={extension} />}
    </Page>
  );
}

function MyCalls({ own }: { own: string }) {
  const [address] = useSearchParams();
  const missedOnly = address.get('show') !== 'all';
  const records = useInfiniteQuery(callRecordPages('listMyCallRecords', {}));
  return (
    <>
      <nav aria-label="Which calls" className={styles.choice}>
        <ChoiceLink to="/me/calls" label="Missed" current={missedOnly} />
        <ChoiceLink to="/me/calls?show=all" label="All" current={!missedOnly} />
      </nav>
      <CallRecordTable
        records={records}
        {...(missedOnly && { only: (call: CallRecord) => isMissedBy(own, call) })}
        extra={callBackColumn(own)}
        empty={
          <EmptyState icon={IconHistory} title={missedOnly ? 'No missed call' : 'No call yet'}>
            <p>{missedOnly ? 'Calls you did not answer are here, to call back.' : 'Your calls appear here.'}</p>
          </EmptyState>
        }
      />
    </>
  );
}

function ChoiceLink({ to, label, current }: { to: string; label: string; current: boolean }) {
  return (
    <Link to={to} replace className={styles.choiceLink ?? ''} aria-current={current ? 'true' : undefined}>
      {label}
    </Link>
  );
}

function callBackColumn(own: string): Column<CallRecord> {
  return {
    key: 'call-back',
    header: 'Call',
    align: 'end',
    cell: ({ from, to }) => {
      const other = from === own ? to : from;
      return (
        <a href={`tel:${encodeURIComponent(other)}`} className={styles.callBack}>
          <IconPhone size={15} aria-hidden /> {from === own ? 'Call again' : 'Call back'}
          <span className="visually-hidden"> {other}</span>
        </a>
      );
    },
  };
}
