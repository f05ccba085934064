import { findWayOut } from '@flexpbx/domain';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { PhoneNumber } from '../../design/phone-number.tsx';
import type { Trunk } from '../trunks/trunk-fields.ts';
import type { OutboundRoute } from './outbound-fields.ts';
import styles from './outbound-routes.module.css';

/** Says which way a number would take, by the same rule the dialplan is made from. */
export function WhichWay({ routes, trunks }: { routes: readonly OutboundRoute[]; trunks: readonly Trunk[] }) {
  const [typed, setTyped] = useState('');
  const number = typed.replace(/[^\d*#+]/g, '');
  return (
    <div className={styles.which}>
      <TextInput
        label="A number as it is dialled"
        description="For example 2125550199."
        inputMode="tel"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div role="status">{number !== '' && <Way number={number} routes={routes} trunks={trunks} />}</div>
    </div>
  );
}

function Way(props: { number: string; routes: readonly OutboundRoute[]; trunks: readonly Trunk[] }) {
  const way = findWayOut(props.number, props.routes, props.trunks);
  if (!way) {
    return (
      <p>
        No route takes <PhoneNumber number={props.number} />: whoever dials it hears that it can’t be completed, unless
        it is a number of the house.
      </p>
    );
  }
  const names = way.trunks.map(({ name }) => name);
  return (
    <p>
      By <Link to={`/admin/outbound-routes/${way.route.id}`}>{way.route.name}</Link>, as{' '}
      <PhoneNumber number={way.number} />,{' '}
      {names.length > 0 ? `over ${names.join(', then ')}` : 'but all its trunks are switched off'}.
    </p>
  );
}
