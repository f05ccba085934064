import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { request } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { Absent } from '../design/absent.tsx';
import { ConfirmDanger } from '../design/confirm-danger.tsx';
import { type Column, DataTable } from '../design/data-table.tsx';
import { RunningDuration } from '../design/duration.tsx';
import { Party, PhoneNumber } from '../design/phone-number.tsx';
import { showToast } from '../design/toasts.ts';
import { useAnnouncedChanges } from '../design/use-announced-changes.ts';
import { CallStanding } from './call-standing.tsx';
import { type LiveCall, partiesOf, tellCallChange } from './calls.ts';
import type { Places } from './destinations.ts';
import { usePlaces } from './use-places.ts';

const keyOf = (call: LiveCall) => call.call_id;

const factsOf = (places: Places): [Column<LiveCall>, ...Column<LiveCall>[]] => [
  { key: 'from', header: 'Caller', cell: (call) => <Party number={call.from} name={call.from_name} /> },
  {
    key: 'to',
    header: 'Called',
    cell: ({ to }) => (to === '' ? <Absent>Nobody</Absent> : <PhoneNumber number={to} />),
  },
  { key: 'state', header: 'State', cell: (call) => <CallStanding call={call} places={places} /> },
  {
    key: 'for',
    header: 'For',
    cell: (call) => <RunningDuration since={call.state_since} />,
  },
];

/** Calls going on now, counting; each can be hung up by who may. */
export function LiveCallList(props: { calls: readonly LiveCall[]; mayHangUp: boolean; empty: ReactNode }) {
  const [hangingUp, setHangingUp] = useState<LiveCall | null>(null);
  const facts = factsOf(usePlaces());
  useAnnouncedChanges(props.calls, keyOf, tellCallChange);
  const hangUpColumn: Column<LiveCall> = {
    key: 'hang-up',
    header: 'Action',
    align: 'end',
    cell: (call) => (
      <Button size="compact-sm" variant="default" onClick={() => setHangingUp(call)}>
        Hang up
        <span className="visually-hidden"> the call {partiesOf(call)}</span>
      </Button>
    ),
  };

  return (
    <>
      <DataTable
        caption="Calls going on now"
        columns={props.mayHangUp ? [...facts, hangUpColumn] : facts}
        rows={props.calls}
        rowKey={keyOf}
        empty={props.empty}
      />
      {hangingUp && <HangUpDialog call={hangingUp} close={() => setHangingUp(null)} />}
    </>
  );
}

function HangUpDialog({ call, close }: { call: LiveCall; close: () => void }) {
  const queries = useQueryClient();
  const hangUp = async () => {
    try {
      await request('hangUpCall', { params: { call_id: call.call_id } });
    } catch (thrown) {
      // It ended while we asked: what was wanted is so.
      if (!(thrown instanceof ApiProblem && thrown.id === 'not-found')) throw thrown;
    }
    await queries.invalidateQueries({ queryKey: ['listCalls'] });
    showToast({ id: call.call_id, tone: 'good', text: `The call ${partiesOf(call)} was hung up.` });
    close();
  };
  return (
    <ConfirmDanger
      title={`Hang up the call ${partiesOf(call)}?`}
      confirmLabel="Hang up"
      busyLabel="Hanging up…"
      confirm={hangUp}
      close={close}
    >
      <p>Both sides are cut off at once, without a word. A message being left is kept as far as it was spoken.</p>
    </ConfirmDanger>
  );
}
