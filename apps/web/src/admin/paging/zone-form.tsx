import { thingKinds } from '@flexpbx/domain';
import type { ReactNode } from 'react';
import { ChoiceField, MoreFields, TextField, TickField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { type Form, useForm } from '../../design/use-form.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { DevicesField } from './devices-field.tsx';
import { ExtensionsField } from './extensions-field.tsx';
import { bodyOf, checkFields, type ZoneFields } from './zone-fields.ts';

type ZoneForm = Form<ZoneFields>;

/** The form of a paging zone: who hears it, who may speak, and how. */
export function ZoneFormView(props: {
  initial: ZoneFields;
  submitLabel: string;
  send: (fields: ZoneFields) => Promise<void>;
  /** A field for its number, where one can still be chosen. */
  number: ((form: ZoneForm) => ReactNode) | null;
  cancel?: ReactNode;
}) {
  const consequence = useSaveConsequence();
  const form = useForm({
    initial: props.initial,
    schema: thingKinds['paging-zone'].schema,
    toBody: bodyOf,
    check: checkFields,
    send: props.send,
  });
  return (
    <FormView
      form={form}
      submitLabel={props.submitLabel}
      sendingLabel="Saving…"
      consequence={consequence}
      cancel={props.cancel}
    >
      {props.number?.(form)}
      <TextField form={form} name="name" label="Name" hint="For example “First floor”." autoComplete="off" />
      <Members form={form} />
      <TickField
        form={form}
        name="priority"
        label="Priority"
        hint="Heard also by who is in a call, within the call, and by who doesn’t want to be disturbed. Else both are left alone."
      />
      <TickField
        form={form}
        name="talkback"
        label="Those who hear it can answer"
        hint="Everybody hears who speaks. Else only the pager is heard."
      />
      <TickField form={form} name="tone" label="A tone before the voice" />
      <Callers form={form} />
    </FormView>
  );
}

function Members({ form }: { form: ZoneForm }) {
  return (
    <>
      <ChoiceField
        form={form}
        name="reach"
        label="Who hears it"
        options={[
          { value: 'members', label: 'Its own phones and loudspeakers' },
          { value: 'all-zones', label: 'All zones', hint: 'Whoever is in several of them hears it once.' },
          { value: 'everybody', label: 'All zones and every phone of the house' },
        ]}
      />
      <ExtensionsField
        id={form.fieldId('phones')}
        label={form.values.reach === 'members' ? 'Phones' : 'Phones besides (optional)'}
        hint="They answer by themselves, if they can: phones of most makers do."
        error={form.errors.phones}
        noun="phone"
        rows={form.values.phones}
        set={(rows) => form.set('phones', rows)}
      />
      <DevicesField form={form} />
    </>
  );
}

function Callers({ form }: { form: ZoneForm }) {
  const { who, pin, max_seconds: seconds } = form.values;
  const isOpen = who === 'listed' || pin !== '' || seconds !== '120';
  const isAtFault = (['callers', 'pin', 'max_seconds'] as const).some((name) => form.errors[name] !== undefined);
  return (
    <MoreFields label="Who may page" open={isOpen || isAtFault}>
      <ChoiceField
        form={form}
        name="who"
        label="It may be paged by"
        options={[
          { value: 'everybody', label: 'Every phone of the house' },
          { value: 'listed', label: 'Some extensions' },
        ]}
      />
      {who === 'listed' && (
        <ExtensionsField
          id={form.fieldId('callers')}
          label="Extensions that may page"
          hint="Others hear that they can’t."
          error={form.errors.callers}
          noun="caller"
          rows={form.values.callers}
          set={(rows) => form.set('callers', rows)}
        />
      )}
      <TextField
        form={form}
        name="pin"
        label="PIN"
        hint="Asked of who pages. 4 to 10 digits."
        autoComplete="off"
        inputMode="numeric"
        width="short"
        optional
      />
      <TextField
        form={form}
        name="max_seconds"
        label="Longest page in seconds"
        hint="Then it ends by itself: a receiver that lies beside its phone would keep the loudspeakers busy."
        autoComplete="off"
        inputMode="numeric"
        width="short"
      />
    </MoreFields>
  );
}
