import { localAddresses, portalAddress, reachableAddresses } from '@flexpbx/ops';
import { superviseSystem } from '@flexpbx/ops/supervise-system';
import { type Clock, type Environment, reasonOf } from '@flexpbx/runtime';
import { passwordLines } from './admin.ts';
import type { PreparedDatabase } from './prepare-database.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** What `flexpbx up` is given. */
export interface UpOptions {
  readonly environment: Environment;
  readonly variables: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  readonly prepareDatabase: () => Promise<PreparedDatabase>;
}

/** `flexpbx up`: runs the whole system until it is told to stop. */
export async function up(options: UpOptions): Promise<ExitCode> {
  const { environment, variables, terminal, clock, stopping } = options;
  const startedAt = clock.now();
  let prepared: PreparedDatabase = { migrations: [], firstAdmin: null };
  stopping.addEventListener('abort', () => terminal.print('Stopping; calls end.'), { once: true });
  try {
    await superviseSystem({
      environment,
      variables,
      clock,
      stopping,
      progress: { tell: terminal.print, warn: terminal.complain },
      prepareDatabase: async () => {
        prepared = await options.prepareDatabase();
        if (prepared.migrations.length > 0) terminal.print(`Database: brought up to ${prepared.migrations.at(-1)}.`);
      },
      onReady: () => {
        const seconds = (clock.now() - startedAt) / 1000;
        terminal.print(welcome(environment, localAddresses(), prepared, seconds).join('\n'));
      },
    });
  } catch (fault) {
    if (!stopping.aborted) {
      terminal.complain(reasonOf(fault));
      return exitCodes.problem;
    }
  }
  terminal.print('Stopped. Nothing is left running.');
  return exitCodes.ok;
}

/** What somebody who has just started FlexPBX wants to know, in the order they need it. */
export function welcome(
  environment: Environment,
  addresses: readonly string[],
  { firstAdmin }: PreparedDatabase,
  seconds: number,
): string[] {
  const { publicHost, bindAddress, ports } = environment;
  // The name of this machine is often known to itself only; its addresses work from everywhere near.
  const reachable = reachableAddresses(bindAddress, addresses);
  const elsewhere = reachable.map((address) => portalAddress({ publicHost: address, ports }));
  return [
    '',
    `FlexPBX is ready, ${seconds.toFixed(1)} s after its start.`,
    '',
    `Portal: ${portalAddress(environment)}`,
    ...(elsewhere.length > 0 ? [`From other machines: ${elsewhere.join(' or ')}`] : []),
    ...(firstAdmin ? [...passwordLines(firstAdmin), 'Too late? Then: system-scripts/flexpbx admin reset admin'] : []),
    'The certificate is self-signed: the browser warns once.',
    '',
    'To connect a phone, add an extension in the portal, then enter in the phone:',
    `  Server: ${[publicHost, ...reachable].join(' or ')}`,
    `  Port and transport: ${ports.sip} with UDP or TCP, ${ports.sips} with TLS`,
    "  User name: the extension's number. Password: its SIP password.",
    '',
    'Ctrl-C stops everything.',
  ];
}
