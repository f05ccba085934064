import { actionWords, patternInWords } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { IconListNumbers, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ArrangedList } from '../../design/arranged-list.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { pageOf } from '../things/page-of.ts';
import { useTellChange } from '../things/use-tell-change.ts';
import styles from './number-plan.module.css';
import type { DialRule } from './rule-fields.ts';
import { WhatHappens } from './what-happens.tsx';

type DialRow = Output<'getNumberPlan'>['items'][number];

const columns: [Column<DialRow>, ...Column<DialRow>[]] = [
  { key: 'dial', header: 'Dial', cell: (row) => <Dialled row={row} /> },
  { key: 'to', header: 'Goes to', cell: ({ goes_to }) => goes_to },
  { key: 'there', header: 'In use', cell: ({ there, notes }) => <Particulars there={there} notes={notes} /> },
];

function Dialled({ row: { of, key, dial } }: { row: DialRow }) {
  return (
    <Link to={of === 'emergency' ? '/admin/emergency' : (pageOf(of, key) ?? '')} className={styles.dial ?? ''}>
      {dial}
    </Link>
  );
}

function Particulars({ there, notes }: Pick<DialRow, 'there' | 'notes'>) {
  return (
    <>
      {there && <div>{thereWords(there)}</div>}
      {notes.map((note) => (
        <div key={note} className={styles.note}>
          {note}
        </div>
      ))}
    </>
  );
}

function thereWords({ count, first }: NonNullable<DialRow['there']>): string {
  if (count === 0) return 'None yet';
  const few = first.slice(0, 3).map(({ number }) => number);
  return count > few.length ? `${count}: ${few.join(', ')} …` : few.join(', ');
}

/** Everything that can be dialled and where it goes, and the rules that say so. */
export function NumberPlanPage() {
  const plan = useQuery(query('getNumberPlan', {}));
  const rules = useQuery(query('listDialRules', {}));
  return (
    <Page
      title="Number plan"
      lead="What can be dialled at the phones of the house, and where it goes."
      action={
        <Button
          component={Link}
          to="/admin/number-plan/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a rule
        </Button>
      }
    >
      <Section title="What happens when…">
        <WhatHappens />
      </Section>
      <Section title="Rules, in the order they are asked" plain>
        <Loaded query={rules}>{({ items }) => <Rules rules={items} />}</Loaded>
      </Section>
      <Section title="Everything that can be dialled" plain>
        <Loaded query={plan}>
          {({ items }) => (
            <DataTable
              caption="What is dialled and where it goes, in the order it is looked for"
              columns={columns}
              rows={items}
              rowKey={({ of, key, dial }) => `${of} ${key} ${dial}`}
              empty={null}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function Rules({ rules }: { rules: readonly DialRule[] }) {
  const tellChange = useTellChange();
  if (rules.length === 0) {
    return (
      <EmptyState icon={IconListNumbers} title="No rule">
        <p>
          Rules keep ranges of numbers for something: 1xxx for extensions, 2xxx for conferences. Without any, every
          number that is none of the house goes by the outbound routes.
        </p>
      </EmptyState>
    );
  }
  const arrange = async (keys: string[]) => {
    await request('arrangeDialRules', { body: { keys } });
    tellChange('The order of the number plan was changed.');
  };
  return (
    <ArrangedList
      label="Rules of the number plan"
      rows={rules}
      rowKey={({ id }) => id}
      rowName={({ id }) => id}
      arrange={arrange}
    >
      {({ id, pattern, action }) => (
        <>
          <Link to={`/admin/number-plan/${id}`}>{patternInWords(pattern)}</Link> → {actionWords[action].label}
          <p>
            {id}
            {!actionWords[action].built && ' · not there yet'}
          </p>
        </>
      )}
    </ArrangedList>
  );
}
