import { identifierFrom, presetOf, type TrunkPreset, thingKinds } from '@flexpbx/domain';
import type { z } from 'zod';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';
import { codecsOf } from '../../telephony/sound-options.ts';

/** A trunk as the API answers it. */
export type Trunk = Output<'getTrunk'>;

/** Fields of a trunk's form, as typed. Names are the API's, so that its complaints find their field. */
export type TrunkFields = Readonly<{
  id: string;
  name: string;
  preset: string;
  enabled: boolean;
  kind: 'registration' | 'address';
  host: string;
  port: string;
  transport: 'udp' | 'tcp' | 'tls';
  verify_certificate: boolean;
  username: string;
  auth_username: string;
  password: string;
  outbound_proxy: string;
  from_user: string;
  from_domain: string;
  contact_user: string;
  /** One to a line. */
  allowed_addresses: string;
  /** None: the system's. */
  codecs: readonly string[];
  dtmf: Trunk['dtmf'];
  encryption: 'off' | 'sdes';
  max_calls: string;
  caller_id: 'extension' | 'number' | 'anonymous';
  /** With `caller_id` "number". */
  caller_number: string;
  patience_seconds: string;
  /** Empty: never. */
  qualify_seconds: string;
  key_header: string;
  key: string;
}>;

type Settings = Omit<z.output<typeof thingKinds.trunk.schema>, 'password' | 'key'>;

/** A form for a trunk of this preset, or one to change a trunk; secrets are never filled in. */
export function fieldsOf(settings: Settings): TrunkFields {
  const { id, name, enabled, kind, host, transport, codecs, dtmf, encryption, caller_id: callerId } = settings;
  return {
    ...{ id, name, enabled, kind, host, transport, dtmf, encryption },
    verify_certificate: settings.verify_certificate,
    preset: settings.preset ?? '',
    port: textOf(settings.port),
    username: settings.username ?? '',
    auth_username: settings.auth_username ?? '',
    password: '',
    outbound_proxy: settings.outbound_proxy ?? '',
    from_user: settings.from_user ?? '',
    from_domain: settings.from_domain ?? '',
    contact_user: settings.contact_user ?? '',
    allowed_addresses: settings.allowed_addresses.join('\n'),
    codecs: codecs ?? [],
    max_calls: textOf(settings.max_calls),
    caller_id: callerId.show,
    caller_number: callerId.show === 'number' ? callerId.number : '',
    patience_seconds: textOf(settings.patience_seconds),
    qualify_seconds: textOf(settings.qualify_seconds),
    key_header: settings.key_header ?? '',
    key: '',
  };
}

/** A form for a new trunk of a preset. */
export function newFields({ id, given }: TrunkPreset): TrunkFields {
  const { host = '', ...rest } = given;
  const example = thingKinds.trunk.schema.parse({ ...rest, id: 'x', name: 'x', preset: id, host: 'x' });
  return { ...fieldsOf(example), id: '', name: '', host };
}

/** What to send to change a trunk. Secrets left empty stay as they are. */
export function changeOf(fields: TrunkFields) {
  const { id: _, password, key, caller_number, codecs, ...rest } = fields;
  const caller_id =
    fields.caller_id === 'number'
      ? { show: fields.caller_id, number: caller_number.trim() }
      : { show: fields.caller_id };
  return {
    ...rest,
    ...nullWhereEmpty(fields),
    port: numberOf(fields.port),
    allowed_addresses: fields.allowed_addresses.split(/[\s,]+/).filter((address) => address !== ''),
    codecs: codecs.length === 0 ? null : codecsOf(codecs),
    max_calls: numberOf(fields.max_calls),
    caller_id,
    patience_seconds: Number(fields.patience_seconds),
    qualify_seconds: numberOf(fields.qualify_seconds),
    ...(password && { password }),
    ...(key && { key }),
  };
}

/** What to send to add a trunk. */
export function creationOf(fields: TrunkFields) {
  return { id: fields.id || identifierFrom(fields.name), ...changeOf(fields) };
}

function nullWhereEmpty(fields: TrunkFields) {
  const orNull = (text: string) => text.trim() || null;
  return {
    host: fields.host.trim(),
    preset: orNull(fields.preset),
    username: orNull(fields.username),
    auth_username: orNull(fields.auth_username),
    outbound_proxy: orNull(fields.outbound_proxy),
    from_user: orNull(fields.from_user),
    from_domain: orNull(fields.from_domain),
    contact_user: orNull(fields.contact_user),
    key_header: orNull(fields.key_header),
  };
}

const wholeNumbers = ['port', 'max_calls', 'patience_seconds', 'qualify_seconds'] as const;

/** What the API's rules can't say about text that should have been a number, and of what the form has fields of its own for. */
export function checkFields(fields: TrunkFields): FieldErrors<TrunkFields> {
  const errors: Partial<Record<keyof TrunkFields, string>> = {};
  for (const name of wholeNumbers) {
    const text = fields[name].trim();
    if (text !== '' && !/^\d+$/.test(text)) errors[name] = 'Give a whole number.';
  }
  if (fields.patience_seconds.trim() === '') errors.patience_seconds = 'Give a whole number of seconds.';
  if (fields.caller_id === 'number' && !/^\+?\d{2,20}$/.test(fields.caller_number.trim()))
    errors.caller_number = 'Give the number calls are shown with, in digits.';
  return errors;
}

/** Which fields a trunk's preset asks for; all others are out of the way. A trunk of no known preset is asked for the usual. */
export function askedOf(presetId: string): readonly string[] {
  return presetOf(presetId)?.asks ?? ['host', 'username', 'password'];
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}

function numberOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
