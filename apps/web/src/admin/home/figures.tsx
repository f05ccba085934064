import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../api/client.ts';
import { StateBadge } from '../../design/state-badge.tsx';
import { phaseBadges } from '../configuration/phase.ts';
import styles from './home.module.css';

/** The figures one looks for first. */
export function Figures(props: {
  extensions: readonly Pick<Output<'getExtension'>, 'state'>[];
  calls: number;
  statistics: Output<'getStatistics'>;
  configuration: Output<'getConfiguration'>;
}) {
  const { extensions, statistics, configuration } = props;
  const online = extensions.filter(({ state }) => state === 'online').length;
  return (
    <dl className={styles.figures}>
      <Figure name={<Link to="/admin/extensions">Phones online</Link>} value={online}>
        of {extensions.length}
      </Figure>
      <Figure name={<Link to="/admin/calls">Calls now</Link>} value={props.calls} />
      <Figure name={<Link to="/admin/calls/history">Calls today</Link>} value={statistics.today.total_calls}>
        {statistics.today.answered} answered
        <br />
        Yesterday {statistics.yesterday.total_calls}, {statistics.yesterday.answered} answered
      </Figure>
      <Figure name={<Link to="/admin/configuration">Configuration</Link>} value={configuration.applied}>
        <StateBadge {...phaseBadges[configuration.phase]} />
      </Figure>
    </dl>
  );
}

function Figure({ name, value, children }: { name: ReactNode; value: number; children?: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.value}>{value.toLocaleString()}</span>
        {children && <span className={styles.beside}>{children}</span>}
      </dd>
    </div>
  );
}
