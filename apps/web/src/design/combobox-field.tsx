import { TextInput } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './combobox-field.module.css';
import { labelOf as fieldLabel, type NameOf, type Optional } from './fields.tsx';
import type { FoundGroup, ListedOption } from './find-options.ts';
import { type Combobox, useCombobox } from './use-combobox.ts';
import type { FieldValues, Form } from './use-form.ts';

/** How a value is chosen among many. */
interface Choosing {
  label: string;
  hint?: ReactNode;
  optional?: Optional;
  placeholder: string;
  /** Options of one group stand together. */
  options: readonly ListedOption[];
  /** Options made of what is typed, for values no list can hold. */
  typedOptions?: (typed: string) => readonly ListedOption[];
  /** What a value is called that is not (any more) among the options. */
  labelOf: (value: string) => string;
  /** Said about what is chosen. */
  below?: ReactNode;
}

/** One of many, found by typing a part of what it is called. For a few, a SelectField is simpler. */
export function ComboboxField<Values extends FieldValues>(
  props: Choosing & { form: Form<Values>; name: NameOf<Values, string> },
) {
  const { form, name, ...choosing } = props;
  return (
    <ComboboxInput
      {...choosing}
      field={{ id: form.fieldId(name), name }}
      error={form.errors[name]}
      value={form.values[name] as string}
      set={(next) => form.set(name, next as Values[typeof name])}
    />
  );
}

/** A {@link ComboboxField} whose value is only a part of a form's field. */
export function ComboboxInput(
  props: Choosing & {
    field?: { id: string; name: string };
    error: string | undefined;
    value: string;
    set: (value: string) => void;
  },
) {
  const { options, value, set } = props;
  const box = useCombobox({
    options,
    value,
    set,
    typedOptions: props.typedOptions,
    mayBeEmpty: props.optional !== undefined && props.optional !== false,
  });
  const chosen = options.find((option) => option.value === value)?.label ?? (value && props.labelOf(value));
  return (
    <div>
      <div className={styles.field}>
        <TextInput
          {...props.field}
          label={fieldLabel(props)}
          description={props.hint}
          error={props.error}
          role="combobox"
          aria-expanded={box.open}
          aria-autocomplete="list"
          {...(box.open && { 'aria-controls': box.listId })}
          {...(box.active && { 'aria-activedescendant': box.optionId(box.active) })}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          rightSection={<IconSelector size={16} aria-hidden />}
          rightSectionPointerEvents="none"
          value={box.typed ?? chosen}
          onChange={(event) => box.type(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => box.open || box.show()}
          onKeyDown={box.onKeyDown}
          onBlur={box.leave}
        />
        {box.open && <Popup box={box} label={props.label} value={value} />}
      </div>
      {props.below && <p className={styles.below}>{props.below}</p>}
    </div>
  );
}

function Popup({ box, label, value }: { box: Combobox; label: string; value: string }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pressing on it must not take the focus from the field
    <div className={styles.popup} onMouseDown={keepFocus}>
      {box.groups.length === 0 && <p className={styles.nothing}>Nothing is found by “{box.typed}”.</p>}
      <div id={box.listId} role="listbox" aria-label={label} tabIndex={-1}>
        {box.groups.map((group) => (
          <Group key={group.title} box={box} group={group} value={value} />
        ))}
      </div>
    </div>
  );
}

const keepFocus = (event: { preventDefault(): void }) => event.preventDefault();

function Group({ box, group, value }: { box: Combobox; group: FoundGroup; value: string }) {
  const titleId = `${box.listId}group ${group.title}`.replaceAll(' ', '-');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list's group is no fieldset
    <div role="group" aria-labelledby={titleId}>
      <div id={titleId} role="presentation" className={styles.groupTitle}>
        {group.title}
        {group.left > 0 && ` – ${group.left} more: type to find them`}
      </div>
      {group.shown.map((option) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant of the field points at it
        <div
          key={option.value}
          id={box.optionId(option)}
          role="option"
          aria-selected={option.value === value}
          className={styles.option}
          data-active={option === box.active || undefined}
          onClick={() => box.choose(option)}
        >
          <bdi>{option.label}</bdi>
          {option.value === value && <IconCheck size={16} aria-hidden />}
        </div>
      ))}
    </div>
  );
}
