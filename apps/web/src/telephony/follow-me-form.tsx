import { NumberField, TickField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { useForm } from '../design/use-form.ts';
import {
  bodyOf,
  checkFields,
  type Following,
  fieldsOf,
  followingOf,
  followingSchema,
  newNumber,
  numberFault,
} from './follow-me-fields.ts';
import { RingTargetsField } from './ring-targets-field.tsx';

interface FormProps {
  following: Following;
  /** Extensions that can be chosen; null: whoever fills it in is not shown them. */
  extensions: readonly { number: string; name: string }[] | null;
  save: (following: Following) => Promise<void>;
}

/** Where somebody is looked for when their phone isn’t answered. */
export function FollowMeForm({ following, extensions, save }: FormProps) {
  const form = useForm({
    initial: fieldsOf(following),
    schema: followingSchema,
    toBody: bodyOf,
    check: checkFields,
    send: (fields) => save(followingOf(fields)),
  });
  return (
    <FormView
      form={form}
      submitLabel="Save follow-me"
      sendingLabel="Saving…"
      consequence="It counts for the next call. A forward or “do not disturb” comes before it."
    >
      <TickField
        form={form}
        name="enabled"
        label="Calls follow"
        hint="When the phone isn’t answered, the numbers below ring one after the other; then comes the mailbox. Switched off, the numbers are kept."
      />
      <NumberField form={form} name="own_seconds" label="Seconds the own phone rings first" />
      <RingTargetsField
        id={form.fieldId('numbers')}
        label="Then ring"
        hint="Calls outside are made on behalf of this extension, which must be allowed to make them."
        error={form.errors.numbers}
        noun="number"
        secondsLabel="For … seconds"
        extensions={extensions}
        rows={form.values.numbers}
        newRow={newNumber}
        faultOf={numberFault}
        set={(rows) => form.set('numbers', rows)}
      />
    </FormView>
  );
}
