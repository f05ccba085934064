import type { EmergencySettings } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { Notice } from '../../design/notice.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { listInWords } from './emergency-fields.ts';

interface Props {
  settings: EmergencySettings;
  /** Trunks they leave by, in order. */
  ways: readonly string[];
}

/** Whether emergency calls leave, in plain words, and the way to change it. */
export function Mode(props: Props) {
  return props.settings.production_mode ? <Production {...props} /> : <TestMode {...props} />;
}

function TestMode({ settings, ways }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <Notice
      tone="warn"
      title="Test mode: nothing leaves this machine"
      action={
        ways.length > 0 && (
          <Button variant="default" onClick={() => setAsking(true)}>
            Turn production mode on
          </Button>
        )
      }
    >
      <p>
        Whoever dials {listInWords(settings.numbers)} hears that it is a test and that no help will come. Staff see and
        are told what would happen in earnest.
      </p>
      {ways.length === 0 && (
        <p>
          Before emergency calls can leave, choose the trunks they go by under{' '}
          <Link to="/admin/emergency/settings">Settings</Link>.
        </p>
      )}
      {asking && <TurnOnDialog settings={settings} ways={ways} close={() => setAsking(false)} />}
    </Notice>
  );
}

function Production({ settings, ways }: Props) {
  const [asking, setAsking] = useState(false);
  const turnOff = useModeChange(false);
  return (
    <Notice
      tone="good"
      title="Production mode: emergency calls leave this machine"
      action={
        <Button variant="default" onClick={() => setAsking(true)}>
          Go back to test mode
        </Button>
      }
    >
      <p>
        Whoever dials {listInWords(settings.numbers)} reaches the emergency centre by {ways.join(', then ')}.
      </p>
      {asking && (
        <ConfirmDanger
          title="Go back to test mode?"
          confirmLabel="Go back to test mode"
          busyLabel="Saving…"
          confirm={async () => {
            await turnOff();
            setAsking(false);
          }}
          close={() => setAsking(false)}
        >
          <p>
            From then on nobody can call for help from these phones: whoever dials {listInWords(settings.numbers)} hears
            that it is a test. Make sure there is another way to call for help.
          </p>
        </ConfirmDanger>
      )}
    </Notice>
  );
}

function TurnOnDialog({ settings, ways, close }: Props & { close: () => void }) {
  const turnOn = useModeChange(true);
  return (
    <ConfirmDanger
      title="Let emergency calls out?"
      confirmLabel="Let emergency calls out"
      busyLabel="Saving…"
      confirm={async () => {
        await turnOn();
        close();
      }}
      close={close}
    >
      <p>
        From then on {listInWords(settings.numbers)} reach the real emergency centre, from every phone, by{' '}
        {ways.join(', then ')}. A call that is made by mistake or to try it may send help out for nothing.
      </p>
      <WhatIsMissing />
      <p>Tell your provider the address of each number that is shown before you go on.</p>
    </ConfirmDanger>
  );
}

/** What would better be done first. None of it forbids going on: a call without an address is better than none. */
function WhatIsMissing() {
  const { data } = useQuery(query('getEmergencyReadiness', {}));
  if (!data || data.gaps.length === 0) return null;
  return (
    <Notice tone="warn" title="Not ready yet">
      {data.gaps.map(({ says }) => (
        <p key={says}>{says}</p>
      ))}
    </Notice>
  );
}

function useModeChange(production_mode: boolean): () => Promise<void> {
  const tellChange = useTellChange();
  return async () => {
    await request('changeConfig', { body: { emergency: { production_mode } } });
    tellChange(production_mode ? 'Emergency calls now leave this machine.' : 'Emergency calls are in test mode.');
  };
}
