import { shape } from '@flexpbx/domain/api';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Input, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { FormView } from '../../design/form.tsx';
import { Section } from '../../design/page.tsx';
import { useForm } from '../../design/use-form.ts';
import { followChange } from '../configuration/follow-change.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { UnlessUsed } from '../things/unless-used.tsx';
import { changeOf, checkFields, type Extension, fieldsOf } from './extension-fields.ts';
import { ExtensionFieldset } from './extension-form.tsx';
import { useExtension } from './extension-page.tsx';
import styles from './extensions.module.css';

/** Changes an extension, or deletes it. */
export function ExtensionSettings() {
  const extension = useExtension();
  return (
    <>
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <SettingsForm key={`${extension.number} ${extension.updated_at}`} extension={extension} />
      </Section>
      <Section title="Delete this extension">
        <UnlessUsed kind="extension" id={extension.number}>
          <DeleteExtension extension={extension} />
        </UnlessUsed>
      </Section>
    </>
  );
}

function SettingsForm({ extension }: { extension: Extension }) {
  const { number } = extension;
  const queries = useQueryClient();
  const consequence = useSaveConsequence();
  const change = useMutation({
    mutationFn: (body: Input<'changeExtension'>['body']) => request('changeExtension', { params: { number }, body }),
  });
  const form = useForm({
    initial: fieldsOf(extension),
    schema: shape.ExtensionChange,
    toBody: changeOf,
    check: checkFields,
    send: async (fields) => {
      const saved = await change.mutateAsync(changeOf(fields));
      queries.setQueryData(query('getExtension', { params: { number } }).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['listExtensions'] });
      void queries.invalidateQueries({ queryKey: ['getPhoneSetup'] });
      void followChange(queries, `Extension ${number} was changed.`);
    },
  });
  return (
    <FormView form={form} submitLabel="Save changes" sendingLabel="Saving…" consequence={consequence}>
      <ExtensionFieldset form={form} isNew={false} />
    </FormView>
  );
}

function DeleteExtension({ extension: { number, name, account } }: { extension: Extension }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({ mutationFn: () => request('deleteExtension', { params: { number } }) });
  const removeNow = async () => {
    await remove.mutateAsync();
    await navigate('/admin/extensions');
    queries.removeQueries({ queryKey: ['getExtension', { params: { number } }] });
    void queries.invalidateQueries({ queryKey: ['listExtensions'] });
    void followChange(queries, `Extension ${number} ${name} was deleted.`);
  };
  return (
    <div className={styles.danger}>
      <p>
        Its phone can no longer call or be called{account && `, and ${account} can no longer sign in here`}. Its calls
        stay in the history.
      </p>
      <Button
        variant="outline"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Delete {number}
      </Button>
      {asking && (
        <ConfirmDanger
          title={`Delete extension ${number} ${name}?`}
          confirmLabel={`Delete extension ${number}`}
          busyLabel="Deleting…"
          confirm={removeNow}
          close={() => setAsking(false)}
        >
          <p>This can’t be undone. What is lost:</p>
          <ul>
            <li>the number {number}: whoever dials it hears that there is no such number;</li>
            <li>its phone’s password: the phone has to be set up anew, should the number be added again;</li>
            {account && <li>the account {account}, which is signed out at once.</li>}
          </ul>
        </ConfirmDanger>
      )}
    </div>
  );
}
