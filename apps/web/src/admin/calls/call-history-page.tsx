import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../api/client.ts';
import { callRecordPages } from '../../api/queries.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { Page } from '../../design/page.tsx';
import { CallRecordTable } from '../../telephony/call-record-table.tsx';
import { outcomeBadges, outcomes } from '../../telephony/calls.ts';
import styles from './call-history.module.css';
import { filterKeys, type HistoryFilter, readFilter, recordFilter } from './history-filter.ts';

/** Pause after the last key before what is typed is searched for. */
const typingPauseMs = 250;

/** Calls that are over. */
export function CallHistoryPage() {
  const [address, setAddress] = useSearchParams();
  const filter = readFilter(address);
  const asked = recordFilter(filter);
  const records = useInfiniteQuery({ ...callRecordPages('listCallRecords', asked), placeholderData: keepPreviousData });
  const filtered = filterKeys.some((key) => filter[key] !== '');
  const change = (part: Partial<HistoryFilter>) => {
    const set = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== '');
    setAddress(Object.fromEntries(set), { replace: true });
  };

  return (
    <Page
      title="Call history"
      lead="Every call once, whatever path it took. Recorded by Asterisk itself, also while the rest is down."
      action={
        <Button
          component="a"
          variant="default"
          href={addressOf('exportCallRecords', { query: asked })}
          download
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {filtered ? 'Export these as CSV' : 'Export as CSV'}
        </Button>
      }
    >
      <FilterBar filter={filter} change={change} clear={filtered ? () => setAddress({}, { replace: true }) : null} />
      <CallRecordTable
        records={records}
        empty={
          filtered ? (
            <EmptyState icon={IconHistory} title="No call fits">
              <p>Take away a filter, or choose other days.</p>
            </EmptyState>
          ) : (
            <EmptyState icon={IconHistory} title="No call yet">
              <p>Each call appears here within seconds of its end, with who called whom, when and how it ended.</p>
            </EmptyState>
          )
        }
      />
    </Page>
  );
}

function FilterBar(props: {
  filter: HistoryFilter;
  change: (part: Partial<HistoryFilter>) => void;
  clear: (() => void) | null;
}) {
  const { filter, change } = props;
  return (
    <search className={styles.filters} aria-label="Filter the calls">
      <SearchInput value={filter.search} search={(search) => change({ search })} />
      <NativeSelect
        label="Outcome"
        data={[{ value: '', label: 'Any' }, ...outcomes.map((value) => ({ value, label: outcomeBadges[value].label }))]}
        value={filter.outcome}
        onChange={(event) => change({ outcome: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="From"
        value={filter.from}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="To"
        value={filter.to}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
      {props.clear && (
        <Button variant="subtle" onClick={props.clear}>
          Clear filters
        </Button>
      )}
    </search>
  );
}

function SearchInput({ value, search }: { value: string; search: (text: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts a search
  useEffect(() => {
    if (text === value) return;
    const pause = setTimeout(() => search(text), typingPauseMs);
    return () => clearTimeout(pause);
  }, [text]);
  return (
    <TextInput
      type="search"
      label="Number or name"
      data-shortcut="search"
      maxLength={80}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
