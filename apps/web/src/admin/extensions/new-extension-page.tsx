import { shape } from '@flexpbx/domain/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { type Input, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Page } from '../../design/page.tsx';
import { useForm } from '../../design/use-form.ts';
import { followChange } from '../configuration/follow-change.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { checkFields, creationOf, newFields, nextFreeNumber } from './extension-fields.ts';
import { ExtensionFieldset } from './extension-form.tsx';

/** Adds an extension, then shows how to set up its phone. */
export function NewExtensionPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const consequence = useSaveConsequence();
  const { data: extensions } = useQuery(query('listExtensions', {}));
  const free = extensions ? nextFreeNumber(extensions.items.map(({ number }) => number)) : null;
  const create = useMutation({
    mutationFn: (body: Input<'createExtension'>['body']) => request('createExtension', { body }),
  });
  const form = useForm({
    initial: newFields,
    schema: shape.ExtensionCreate,
    toBody: creationOf,
    check: checkFields,
    send: async (fields) => {
      const { number, name } = await create.mutateAsync(creationOf(fields));
      void queries.invalidateQueries({ queryKey: ['listExtensions'] });
      void followChange(queries, `Extension ${number} ${name} was added.`);
      await navigate(`/admin/extensions/${number}/phone`);
    },
  });

  return (
    <Page title="Add an extension" lead="A number of the house and the phone behind it.">
      <FormView
        form={form}
        submitLabel="Add the extension"
        sendingLabel="Adding…"
        consequence={`${consequence} Next you see how to set up its phone.`}
        cancel={<Link to="/admin/extensions">Cancel</Link>}
      >
        <TextField
          form={form}
          name="number"
          label="Number"
          hint={`2 to 6 digits; 1000 to 1999 are meant for extensions.${free ? ` ${free} is free.` : ''}`}
          inputMode="numeric"
          width="short"
          autoComplete="off"
        />
        <ExtensionFieldset form={form} isNew />
      </FormView>
    </Page>
  );
}
