import { identifierFrom, type Thing, thingKinds } from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';
import { destinationIn, destinationText } from '../../telephony/destinations.ts';

/** An inbound route as the API answers it. */
export type InboundRoute = Output<'getInboundRoute'>;

/** Whose calls a route takes. */
type CallerRule = 'everybody' | 'anonymous' | 'number';

/** Fields of a route's form, as typed. Names are the API's; what is not chosen is empty. */
export type InboundFields = Readonly<{
  id: string;
  name: string;
  number: string;
  destination: string;
  schedule: string;
  switch: string;
  closed_destination: string;
  caller_rule: CallerRule;
  caller: string;
  trunk: string;
  name_prefix: string;
  music: string;
  enabled: boolean;
}>;

/** A form to change a route. */
export function fieldsOf(route: InboundRoute): InboundFields {
  const { caller } = route;
  return {
    id: route.id,
    name: route.name,
    number: route.number ?? '',
    destination: destinationText(route.destination),
    schedule: route.schedule ?? '',
    switch: route.switch ?? '',
    closed_destination: destinationText(route.closed_destination),
    caller_rule: caller === null ? 'everybody' : caller === 'anonymous' ? 'anonymous' : 'number',
    caller: caller === null || caller === 'anonymous' ? '' : caller,
    trunk: route.trunk ?? '',
    name_prefix: route.name_prefix,
    music: route.music ?? '',
    enabled: route.enabled,
  };
}

/** A form to add one. */
export const newFields: InboundFields = {
  id: '',
  name: '',
  number: '',
  destination: '',
  schedule: '',
  switch: '',
  closed_destination: 'closed',
  caller_rule: 'everybody',
  caller: '',
  trunk: '',
  name_prefix: '',
  music: '',
  enabled: true,
};

/** What stands in the form, as the API wants it. Blanks, brackets and dashes are how people write numbers. */
export function bodyOf({ id, caller_rule, ...fields }: InboundFields) {
  return {
    ...fields,
    id: id || identifierFrom(fields.name),
    number: plainNumber(fields.number) || null,
    caller: callerOf(caller_rule, fields.caller),
    destination: destinationIn(fields.destination),
    closed_destination: destinationIn(fields.closed_destination),
    schedule: fields.schedule || null,
    switch: fields.switch || null,
    trunk: fields.trunk || null,
    music: fields.music || null,
  };
}

/** A form without faults, to be sent. */
export function routeOf(fields: InboundFields): Thing<'inbound-route'> {
  return thingKinds['inbound-route'].schema.parse(bodyOf(fields));
}

function callerOf(rule: CallerRule, number: string): string | null {
  if (rule === 'number') return plainNumber(number);
  return rule === 'anonymous' ? rule : null;
}

function plainNumber(text: string): string {
  return text.replace(/[\s()/.-]/g, '');
}

/** What the schema says of destinations is not for people. */
export function checkFields({ destination, closed_destination }: InboundFields): FieldErrors<InboundFields> {
  const open = destinationIn(destination) ? {} : { destination: 'Choose where its calls go.' };
  const closed = destinationIn(closed_destination)
    ? {}
    : { closed_destination: 'Choose where calls go while it is closed.' };
  return { ...open, ...closed };
}

/** Settings most numbers never need; shown when one of them is at fault or in use. */
export function needsMore(fields: InboundFields, atFault: (name: keyof InboundFields) => boolean): boolean {
  const rare = ['caller_rule', 'caller', 'trunk', 'name_prefix', 'music', 'enabled'] as const;
  return rare.some((name) => atFault(name) || fields[name] !== newFields[name]);
}
