import { extensionDefaults, identifierFrom } from '@flexpbx/domain';
import type { Input, Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';
import { codecsOf } from '../../telephony/sound-options.ts';

/** An extension as the API answers it. */
export type Extension = Output<'getExtension'>;

/** Fields of an extension's form, as typed. Names are the API's, so that its complaints find their field. */
export type ExtensionFields = Readonly<{
  number: string;
  name: string;
  email: string;
  caller_id: string;
  location: string;
  /** Empty: where the emergency settings say. */
  location_id: string;
  no_answer_timeout: string;
  voicemail: boolean;
  allow_external: boolean;
  password: string;
  voicemail_pin: string;
  /** None: the system's. */
  codecs: readonly string[];
  /** Empty: the system's. */
  dtmf: NonNullable<Extension['dtmf']> | '';
  encryption: Extension['encryption'];
  pickup_group: string;
  /** Empty: the system's. */
  music: string;
}>;

/** A form to add an extension: what the product gives where nothing is said. */
export const newFields: ExtensionFields = {
  number: '',
  name: '',
  email: '',
  caller_id: '',
  location: '',
  location_id: '',
  no_answer_timeout: String(extensionDefaults.ringSeconds),
  voicemail: extensionDefaults.voicemail,
  allow_external: extensionDefaults.allowExternal,
  password: '',
  voicemail_pin: '',
  codecs: [],
  dtmf: '',
  encryption: extensionDefaults.encryption,
  pickup_group: '',
  music: '',
};

/** A form to change `extension`; its secrets are never filled in. */
export function fieldsOf(extension: Extension): ExtensionFields {
  return {
    number: extension.number,
    name: extension.name,
    email: extension.email ?? '',
    caller_id: extension.caller_id ?? '',
    location: extension.location ?? '',
    location_id: extension.location_id ?? '',
    no_answer_timeout: String(extension.no_answer_timeout),
    voicemail: extension.voicemail,
    allow_external: extension.allow_external,
    password: '',
    voicemail_pin: '',
    codecs: extension.codecs ?? [],
    dtmf: extension.dtmf ?? '',
    encryption: extension.encryption,
    pickup_group: extension.pickup_group ?? '',
    music: extension.music ?? '',
  };
}

/** What to send to add an extension. Secrets left empty are generated. */
export function creationOf(fields: ExtensionFields): Input<'createExtension'>['body'] {
  return { number: fields.number.trim(), ...changeOf(fields) };
}

/** What to send to change an extension. Secrets left empty stay as they are. */
export function changeOf(fields: ExtensionFields) {
  const orNull = (text: string) => text.trim() || null;
  return {
    name: fields.name,
    email: orNull(fields.email),
    caller_id: orNull(fields.caller_id),
    location: orNull(fields.location),
    location_id: orNull(fields.location_id),
    no_answer_timeout: Number(fields.no_answer_timeout),
    voicemail: fields.voicemail,
    allow_external: fields.allow_external,
    codecs: fields.codecs.length === 0 ? null : codecsOf(fields.codecs),
    dtmf: fields.dtmf || null,
    encryption: fields.encryption,
    // People name a group as they like; what they wrote is shown as it is kept.
    pickup_group: fields.pickup_group.trim() === '' ? null : identifierFrom(fields.pickup_group),
    music: orNull(fields.music),
    ...(fields.password && { password: fields.password }),
    ...(fields.voicemail_pin && { voicemail_pin: fields.voicemail_pin }),
  } satisfies Input<'changeExtension'>['body'];
}

/** What the API's rules can't say about text that should have been a number. */
export function checkFields({ no_answer_timeout }: ExtensionFields): FieldErrors<ExtensionFields> {
  return /^\d+$/.test(no_answer_timeout.trim())
    ? {}
    : { no_answer_timeout: 'Give the ring time in whole seconds, for example 30.' };
}

/** Fields behind "More": opened when one of them is at fault. */
export const rarelyNeeded = ['caller_id', 'no_answer_timeout', 'location', 'password', 'voicemail_pin'] as const;

/** Fields behind "Sound and security". */
export const ofSoundAndSecurity = ['encryption', 'codecs', 'dtmf', 'music', 'pickup_group'] as const;
