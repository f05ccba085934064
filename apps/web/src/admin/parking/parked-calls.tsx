import { IconParking } from '@tabler/icons-react';
import type { Output } from '../../api/client.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { Duration, RunningDuration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Party, PhoneNumber } from '../../design/phone-number.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { useNow } from '../../design/use-now.ts';
import { type ParkedCall, tellParked } from './tell-parked.ts';

const columns: [Column<ParkedCall>, ...Column<ParkedCall>[]] = [
  {
    key: 'slot',
    header: 'Slot',
    cell: ({ slot }) => (
      <>
        <PhoneNumber number={slot} />
        <span className="visually-hidden">: dial it to fetch the call</span>
      </>
    ),
    sortBy: ({ slot }) => Number(slot),
  },
  {
    key: 'who',
    header: 'Who waits',
    cell: ({ from, from_name }) => <Party number={from || 'Unknown number'} name={from_name} />,
  },
  {
    key: 'by',
    header: 'Parked by',
    cell: ({ parked_by, parked_by_name }) =>
      parked_by === null ? <Absent>Nobody’s phone</Absent> : <Party number={parked_by} name={parked_by_name} />,
  },
  {
    key: 'for',
    header: 'Waits for',
    cell: ({ parked_at }) => <RunningDuration since={parked_at} />,
  },
  { key: 'back', header: 'Rings back in', cell: ({ returns_at }) => <RemainingDuration until={returns_at} /> },
];

/** How long something still takes, counting down. */
function RemainingDuration({ until }: { until: string }) {
  const left = (Date.parse(until) - useNow(1_000)) / 1_000;
  return left > 0 ? <Duration seconds={left} /> : <Absent>Any moment</Absent>;
}

const keyOf = ({ slot }: ParkedCall) => slot;

/** The calls that wait in a slot, counting. */
export function ParkedCalls({ slots, items }: Output<'listParkedCalls'>) {
  useAnnouncedChanges(items, keyOf, tellParked);
  return (
    <>
      {items.length > 0 && (
        <p>
          {items.length} of {slots.length} slots {items.length === 1 ? 'is' : 'are'} taken. Dial a slot from any phone
          to fetch the call in it.
        </p>
      )}
      <DataTable
        caption="Parked calls"
        columns={columns}
        rows={items}
        rowKey={keyOf}
        empty={
          <EmptyState icon={IconParking} title="No call is parked">
            <p>
              A call appears here when somebody parks it, and goes when it is fetched. All {slots.length} slots are
              free.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
