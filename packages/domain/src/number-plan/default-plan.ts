import type { Thing } from '../things/things.ts';

/** The number plan of a new system: Appendix C of the seed. Mailboxes have a feature code; outside numbers have outbound routes. */
export const defaultNumberPlan: readonly Thing<'dial-rule'>[] = [
  rule('extensions', '^1[0-9]{3}$', 'extension'),
  rule('operator', '^0$', 'auto_attendant'),
  rule('conferences', '^2[0-9]{3}$', 'conference'),
  rule('parking', '^7[0-9]$', 'park'),
  rule('queues', '^8[0-9]{3}$', 'queue'),
  rule('paging', '^9[0-9]{3}$', 'paging'),
];

function rule(id: string, pattern: string, action: Thing<'dial-rule'>['action']): Thing<'dial-rule'> {
  return { id, pattern, action, trunk: null, destination: null };
}
