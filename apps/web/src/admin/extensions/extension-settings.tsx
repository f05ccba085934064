import { shape } from '@flexpbx/domain/api';
import { request } from '../../api/client.ts';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingForm } from '../things/thing-form.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { changeOf, checkFields, type ExtensionFields, fieldsOf } from './extension-fields.ts';
import { ExtensionFieldset } from './extension-form.tsx';
import { useExtension } from './extension-page.tsx';

/** Changes an extension, or deletes it. */
export function ExtensionSettings() {
  const extension = useExtension();
  const { number, name, account } = extension;
  const change = async (fields: ExtensionFields) => {
    await request('changeExtension', { params: { number }, body: changeOf(fields) });
    return `Extension ${number} was changed.`;
  };
  return (
    <>
      <ThingSettings thing={extension} change={change}>
        {(form) => (
          <ThingForm
            {...form}
            initial={fieldsOf(extension)}
            schema={shape.ExtensionChange}
            toBody={changeOf}
            check={checkFields}
          >
            {(filled) => <ExtensionFieldset form={filled} isNew={false} />}
          </ThingForm>
        )}
      </ThingSettings>
      <DeleteThing
        kind="extension"
        id={number}
        name={`${number} ${name}`}
        noun="extension"
        loss={lossWith(account)}
        remove={() => request('deleteExtension', { params: { number } })}
        list="/admin/extensions"
      />
    </>
  );
}

function lossWith(account: string | null): string {
  const owner = account === null ? '' : ` The account ${account} is signed out at once, and can’t sign in any more.`;
  return `Its phone can no longer call or be called, and has to be set up anew should the number be added again. Its mailbox goes with all messages and greetings.${owner} Its calls stay in the history.`;
}
