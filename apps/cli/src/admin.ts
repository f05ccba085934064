import type { GivenPassword } from '@flexpbx/ops';
import type { Terminal } from './terminal.ts';

/** Shows a temporary password, the only time it can be seen. */
export function showGivenPassword(given: GivenPassword, portal: string, terminal: Terminal): void {
  terminal.print(`Portal: ${portal}`);
  for (const line of passwordLines(given)) terminal.print(line);
}

/** User name and password, a line each, and what is special about this password. */
export function passwordLines({ username, password, expiresAt }: GivenPassword): string[] {
  return [
    `User name: ${username}`,
    `One-time password: ${password}`,
    `It works once, until ${timeOfDay(expiresAt)}; then you choose your own. It is not shown again.`,
  ];
}

function timeOfDay(time: Date): string {
  return time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
