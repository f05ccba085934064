import { actionWords, patternInWords } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { IconListNumbers, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
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
  { key: 'there', header: 'In use', cell: ({ there }) => there && thereWords(there) },
  { key: 'notes', header: 'To know', cell: ({ notes }) => <Notes notes={notes} /> },
];

function Dialled({ row: { of, key, dial } }: { row: DialRow }) {
  return (
    <Link to={of === 'emergency' ? '/admin/emergency' : (pageOf(of, key) ?? '')} className={styles.dial ?? ''}>
      {dial}
    </Link>
  );
}

function Notes({ notes }: Pick<DialRow, 'notes'>) {
  if (notes.length === 0) return null;
  return (
    <div className={styles.notes}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

function thereWords({ count, first }: NonNullable<DialRow['there']>): string {
  if (count === 0) return 'None yet';
  const few = first.slice(0, 3).map(({ number }) => number);
  return count > few.length ? `${count}: ${few.join(', ')}\u00a0…` : few.join(', ');
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
      <Section title="What can be dialled" plain>
        <Loaded query={plan}>{({ items }) => <DialTable rows={items} />}</Loaded>
      </Section>
      <Section title="The order of the rules" plain>
        <p>Of several rules that take a number, the first one counts.</p>
        <Loaded query={rules}>{({ items }) => <Rules rules={items} />}</Loaded>
      </Section>
    </Page>
  );
}

/** "Dial → goes to". The many codes have a page of their own. */
function DialTable({ rows }: { rows: readonly DialRow[] }) {
  return (
    <>
      <DataTable
        caption="What is dialled and where it goes, in the order it is looked for"
        columns={columns}
        rows={rows.filter(({ of }) => of !== 'feature-code')}
        rowKey={({ of, key, dial }) => `${of} ${key} ${dial}`}
        empty={null}
      />
      <p>
        What begins with * or # is <Link to="/admin/feature-codes">a feature code</Link>.
      </p>
    </>
  );
}

function Rules({ rules }: { rules: readonly DialRule[] }) {
  const queries = useQueryClient();
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
    // The list stands in its new order before the focus is given back.
    await queries.invalidateQueries({ queryKey: ['listDialRules'] });
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
        </>
      )}
    </ArrangedList>
  );
}
