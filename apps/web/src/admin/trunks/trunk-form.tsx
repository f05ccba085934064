import { thingKinds } from '@flexpbx/domain';
import type { ReactNode } from 'react';
import {
  ChoiceField,
  LinesField,
  MoreFields,
  NumberField,
  type Optional,
  SecretField,
  SelectField,
  TextField,
  TickField,
} from '../../design/fields.tsx';
import { OrderedListField } from '../../design/ordered-list-field.tsx';
import type { Form } from '../../design/use-form.ts';
import { codecOptions, dtmfOptions } from '../../telephony/sound-options.ts';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { askedOf, checkFields, creationOf, type TrunkFields } from './trunk-fields.ts';
import styles from './trunks.module.css';

type FieldName = Exclude<keyof TrunkFields, 'id' | 'name' | 'preset' | 'caller_number'>;

/** The form of a trunk: its name, what its preset asks for, and behind "All settings" everything else. */
export function TrunkForm(props: ThingFormProps<TrunkFields> & { secretsSet: readonly string[] }) {
  return (
    <ThingForm {...props} schema={thingKinds.trunk.schema} toBody={creationOf} check={checkFields}>
      {(form) => <Fields form={form} secretsSet={props.secretsSet} />}
    </ThingForm>
  );
}

function Fields({ form, secretsSet }: Pick<FieldProps, 'form' | 'secretsSet'>) {
  const asked = askedOf(form.values.preset);
  const isAsked = (name: string) => asked.includes(name);
  const rest = fieldNames.filter((name) => !isAsked(name));
  const field = (optional: Optional) => (name: FieldName) => (
    <TrunkField key={name} form={form} name={name} secretsSet={secretsSet} optional={optional} />
  );
  return (
    <>
      <TextField form={form} name="name" label="Name" hint="What it is called here." autoComplete="off" />
      {asked.filter((name): name is FieldName => fieldNames.some((known) => known === name)).map(field(true))}
      <MoreFields label="All settings" open={rest.some((name) => form.errors[name] !== undefined)}>
        <p className={styles.about}>These are right as they are for most. What is empty can stay so.</p>
        {rest.map(field('told'))}
      </MoreFields>
    </>
  );
}

interface FieldProps {
  form: Form<TrunkFields>;
  name: FieldName;
  /** Secrets that are set: left empty they stay. */
  secretsSet: readonly string[];
  /** How it is said of those that may stay empty. */
  optional: Optional;
}

function TrunkField({ form, name, secretsSet, optional }: FieldProps) {
  const keeps = secretsSet.includes(name) ? ' Left empty, the present one stays.' : '';
  return fields[name](form, optional, keeps);
}

/** Draws one field. */
type Draw = (form: Form<TrunkFields>, optional: Optional, keeps: string) => ReactNode;

const text =
  (label: string, hint: string) =>
  (name: FieldName & keyof TextFields): Draw =>
  (form, optional) => (
    <TextField form={form} name={name} label={label} hint={hint} autoComplete="off" optional={optional} />
  );

/** Whoever signs in needs a name and a password. */
const unlessSigningIn = ({ values }: Form<TrunkFields>, optional: Optional) =>
  values.kind === 'registration' ? false : optional;

type TextFields = { [Name in FieldName as TrunkFields[Name] extends string ? Name : never]: string };

/** Every field, in the order they stand in where a preset does not ask for them first. */
const fields: Readonly<Record<FieldName, Draw>> = {
  enabled: (form) => (
    <TickField form={form} name="enabled" label="In use" hint="Switched off, no call comes or goes by it." />
  ),
  kind: (form) => (
    <ChoiceField
      form={form}
      name="kind"
      label="How the two sides know each other"
      options={[
        { value: 'registration', label: 'This system signs in there', hint: 'With a user name, from any address.' },
        { value: 'address', label: 'By their addresses', hint: 'Nobody signs in.' },
      ]}
    />
  ),
  host: (form) => (
    <TextField
      form={form}
      name="host"
      label="Host"
      hint="Name or address, for example sip.provider.net."
      autoComplete="off"
    />
  ),
  port: (form, optional) => (
    <NumberField
      form={form}
      name="port"
      label="Port"
      hint="Left empty, it is found by name, or the usual one is taken."
      optional={optional}
    />
  ),
  transport: (form) => (
    <SelectField
      form={form}
      name="transport"
      label="Transport"
      options={[
        { value: 'udp', label: 'UDP' },
        { value: 'tcp', label: 'TCP' },
        { value: 'tls', label: 'TLS (encrypted)' },
      ]}
    />
  ),
  verify_certificate: (form) => (
    <TickField
      form={form}
      name="verify_certificate"
      label="Check the certificate"
      hint="Counts with TLS. The other side has to prove that it is the host given above, or nothing is sent there. Without it, somebody on the way can pose as the provider."
    />
  ),
  username: (form, optional) => (
    <TextField
      form={form}
      name="username"
      label="User name"
      hint="Also called account, SIP ID or number."
      autoComplete="off"
      optional={unlessSigningIn(form, optional)}
    />
  ),
  auth_username: text('Name for the password', 'Only where it differs from the user name.')('auth_username'),
  password: (form, optional, keeps) => (
    <SecretField
      form={form}
      name="password"
      label="Password"
      hint={`The one for SIP, not the one for the provider’s web pages.${keeps}`}
      autoComplete="new-password"
      optional={unlessSigningIn(form, optional)}
    />
  ),
  allowed_addresses: (form, optional) => (
    <LinesField
      form={form}
      name="allowed_addresses"
      label="Addresses it calls from"
      hint="Besides the host, one to a line: 203.0.113.5 or 203.0.113.0/24. Calls from anywhere else are refused."
      optional={optional}
    />
  ),
  caller_id: (form) => (
    <>
      <ChoiceField
        form={form}
        name="caller_id"
        label="How calls are shown"
        options={[
          {
            value: 'extension',
            label: 'As the extension',
            hint: 'With the number from outside that rings it, or its own where it has none.',
          },
          { value: 'number', label: 'Always with one number' },
          { value: 'anonymous', label: 'Hidden', hint: 'The provider still knows who calls, and who pays.' },
        ]}
      />
      {form.values.caller_id === 'number' && (
        <TextField
          form={form}
          name="caller_number"
          label="Number shown"
          hint="As the provider wants it, for example +15550100."
          width="short"
          autoComplete="off"
        />
      )}
    </>
  ),
  max_calls: (form, optional) => (
    <NumberField
      form={form}
      name="max_calls"
      label="Calls at once"
      hint="In and out together. When it is full, calls go by the next trunk. Left empty, there is no limit."
      optional={optional}
    />
  ),
  patience_seconds: (form) => (
    <NumberField
      form={form}
      name="patience_seconds"
      label="Patience in seconds"
      hint="How long a call may stay without any sign, not even ringing, before the next trunk is tried."
    />
  ),
  qualify_seconds: (form, optional) => (
    <NumberField
      form={form}
      name="qualify_seconds"
      label="Ask every … seconds whether it is there"
      hint="Left empty, it is never asked: for providers that don’t answer."
      optional={optional}
    />
  ),
  encryption: (form) => (
    <SelectField
      form={form}
      name="encryption"
      label="Encrypted sound"
      hint="Needs TLS. A call in the clear is then refused."
      options={[
        { value: 'off', label: 'No' },
        { value: 'sdes', label: 'Yes (SRTP)' },
      ]}
    />
  ),
  codecs: (form) => (
    <OrderedListField
      form={form}
      name="codecs"
      label="Codecs"
      hint="Offered in this order."
      options={codecOptions}
      addLabel="Add a codec"
      empty="Those of the whole system."
    />
  ),
  dtmf: (form) => (
    <SelectField form={form} name="dtmf" label="Keys pressed during a call" options={dtmfOptions('the provider')} />
  ),
  outbound_proxy: text('Proxy', 'Where everything is sent first, when the provider gives one.')('outbound_proxy'),
  from_user: text('User in “From”', 'Where the provider wants its account there instead of the caller.')('from_user'),
  from_domain: text('Our domain', 'The domain in “From”, where the provider gives one.')('from_domain'),
  contact_user: text('Called as', 'What calls that come in are addressed to; usually the user name.')('contact_user'),
  key_header: text('Header of the key', 'Begins with X-.')('key_header'),
  key: (form, optional, keeps) => (
    <SecretField
      form={form}
      name="key"
      label="Key of the trunk"
      hint={`Sent with every call, where the provider gives one.${keeps}`}
      autoComplete="new-password"
      optional={optional}
    />
  ),
};

const fieldNames = Object.keys(fields) as FieldName[];
