import { shape } from '@flexpbx/domain/api';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NumberField } from '../../design/fields.tsx';
import type { Form } from '../../design/use-form.ts';
import { firstFree } from '../things/first-free.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { ThingForm } from '../things/thing-form.tsx';
import { checkFields, creationOf, type ExtensionFields, newFields } from './extension-fields.ts';
import { ExtensionFieldset } from './extension-form.tsx';

/** Adds an extension, then shows how to set up its phone. */
export function NewExtensionPage() {
  const add = async (fields: ExtensionFields) => {
    const { number, name } = await request('createExtension', { body: creationOf(fields) });
    return { told: `Extension ${number} ${name} was added.`, page: `/admin/extensions/${number}/phone` };
  };
  return (
    <NewThingPage
      title="Add an extension"
      lead="A number of the house and the phone behind it. Next you see how to set up the phone."
      list={{ to: '/admin/extensions', name: 'Extensions' }}
      submitLabel="Add the extension"
      add={add}
    >
      {(form) => (
        <ThingForm {...form} initial={newFields} schema={shape.ExtensionCreate} toBody={creationOf} check={checkFields}>
          {(filled) => (
            <>
              <NewNumber form={filled} />
              <ExtensionFieldset form={filled} isNew />
            </>
          )}
        </ThingForm>
      )}
    </NewThingPage>
  );
}

function NewNumber({ form }: { form: Form<ExtensionFields> }) {
  const { data } = useQuery(query('listExtensions', {}));
  const free = data && firstFree(1001, 1999, data.items);
  return (
    <NumberField
      form={form}
      name="number"
      label="Number"
      hint={`2 to 6 digits; 1000 to 1999 are meant for extensions.${free ? ` ${free} is free.` : ''}`}
    />
  );
}
