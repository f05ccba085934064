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
  queue_priority: string;
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
    queue_priority: String(route.queue_priority),
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
  queue_priority: '0',
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
    queue_priority: Number(fields.queue_priority),
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

/** What the schema says of destinations, and of text that should have been a number, is not for people. */
export function checkFields(fields: InboundFields): FieldErrors<InboundFields> {
  const { destination, closed_destination, queue_priority: priority } = fields;
  const open = destinationIn(destination) ? {} : { destination: 'Choose where its calls go.' };
  const closed = destinationIn(closed_destination)
    ? {}
    : { closed_destination: 'Choose where calls go while it is closed.' };
  const number = /^\d+$/.test(priority.trim()) ? {} : { queue_priority: 'Give a number from 0 to 10.' };
  return { ...open, ...closed, ...number };
}

/** Settings most numbers never need; shown when one of them is at fault or in use. */
export function needsMore(fields: InboundFields, atFault: (name: keyof InboundFields) => boolean): boolean {
  const rare = ['caller_rule', 'caller', 'trunk', 'name_prefix', 'queue_priority', 'music', 'enabled'] as const;
  return rare.some((name) => atFault(name) || fields[name] !== newFields[name]);
}
