import { settingsSections } from '@flexpbx/domain';
import { useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NumberField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { useForm } from '../../design/use-form.ts';
import { DestinationField } from '../../telephony/destination-field.tsx';
import { followChange } from '../configuration/follow-change.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { MusicField } from '../music/music-field.tsx';
import { checkFields, type ParkingFields, parkingOf } from './parking-fields.ts';

/** The form of parking. */
export function ParkingForm({ initial }: { initial: ParkingFields }) {
  const queries = useQueryClient();
  const consequence = useSaveConsequence();
  const form = useForm({
    initial,
    schema: settingsSections.parking,
    toBody: parkingOf,
    check: checkFields,
    send: async (fields) => {
      const saved = await request('changeConfig', { body: { parking: parkingOf(fields) } });
      queries.setQueryData(query('getConfig', {}).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['listParkedCalls'] });
      void followChange(queries, 'Parking was changed.');
    },
  });
  const seconds = (name: 'timeout_seconds' | 'ring_seconds', label: string, hint: string) => (
    <NumberField form={form} name={name} label={label} hint={hint} />
  );
  return (
    <FormView form={form} submitLabel="Save changes" sendingLabel="Saving…" consequence={consequence}>
      <NumberField
        form={form}
        name="first_slot"
        label="First slot"
        hint="2 to 4 digits. Nothing else may have one of these numbers."
      />
      <NumberField form={form} name="last_slot" label="Last slot" />
      {seconds('timeout_seconds', 'Seconds it waits', 'Then the call rings at whoever parked it.')}
      {seconds('ring_seconds', 'Seconds it rings there', 'Then it goes on as chosen below.')}
      <DestinationField
        form={form}
        name="destination"
        label="When nobody fetches it"
        hint="Left empty, it goes to the mailbox of whoever parked it, or back into a slot where there is none."
        optional
      />
      <MusicField form={form} name="music" label="Music" hint="What the parked hear." none="As on hold" />
    </FormView>
  );
}
