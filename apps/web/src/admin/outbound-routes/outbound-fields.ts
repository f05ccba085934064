import { dialPattern, identifierFrom, type thingKinds } from '@flexpbx/domain';
import type { z } from 'zod';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';

/** An outbound route as the API answers it. */
export type OutboundRoute = Output<'getOutboundRoute'>;

/** Fields of a route's form, as typed. Names are the API's. */
export type RouteFields = Readonly<{
  id: string;
  name: string;
  enabled: boolean;
  /** One to a line. */
  patterns: string;
  strip: string;
  prepend: string;
  trunks: readonly string[];
  ring_seconds: string;
}>;

/** A form to change a route. */
export function fieldsOf(route: z.output<(typeof thingKinds)['outbound-route']['schema']>): RouteFields {
  return {
    id: route.id,
    name: route.name,
    enabled: route.enabled,
    patterns: route.patterns.join('\n'),
    strip: String(route.strip),
    prepend: route.prepend,
    trunks: route.trunks,
    ring_seconds: String(route.ring_seconds),
  };
}

/** A form to add one. */
export const newFields: RouteFields = {
  id: '',
  name: '',
  enabled: true,
  patterns: '',
  strip: '0',
  prepend: '',
  trunks: [],
  ring_seconds: '60',
};

/** What to send to change a route. */
export function changeOf({ id: _, ...fields }: RouteFields) {
  return {
    ...fields,
    patterns: patternsIn(fields.patterns),
    strip: Number(fields.strip),
    prepend: fields.prepend.trim(),
    trunks: [...fields.trunks],
    ring_seconds: Number(fields.ring_seconds),
  };
}

/** What to send to add a route. */
export function routeOf(fields: RouteFields) {
  return { id: fields.id || identifierFrom(fields.name), ...changeOf(fields) };
}

/** The patterns that stand in the form, one to a line. */
function patternsIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Which line is at fault, and text that should have been a number. */
export function checkFields({ patterns, strip, ring_seconds }: RouteFields): FieldErrors<RouteFields> {
  const errors: Partial<Record<keyof RouteFields, string>> = {};
  for (const [at, pattern] of patternsIn(patterns).entries()) {
    const fault = dialPattern.safeParse(pattern).error?.issues[0]?.message;
    if (fault !== undefined && errors.patterns === undefined) errors.patterns = `Line ${at + 1}: ${fault}`;
  }
  if (!/^\d+$/.test(strip.trim())) errors.strip = 'Give a whole number, 0 for none.';
  if (!/^\d+$/.test(ring_seconds.trim())) errors.ring_seconds = 'Give a whole number of seconds, for example 60.';
  return errors;
}
