import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, request } from '../../api/client.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import dialogStyles from '../../design/dialog.module.css';
import { Dialog } from '../../design/dialog.tsx';
import { Fact, FactList } from '../../design/fact-list.tsx';
import { Moment } from '../../design/moment.tsx';
import type { Extension } from './extension-fields.ts';
import styles from './extensions.module.css';

type TemporaryPassword = Output<'giveTemporaryPassword'>;

/** Lets the user of an extension into the user portal: a temporary password, shown once. */
export function PortalAccess({ extension }: { extension: Extension }) {
  const { number, account } = extension;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [given, setGiven] = useState<TemporaryPassword | null>(null);
  const give = useMutation({ mutationFn: () => request('giveTemporaryPassword', { params: { number } }) });
  const giveNow = async () => {
    const password = await give.mutateAsync();
    setAsking(false);
    setGiven(password);
    void queries.invalidateQueries({ queryKey: ['getExtension'] });
  };

  return (
    <>
      <p>
        The user of this extension signs in here to see calls, listen to voicemail and change the password.{' '}
        {account ? (
          <>
            User name: <strong>{account}</strong>.
          </>
        ) : (
          'There is no account yet; giving a password makes one.'
        )}
      </p>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          Give a temporary password
        </Button>
      </div>
      {asking && (
        <ConfirmDanger
          title={`Give ${number} ${extension.name} a temporary password?`}
          confirmLabel="Give a temporary password"
          busyLabel="Making one…"
          confirm={giveNow}
          close={() => setAsking(false)}
        >
          <p>
            The present portal password stops working and its user is signed out everywhere. The phone is not affected:
            its SIP password stays.
          </p>
        </ConfirmDanger>
      )}
      {given && <GivenPassword given={given} close={() => setGiven(null)} />}
    </>
  );
}

function GivenPassword({ given, close }: { given: TemporaryPassword; close: () => void }) {
  return (
    <Dialog title="Temporary password" close={close}>
      <p>Tell it to the user now. It is shown only this once, works once, and has to be replaced at sign-in.</p>
      <FactList>
        <Fact name="User name" action={<CopyButton text={given.username} what="the user name" />}>
          <span className={styles.secret}>{given.username}</span>
        </Fact>
        <Fact name="Password" action={<CopyButton text={given.password} what="the password" />}>
          <span className={styles.secret}>{given.password}</span>
        </Fact>
        <Fact name="Can be used until">
          <Moment at={given.expires_at} />
        </Fact>
      </FactList>
      <div className={dialogStyles.buttons}>
        <Button onClick={close}>I have passed it on</Button>
      </div>
    </Dialog>
  );
}
