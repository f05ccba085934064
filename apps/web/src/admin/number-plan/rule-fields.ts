import { type Thing, thingKinds } from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';
import { destinationIn, destinationText } from '../../telephony/destinations.ts';
import { patternFrom, textOf } from './number-pattern.ts';

/** A rule of the number plan as the API answers it. */
export type DialRule = Output<'getDialRule'>;

/** Fields of a rule's form, as typed. Names are the API's. */
export type RuleFields = Readonly<{
  id: string;
  pattern: string;
  action: DialRule['action'];
  trunk: string;
  destination: string;
}>;

/** A form to change a rule. */
export function fieldsOf({ id, pattern, action, trunk, destination }: DialRule): RuleFields {
  return { id, pattern: textOf(pattern), action, trunk: trunk ?? '', destination: destinationText(destination) };
}

/** A form to add one. */
export const newFields: RuleFields = { id: '', pattern: '', action: 'extension', trunk: '', destination: '' };

/** What stands in the form, as the API wants it: only what its action has. */
export function bodyOf({ id, pattern, action, trunk, destination }: RuleFields) {
  return {
    id: id.trim(),
    pattern: patternFrom(pattern),
    action,
    trunk: (action === 'trunk' && trunk) || null,
    destination: action === 'auto_attendant' ? destinationIn(destination) : null,
  };
}

/** A form without faults, to be sent. */
export function ruleOf(fields: RuleFields): Thing<'dial-rule'> {
  return thingKinds['dial-rule'].schema.parse(bodyOf(fields));
}
