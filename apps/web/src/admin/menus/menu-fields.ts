import { identifierFrom, type Menu, type MenuAction, type MenuKey, menuKeys, thingKinds } from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';
import { destinationIn, destinationText } from '../../telephony/destinations.ts';

/** A menu as the API answers it. */
export type MenuAnswer = Output<'getMenu'>;

/** Who can be dialled straight away in a menu. */
type Dialable = 'nobody' | 'all' | 'some';

/** The field of a key: what it does. */
type KeyField = `key_${MenuKey}`;

/** The field of the prompt that is heard before a key does it. */
type WordsField = `words_${MenuKey}`;

/** Fields of a menu's form, as typed; a key that does nothing is empty. Names are the API's but for the keys. */
export type MenuFields = Readonly<
  {
    id: string;
    name: string;
    number: string;
    greeting: string;
    invalid_prompt: string;
    timeout_prompt: string;
    language: string;
    timeout_seconds: string;
    attempts: string;
    invalid_attempts: string;
    dialable: Dialable;
    direct_dial: string;
    fallback: string;
  } & Record<KeyField | WordsField, string>
>;

const noKeys = Object.fromEntries(
  menuKeys.flatMap((key) => [
    [keyField(key), ''],
    [wordsField(key), ''],
  ]),
) as Record<KeyField | WordsField, string>;

/** A form to add a menu. */
export const newFields: MenuFields = {
  ...{ id: '', name: '', number: '', greeting: '', invalid_prompt: '', timeout_prompt: '', language: 'en' },
  ...{ timeout_seconds: '10', attempts: '3', invalid_attempts: '2' },
  ...{ dialable: 'all', direct_dial: '', fallback: 'closed' },
  ...noKeys,
};

/** A form to change one. */
export function fieldsOf(menu: MenuAnswer): MenuFields {
  const { direct_dial: dialled } = menu;
  const keys = menu.options.flatMap(({ key, action, prompt }) => [
    [keyField(key), actionText(action)],
    [wordsField(key), prompt ?? ''],
  ]);
  return {
    ...{ id: menu.id, name: menu.name, number: menu.number ?? '', language: menu.language },
    greeting: menu.greeting ?? '',
    invalid_prompt: menu.invalid_prompt ?? '',
    timeout_prompt: menu.timeout_prompt ?? '',
    timeout_seconds: String(menu.timeout_seconds),
    attempts: String(menu.attempts),
    invalid_attempts: String(menu.invalid_attempts),
    dialable: dialled === 'all' ? 'all' : dialled.length > 0 ? 'some' : 'nobody',
    direct_dial: dialled === 'all' ? '' : dialled.join(' '),
    fallback: destinationText(menu.fallback),
    ...noKeys,
    ...Object.fromEntries(keys),
  };
}

/** The name of a key's field. */
export function keyField(key: MenuKey): KeyField {
  return `key_${key}`;
}

/** The name of the field of what is said about a key. */
export function wordsField(key: MenuKey): WordsField {
  return `words_${key}`;
}

/** Whether something can be said before a key does what it does: a menu that is said again has its own words. */
export function canSayMore(fields: MenuFields, key: MenuKey): boolean {
  const action = actionIn(fields[keyField(key)]);
  return action !== null && action.type !== 'repeat';
}

/** What stands in the form, as the API wants it. */
export function bodyOf(fields: MenuFields) {
  const { name, language, dialable } = fields;
  return {
    ...{ name, language, number: fields.number.trim() || null },
    id: fields.id || identifierFrom(name),
    greeting: fields.greeting || null,
    invalid_prompt: fields.invalid_prompt || null,
    timeout_prompt: fields.timeout_prompt || null,
    timeout_seconds: Number(fields.timeout_seconds),
    attempts: Number(fields.attempts),
    invalid_attempts: Number(fields.invalid_attempts),
    options: menuKeys.flatMap((key) => {
      const action = actionIn(fields[keyField(key)]);
      const words = canSayMore(fields, key) ? fields[wordsField(key)] : '';
      return action ? [{ key, action, prompt: words || null }] : [];
    }),
    direct_dial: dialable === 'all' ? dialable : dialable === 'some' ? numbersIn(fields.direct_dial) : [],
    fallback: destinationIn(fields.fallback),
  };
}

/** A form without faults, to be sent. */
export function menuOf(fields: MenuFields): Menu {
  return thingKinds.menu.schema.parse(bodyOf(fields));
}

/** What the schema says of destinations is not for people. */
export function checkFields(fields: MenuFields): FieldErrors<MenuFields> {
  const isAtFault = (key: MenuKey) => fields[keyField(key)] !== '' && actionIn(fields[keyField(key)]) === null;
  const faults = menuKeys.filter(isAtFault).map((key) => [keyField(key), 'Choose what it does, or nothing.']);
  return {
    ...Object.fromEntries(faults),
    ...(destinationIn(fields.fallback) ? {} : { fallback: 'Choose where the call goes then.' }),
    ...(fields.dialable === 'some' && numbersIn(fields.direct_dial).length === 0
      ? { direct_dial: 'Give at least one extension.' }
      : {}),
  };
}

/** Settings that fit most menus as they come; shown when one of them is at fault or in use. */
export function needsMore(fields: MenuFields, atFault: (name: keyof MenuFields) => boolean): boolean {
  const rare = [
    ...(['invalid_prompt', 'timeout_prompt', 'language'] as const),
    ...(['timeout_seconds', 'attempts', 'invalid_attempts'] as const),
  ];
  return rare.some((name) => atFault(name) || fields[name] !== newFields[name]);
}

function actionText(action: MenuAction): string {
  return action.type === 'repeat' || action.type === 'directory' ? action.type : destinationText(action);
}

function actionIn(text: string): MenuAction | null {
  return text === 'repeat' || text === 'directory' ? { type: text } : destinationIn(text);
}

function numbersIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((number) => number !== '');
}
