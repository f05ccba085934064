import { menuKeys, slowKeys, thingKinds } from '@flexpbx/domain';
import { ChoiceField, MoreFields, NumberField, TextField } from '../../design/fields.tsx';
import type { ListedOption } from '../../design/find-options.ts';
import { Notice } from '../../design/notice.tsx';
import type { Form } from '../../design/use-form.ts';
import { DestinationField } from '../../telephony/destination-field.tsx';
import { usePlaces } from '../../telephony/use-places.ts';
import { PromptField } from '../prompts/prompt-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { bodyOf, canSayMore, checkFields, keyField, type MenuFields, needsMore, wordsField } from './menu-fields.ts';
import styles from './menus.module.css';

/** What keys can do besides sending the call somewhere. */
const withinMenu: readonly ListedOption[] = [
  { value: 'repeat', label: 'Say the menu again', group: 'In this menu' },
  { value: 'directory', label: 'Spell a name', group: 'In this menu' },
];

/** The form of a menu: what is said, what each key does, then what happens when nobody presses any. */
export function MenuForm(props: ThingFormProps<MenuFields>) {
  return (
    <ThingForm {...props} schema={thingKinds.menu.schema} toBody={bodyOf} check={checkFields}>
      {(form) => (
        <>
          <TextField form={form} name="name" label="Name" hint="For example “Main menu”." autoComplete="off" />
          <NumberField
            form={form}
            name="number"
            label="Number"
            hint="What phones of the house dial to hear it, for example 0. Inbound routes and other menus reach it without."
            optional
          />
          <PromptField form={form} name="greeting" label="What is said" none="Asterisk’s own: please enter a number" />
          <KeyFields form={form} />
          <DirectDial form={form} />
          <DestinationField
            form={form}
            name="fallback"
            label="When nothing is chosen, calls go to"
            hint="After the last time it was said. Calls go there as well while the program that serves menus is away."
          />
          <RareFields form={form} />
        </>
      )}
    </ThingForm>
  );
}

function KeyFields({ form }: { form: Form<MenuFields> }) {
  return (
    <fieldset className={styles.keys}>
      <legend>Keys</legend>
      <p className={styles.hint}>
        Each may be left empty. A key that leads nowhere means nothing: callers hear that, and the menu again.
      </p>
      <div className={styles.pad}>
        {menuKeys.map((key) => (
          <div key={key} className={styles.key}>
            <DestinationField form={form} name={keyField(key)} label={`Key ${key}`} also={withinMenu} optional="told" />
            {canSayMore(form.values, key) && (
              <PromptField form={form} name={wordsField(key)} label={`Said first, key ${key}`} none="Nothing" />
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function DirectDial({ form }: { form: Form<MenuFields> }) {
  return (
    <>
      <ChoiceField
        form={form}
        name="dialable"
        label="Extensions callers can dial here"
        options={[
          { value: 'all', label: 'Every extension' },
          { value: 'some', label: 'Only some' },
          { value: 'nobody', label: 'None' },
        ]}
      />
      {form.values.dialable === 'some' && (
        <TextField
          form={form}
          name="direct_dial"
          label="Which extensions"
          hint="Numbers with blanks between them, for example 1001 1002."
          autoComplete="off"
        />
      )}
      <SlowKeys fields={form.values} />
    </>
  );
}

/** Why a key isn't answered at once. */
function SlowKeys({ fields }: { fields: MenuFields }) {
  const { extensions } = usePlaces();
  const { options, direct_dial } = bodyOf(fields);
  const chosen = direct_dial === 'all' ? extensions : extensions.filter(({ number }) => direct_dial.includes(number));
  const dialable = chosen.map(({ number }) => number);
  const slow = slowKeys({ options, dialable });
  if (slow.length === 0) return null;
  return (
    <Notice tone="info" title="Some keys are answered after 3 seconds">
      <p>
        {slow.map(({ key, begins }) => `${key} is also the beginning of extension ${begins}.`).join(' ')} Whoever
        presses only that key waits, since more keys may follow.
      </p>
    </Notice>
  );
}

function RareFields({ form }: { form: Form<MenuFields> }) {
  return (
    <MoreFields label="More settings" open={needsMore(form.values, (name) => form.errors[name] !== undefined)}>
      <NumberField form={form} name="timeout_seconds" label="Seconds to wait for a key" />
      <NumberField form={form} name="attempts" label="How often it is said" hint="To somebody who presses nothing." />
      <NumberField form={form} name="invalid_attempts" label="Wrong keys that are forgiven" />
      <PromptField
        form={form}
        name="invalid_prompt"
        label="Said about a key that means nothing"
        none="Asterisk’s own: that is not valid, please try again"
      />
      <PromptField form={form} name="timeout_prompt" label="Said when nothing was pressed" none="Nothing" />
      <TextField
        form={form}
        name="language"
        label="Language of Asterisk’s own words"
        hint="Where its sounds are installed: en, de, fr_CA."
        autoComplete="off"
        width="short"
      />
    </MoreFields>
  );
}
