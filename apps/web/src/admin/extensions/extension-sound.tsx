import { MoreFields, SelectField, TextField } from '../../design/fields.tsx';
import { OrderedListField } from '../../design/ordered-list-field.tsx';
import type { Form } from '../../design/use-form.ts';
import { codecOptions, dtmfOptions, encryptionOptions } from '../../telephony/sound-options.ts';
import { MusicField } from '../music/music-field.tsx';
import { type ExtensionFields, ofSoundAndSecurity } from './extension-fields.ts';

/** How an extension's calls sound and are kept secret; most leave all of it to the system. */
export function SoundAndSecurity({ form }: { form: Form<ExtensionFields> }) {
  return (
    <MoreFields label="Sound and security" open={ofSoundAndSecurity.some((name) => form.errors[name] !== undefined)}>
      <SelectField
        form={form}
        name="encryption"
        label="Encrypted sound"
        hint="With “always”, a call in the clear is refused, and the phone’s display says why."
        options={encryptionOptions}
      />
      <OrderedListField
        form={form}
        name="codecs"
        label="Codecs"
        hint="Offered in this order."
        options={codecOptions}
        addLabel="Add a codec"
        empty="Those of the whole system."
      />
      <SelectField
        form={form}
        name="dtmf"
        label="Keys pressed during a call"
        options={[{ value: '', label: 'As the whole system' }, ...dtmfOptions('the phone')]}
      />
      <MusicField
        form={form}
        name="music"
        label="Music on hold"
        hint="What others hear whom this phone puts on hold."
        none="As the whole system"
      />
      <TextField
        form={form}
        name="pickup_group"
        label="Pickup group"
        hint="Phones with the same word here may take each other’s calls by *8. For example “reception”."
        width="short"
        autoComplete="off"
        optional
      />
    </MoreFields>
  );
}
