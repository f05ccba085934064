import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { CopyButton } from '../../design/copy-button.tsx';
import { Fact, FactList } from '../../design/fact-list.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Notice } from '../../design/notice.tsx';
import { Section } from '../../design/page.tsx';
import type { Extension } from './extension-fields.ts';
import { useExtension } from './extension-page.tsx';
import styles from './extensions.module.css';
import { phoneGuides } from './phone-guides.ts';

type PhoneSetup = Output<'getPhoneSetup'>;

/** How to set up the phone of an extension: what to type, and where in common phones. */
export function ExtensionPhone() {
  const extension = useExtension();
  // Every reading of the phone's password is written down: not asked again without need, and not kept.
  const setup = useQuery({
    ...query('getPhoneSetup', { params: { number: extension.number } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Loaded query={setup}>
      {(values) => (
        <>
          <Progress extension={extension} />
          <div className={styles.columns}>
            <Section title="What to type into the phone">
              <SetupFacts setup={values} />
            </Section>
            <Section title="Where to type it">
              <div className={styles.guides}>
                {phoneGuides(values).map(({ phone, steps }) => (
                  <details key={phone}>
                    <summary>{phone}</summary>
                    <ol>
                      {steps.map((step) => (
                        <li key={step}>{step}</li>
                      ))}
                    </ol>
                  </details>
                ))}
              </div>
            </Section>
          </div>
        </>
      )}
    </Loaded>
  );
}

function Progress({ extension: { number, state, registrations } }: { extension: Extension }) {
  switch (state) {
    case 'online':
      return (
        <Notice tone="good" title={`Connected: ${registrations[0]?.user_agent || 'a phone'}`}>
          <p>Call it from another phone by dialling {number}, or listen to its mailbox by dialling *97 on it.</p>
        </Notice>
      );
    case 'unreachable':
      return (
        <Notice tone="warn" title="The phone connected but does not answer any more">
          <p>Check that it is switched on and that nothing on its network blocks it.</p>
        </Notice>
      );
    case 'offline':
      return (
        <Notice tone="info" title="Waiting for a phone">
          <p>Type the values below into the phone. This page says so as soon as it connects.</p>
        </Notice>
      );
  }
}

function SetupFacts({ setup }: { setup: PhoneSetup }) {
  return (
    <FactList>
      <CopyFact name="Server" value={setup.server} />
      <Fact name="Transport and port">
        <span>
          TLS on {setup.sips_port} where the phone can do it; else UDP or TCP on {setup.sip_port}
        </span>
      </Fact>
      <CopyFact name="User name" value={setup.username} />
      <SecretFact name="Password" value={setup.password} />
      <Fact name="Display name">
        <bdi>{setup.display_name}</bdi>
      </Fact>
      <Fact name="Voicemail number">{setup.voicemail_code}</Fact>
      {setup.voicemail_pin && <SecretFact name="Voicemail PIN" value={setup.voicemail_pin} />}
    </FactList>
  );
}

function CopyFact({ name, value }: { name: string; value: string }) {
  return (
    <Fact name={name} action={<CopyButton text={value} what={`the ${name.toLowerCase()}`} />}>
      <span className={styles.secret}>{value}</span>
    </Fact>
  );
}

/** A secret, covered until asked for; copying needs no uncovering. */
function SecretFact({ name, value }: { name: string; value: string }) {
  const [shown, setShown] = useState(false);
  const what = `the ${name.replace(/^./, (first) => first.toLowerCase())}`;
  return (
    <Fact
      name={name}
      action={
        <>
          <Button size="compact-sm" variant="default" onClick={() => setShown(!shown)}>
            {shown ? 'Hide' : 'Show'}
            <span className="visually-hidden"> {what}</span>
          </Button>
          <CopyButton text={value} what={what} />
        </>
      }
    >
      <span className={styles.secret}>{shown ? value : <Covered />}</span>
    </Fact>
  );
}

function Covered() {
  return (
    <>
      <span aria-hidden>••••••••</span>
      <span className="visually-hidden">hidden</span>
    </>
  );
}
