import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Cable, layCable } from '@flexpbx/asterisk/contract';
import { nodeFlags } from '@flexpbx/ops/node-flags';
import { programFile } from '../system/program-file.ts';
import type { TestSystem } from '../system/start-system.ts';

/** The two ways call control speaks to Asterisk, each through a cable. */
export interface Cables {
  /** From now on nothing gets through and nobody is told, as when a network drops packets. */
  fallSilent(): void;
  mend(): void;
}

/**
 * Starts call control with cables between it and Asterisk, in place of the one that the supervisor keeps, while something
 * happens.
 */
export async function withCallControlOnCable(
  { environment, variables }: TestSystem,
  meanwhile: (cables: Cables) => Promise<void>,
): Promise<void> {
  const { asteriskHttp, ami } = environment.ports;
  const cables = await Promise.all([layCable(asteriskHttp), layCable(ami)]);
  const [http, manager] = cables;
  const env = {
    ...variables,
    FLEXPBX_ASTERISK_HTTP_PORT: String(http.port),
    FLEXPBX_AMI_PORT: String(manager.port),
  };
  const callControl = fork(programFile('pbx'), { env, execArgv: [...nodeFlags], stdio: 'ignore' });
  const gone = once(callControl, 'exit');
  try {
    await Promise.race([once(callControl, 'message'), gone.then(() => Promise.reject(new Error('it did not start')))]);
    await meanwhile(both(cables));
  } finally {
    // Its supervisor goes away, so it ends in order and leaves its calls as they stand.
    if (callControl.connected) callControl.disconnect();
    await gone;
    await Promise.all(cables.map((cable) => cable.close()));
  }
}

function both(cables: readonly Cable[]): Cables {
  return {
    fallSilent: () => {
      for (const cable of cables) cable.fallSilent();
    },
    mend: () => {
      for (const cable of cables) cable.mend();
    },
  };
}
