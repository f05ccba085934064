import { Button } from '@mantine/core';
import { IconChartBar, IconDownload, IconHeadset } from '@tabler/icons-react';
import type { Output } from '../../api/client.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { Duration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Section } from '../../design/page.tsx';
import { Party } from '../../design/phone-number.tsx';
import { callsOverTime, type Slot } from './calls-over-time.ts';
import { CallsPlot } from './calls-plot.tsx';
import type { Tile } from './figure-tiles.tsx';
import { percent, secondsWords } from './figure-words.ts';
import styles from './queues.module.css';

/** What became of the calls of a period. */
export type Statistics = Output<'listQueueStatistics'>;
type Agent = Statistics['agents'][number];

/** The figures people look for first. */
export function tilesOf({ total }: Statistics): readonly Tile[] {
  return [
    { name: 'Calls', value: total.offered, ...(total.waiting > 0 && { beside: `${total.waiting} wait still` }) },
    { name: 'Answered', value: total.answered, beside: `Average wait ${secondsWords(total.average_wait)}` },
    { name: 'Gave up', value: total.abandoned, beside: `Longest wait ${secondsWords(total.longest_wait)}` },
    { name: 'Sent on', value: total.overflowed },
    { name: 'Service level', value: percent(total.service_level), beside: `${total.answered_in_time} in time` },
    { name: 'Average talk', value: secondsWords(total.average_talk_time), beside: `${total.transferred} transferred` },
  ];
}

/** Calls by the hour or the day: a plot, and beside it the table of the times at which somebody called. */
export function CallsOverTime({ statistics }: { statistics: Statistics }) {
  const slots = callsOverTime(statistics, new Date());
  const busy = slots.filter(({ offered }) => offered > 0);
  return (
    <Section title="When calls came" plain>
      {busy.length === 0 ? (
        <EmptyState icon={IconChartBar} title="No call in this period">
          <p>Choose other days, or come back when somebody called.</p>
        </EmptyState>
      ) : (
        <div className={styles.overTime}>
          <div className={styles.panel}>
            <CallsPlot slots={slots} />
          </div>
          <div className={styles.panel}>
            <TimeTable slots={busy} />
          </div>
        </div>
      )}
    </Section>
  );
}

/** Of figures only, narrow enough to stand beside their plot: it stays a table on a phone too. */
function TimeTable({ slots }: { slots: readonly Slot[] }) {
  return (
    <table className={styles.times}>
      <caption className="visually-hidden">Calls over time</caption>
      <thead>
        <tr>
          {['When', 'Calls', 'Answered', 'Gave up', 'Sent on'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {slots.map(({ from, label, offered, answered, abandoned, overflowed }) => (
          <tr key={from.getTime()}>
            <th scope="row">{label}</th>
            <td>{offered}</td>
            <td>{answered}</td>
            <td>{abandoned}</td>
            <td>{overflowed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const agentColumns: [Column<Agent>, ...Column<Agent>[]] = [
  {
    key: 'agent',
    header: 'Agent',
    cell: ({ extension, name }) => <Party number={extension} name={name} />,
    sortBy: ({ extension }) => extension,
  },
  { key: 'answered', header: 'Answered', cell: ({ answered }) => answered, sortBy: ({ answered }) => answered },
  { key: 'missed', header: 'Missed', cell: ({ missed }) => missed, sortBy: ({ missed }) => missed },
  {
    key: 'talk',
    header: 'Talked',
    cell: ({ talk_time: seconds }) => <Duration seconds={seconds} />,
    sortBy: ({ talk_time: seconds }) => seconds,
  },
  {
    key: 'average',
    header: 'Average',
    cell: ({ average_talk_time: seconds }) => (seconds === null ? <Absent>–</Absent> : <Duration seconds={seconds} />),
    sortBy: ({ average_talk_time: seconds }) => seconds ?? 0,
  },
  { key: 'transferred', header: 'Transferred', cell: ({ transferred }) => transferred },
  {
    key: 'signed-in',
    header: 'Signed in',
    cell: ({ signed_in_time: seconds }) => (seconds === 0 ? <Absent>–</Absent> : <Duration seconds={seconds} />),
  },
  { key: 'paused', header: 'Paused', cell: Paused },
];

function Paused({ paused }: Agent) {
  if (paused.length === 0) return <Absent>–</Absent>;
  return (
    <ul className={styles.plainList}>
      {paused.map(({ reason, seconds }) => (
        <li key={reason}>
          <bdi>{reason}</bdi> <Duration seconds={seconds} />
        </li>
      ))}
    </ul>
  );
}

/** What agents did. */
export function AgentFigures({ agents }: Pick<Statistics, 'agents'>) {
  return (
    <DataTable
      caption="What agents did"
      columns={agentColumns}
      rows={agents}
      rowKey={({ extension }) => extension}
      initialSorting={{ key: 'agent', direction: 'ascending' }}
      empty={
        <EmptyState icon={IconHeadset} title="No agent did anything in this period">
          <p>Agents appear here once they signed in, were rung or took a call.</p>
        </EmptyState>
      }
    />
  );
}

/** A link that downloads a table. */
export function CsvButton({ href, what }: { href: string; what: string }) {
  return (
    <Button
      component="a"
      href={href}
      download
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden />}
    >
      {what} as CSV
    </Button>
  );
}
