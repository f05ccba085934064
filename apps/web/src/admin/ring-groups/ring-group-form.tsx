import { thingKinds } from '@flexpbx/domain';
import { ChoiceField, MoreFields, NumberField, TextField, TickField } from '../../design/fields.tsx';
import type { Form } from '../../design/use-form.ts';
import { DestinationField } from '../../telephony/destination-field.tsx';
import { RingTargetsField } from '../../telephony/ring-targets-field.tsx';
import { usePlaces } from '../../telephony/use-places.ts';
import { MusicField } from '../music/music-field.tsx';
import { NewNumberField } from '../things/new-number-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import {
  bodyOf,
  checkFields,
  memberFault,
  newMember,
  type RingGroupFields,
  strategyWords,
} from './ring-group-fields.ts';

/** The form of a ring group. */
export function RingGroupForm(props: ThingFormProps<RingGroupFields>) {
  return (
    <ThingForm {...props} schema={thingKinds['ring-group'].schema} toBody={bodyOf} check={checkFields}>
      {(form) => (
        <>
          {props.adding && <NewNumberField form={form} name="number" range={[600, 699]} like="listRingGroups" />}
          <TextField form={form} name="name" label="Name" hint="For example “Sales”." autoComplete="off" />
          <ChoiceField
            form={form}
            name="strategy"
            label="Its members ring"
            options={[
              { value: 'all', label: strategyWords.all, hint: 'Some of them a little later, if you like.' },
              { value: 'hunt', label: strategyWords.hunt, hint: 'Who is busy or declines is passed over at once.' },
              {
                value: 'memory-hunt',
                label: strategyWords['memory-hunt'],
                hint: 'One after the other, while those before go on ringing.',
              },
              {
                value: 'random',
                label: strategyWords.random,
                hint: 'Each call in another, so that everybody gets a share.',
              },
            ]}
          />
          <Members form={form} />
          <Times form={form} />
          <DestinationField form={form} name="fallback" label="When nobody answers, calls go to" />
          <RareFields form={form} />
        </>
      )}
    </ThingForm>
  );
}

function Members({ form }: { form: Form<RingGroupFields> }) {
  const { extensions } = usePlaces();
  const { strategy, members } = form.values;
  return (
    <RingTargetsField
      id={form.fieldId('members')}
      label="Members"
      hint="Extensions, and numbers outside. Who doesn’t want to be disturbed is not rung, nor is whoever calls."
      error={form.errors.members}
      noun="member"
      secondsLabel={strategy === 'all' ? 'Joins in after … seconds' : null}
      extensions={extensions}
      rows={members}
      newRow={newMember}
      faultOf={(row) => memberFault(row, strategy)}
      set={(rows) => form.set('members', rows)}
    />
  );
}

function Times({ form }: { form: Form<RingGroupFields> }) {
  return (
    <>
      {form.values.strategy !== 'all' && (
        <NumberField form={form} name="member_seconds" label="Seconds until the next one’s turn" />
      )}
      <NumberField form={form} name="total_seconds" label="Seconds it rings at most" hint="All members together." />
    </>
  );
}

function RareFields({ form }: { form: Form<RingGroupFields> }) {
  const { name_prefix, music, skip_busy } = form.values;
  const isOpen = form.errors.name_prefix !== undefined || name_prefix !== '' || music !== '' || !skip_busy;
  return (
    <MoreFields label="More settings" open={isOpen}>
      <TickField
        form={form}
        name="skip_busy"
        label="Pass over who talks already"
        hint="Else they hear in their call that another one waits."
      />
      <TextField
        form={form}
        name="name_prefix"
        label="Shown before the caller’s name"
        hint="So that who answers knows which group was called, for example “Sales: ”."
        autoComplete="off"
        width="short"
        optional
      />
      <MusicField form={form} name="music" label="Heard while it rings" none="The ringing tone" />
    </MoreFields>
  );
}
