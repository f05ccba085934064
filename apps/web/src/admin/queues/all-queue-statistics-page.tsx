import { IconUsersGroup } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { addressOf } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { percent, secondsWords } from './figure-words.ts';
import { PeriodBar, usePeriod } from './period-bar.tsx';
import { AgentFigures, CallsOverTime, CsvButton, type Statistics, tilesOf } from './statistics-parts.tsx';

type Queue = Statistics['queues'][number];

const columns: [Column<Queue>, ...Column<Queue>[]] = [
  {
    key: 'queue',
    header: 'Queue',
    cell: ({ number, name }) =>
      name === null ? (
        <>
          <PhoneNumber number={number} /> (deleted)
        </>
      ) : (
        <Link to={`/admin/queues/${number}/statistics`}>
          <PhoneNumber number={number} /> <bdi>{name}</bdi>
        </Link>
      ),
    sortBy: ({ number }) => number,
  },
  { key: 'offered', header: 'Calls', cell: ({ offered }) => offered, sortBy: ({ offered }) => offered },
  { key: 'answered', header: 'Answered', cell: ({ answered }) => answered, sortBy: ({ answered }) => answered },
  { key: 'abandoned', header: 'Gave up', cell: ({ abandoned }) => abandoned, sortBy: ({ abandoned }) => abandoned },
  { key: 'overflowed', header: 'Sent on', cell: ({ overflowed }) => overflowed },
  {
    key: 'level',
    header: 'Service level',
    cell: ({ service_level: share }) => percent(share),
    sortBy: ({ service_level: share }) => share ?? -1,
  },
  { key: 'wait', header: 'Average wait', cell: ({ average_wait: seconds }) => secondsWords(seconds) },
  { key: 'longest', header: 'Longest wait', cell: ({ longest_wait: seconds }) => secondsWords(seconds) },
];

/** What became of the calls of all queues. */
export function AllQueueStatisticsPage() {
  const { period, chosen, choose } = usePeriod();
  const statistics = useQuery({
    ...query('listQueueStatistics', { query: period }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title="Statistics of queues"
      lead="A call counts on the day it came, whenever it ended. Answered, given up, sent on and still waiting make up all calls."
      above={<Link to="/admin/queues">Queues</Link>}
    >
      <PeriodBar chosen={chosen} choose={choose} />
      <Loaded query={statistics}>
        {(found) => (
          <>
            <FigureTiles tiles={tilesOf(found)} />
            <Section
              title="Queues"
              aside={<CsvButton href={addressOf('exportQueueStatistics', { query: period })} what="Queues" />}
              plain
            >
              <DataTable
                caption="Figures of each queue"
                columns={columns}
                rows={found.queues}
                rowKey={({ number }) => number}
                initialSorting={{ key: 'queue', direction: 'ascending' }}
                empty={
                  <EmptyState icon={IconUsersGroup} title="No queue yet">
                    <p>
                      <Link to="/admin/queues/new">Add a queue</Link> to see what becomes of its calls.
                    </p>
                  </EmptyState>
                }
              />
            </Section>
            <CallsOverTime statistics={found} />
            <Section title="Agents" plain>
              <AgentFigures agents={found.agents} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
