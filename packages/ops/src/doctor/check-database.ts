import { type Finding, ok, type Patient, problem, warning } from './finding.ts';

/** Whether the database can be read and written. */
export function checkDatabase({ status }: Patient): Finding[] {
  const check = 'Database';
  return 'unavailable' in status.database
    ? [problem(check, status.database.unavailable, null)]
    : [ok(check, `Can be read and written; ${status.database.extensions} extensions.`)];
}

/** Whether Asterisk runs with what was last saved. */
export function checkConfiguration({ status }: Patient): Finding[] {
  const check = 'Configuration';
  if ('unavailable' in status.database) return [];
  const { phase, wanted, applied, reason, mode } = status.database.configuration;
  switch (phase) {
    case 'applied':
      return [ok(check, `Revision ${applied} is live (${mode} mode).`)];
    case 'applying':
      return [
        warning(check, `Revision ${wanted} is on its way; ${applied} is live.`, 'Wait a moment, then look again.'),
      ];
    case 'staged':
      return [warning(check, `Revision ${wanted} waits for an operator; ${applied} is live.`, 'sudo flexpbx-apply')];
    case 'failed':
      return [
        problem(
          check,
          `Revision ${wanted} could not be applied (${reason ?? 'no reason was given'}); ${applied} is live.`,
          'Correct what is named, or read configd.log in the log folder.',
        ),
      ];
  }
}
