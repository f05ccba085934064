import { IconPhoneOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addressOf, type Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { Duration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Fact, FactList } from '../../design/fact-list.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Moment } from '../../design/moment.tsx';
import { Section } from '../../design/page.tsx';
import { Party } from '../../design/phone-number.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { PeriodBar, usePeriod } from './period-bar.tsx';
import { useShownQueue } from './queue-page.tsx';
import { AgentFigures, CallsOverTime, CsvButton, type Statistics, tilesOf } from './statistics-parts.tsx';

type Abandoned = Output<'listAbandonedCalls'>['items'][number];
type Asked = { params: { key: string }; query: { from: string; to: string } };

/** What became of the calls of one queue, who answered them, and who gave up. */
export function QueueStatistics() {
  const { number } = useShownQueue();
  const { period, chosen, choose } = usePeriod();
  const asked: Asked = { params: { key: number }, query: period };
  const statistics = useQuery({ ...query('getQueueStatistics', asked), placeholderData: keepPreviousData });
  return (
    <>
      <PeriodBar chosen={chosen} choose={choose} />
      <Loaded query={statistics}>
        {(found) => (
          <>
            <FigureTiles tiles={tilesOf(found)} />
            <CallsOverTime statistics={found} />
            <SentOn total={found.total} />
            <Section
              title="Agents"
              aside={<CsvButton href={addressOf('exportAgentStatistics', asked)} what="Agents" />}
              plain
            >
              <AgentFigures agents={found.agents} />
            </Section>
          </>
        )}
      </Loaded>
      <AbandonedCalls asked={asked} />
    </>
  );
}

const reasons: Readonly<Record<keyof Statistics['total']['overflowed_because'], string>> = {
  'too-long': 'Waited too long',
  full: 'The queue was full',
  'nobody-there': 'No agent was there',
  'exit-key': 'Pressed the key to leave',
  'not-served': 'Queues were not served',
};

function SentOn({ total }: { total: Statistics['total'] }) {
  const known = Object.entries(reasons) as [keyof typeof reasons, string][];
  const some = known.filter(([reason]) => total.overflowed_because[reason] > 0);
  if (some.length === 0) return null;
  return (
    <Section title="Why callers were sent on">
      <FactList>
        {some.map(([reason, words]) => (
          <Fact key={reason} name={words}>
            {total.overflowed_because[reason]}
          </Fact>
        ))}
      </FactList>
    </Section>
  );
}

const columns: [Column<Abandoned>, ...Column<Abandoned>[]] = [
  {
    key: 'caller',
    header: 'Caller',
    cell: ({ number, name }) => <Party number={number || 'Unknown number'} name={name} />,
  },
  { key: 'when', header: 'Called', cell: ({ joined_at: at }) => <Moment at={at} />, sortBy: ({ joined_at: at }) => at },
  {
    key: 'waited',
    header: 'Waited',
    cell: ({ waited }) => <Duration seconds={waited} />,
    sortBy: ({ waited }) => waited,
  },
  {
    key: 'position',
    header: 'Place in line',
    cell: ({ position, callback }) => (callback ? `${position}, not reached by call-back` : position),
  },
];

function AbandonedCalls({ asked }: { asked: Asked }) {
  const calls = useQuery({ ...query('listAbandonedCalls', asked), placeholderData: keepPreviousData });
  return (
    <Section
      title="Callers who gave up"
      aside={<CsvButton href={addressOf('exportAbandonedCalls', asked)} what="These callers" />}
      plain
    >
      <Loaded query={calls}>
        {({ items }) => (
          <DataTable
            caption="Callers who hung up before somebody answered, newest first"
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={
              <EmptyState icon={IconPhoneOff} title="Nobody gave up">
                <p>Whoever hangs up before an agent answers is listed here, to be called back.</p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Section>
  );
}
