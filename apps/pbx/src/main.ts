import { join } from 'node:path';
import { type Ami, connectAmi, connectAri } from '@flexpbx/asterisk';
import { openDatabase } from '@flexpbx/db';
import {
  type Environment,
  type Logger,
  readAsteriskAccess,
  repeatedly,
  runProcess,
  statePaths,
  systemClock,
} from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import { startCallControl } from './call-control.ts';

const heartbeatEveryMs = 5_000;
const sweepEveryMs = 60_000;
const loopback = '127.0.0.1';

await runProcess('pbx', async ({ environment, logger, stopping, ready, onStop }) => {
  const startedAt = new Date();
  const database = await openDatabase(environment, logger);
  onStop('database', () => database.close());

  let ami: Ami | null = null;
  const surroundings = { logger, clock: systemClock, signal: stopping };
  const beat = async () => {
    const detail = await describeAsterisk(ami);
    await database.heartbeats.beat({ process: 'pbx', pid: process.pid, startedAt, beatAt: new Date(), detail });
  };
  void repeatedly('the heartbeat could not be written', heartbeatEveryMs, surroundings, beat);

  const { asterisk, amiLink } = await connect(environment, logger, stopping);
  ami = amiLink;
  // At once, or the portal says for five seconds more that Asterisk does not answer. The regular beat tells of a fault.
  void beat().catch(() => {});
  onStop('manager interface', () => amiLink.close());
  onStop('call control interface', () => asterisk.close());

  const control = await startCallControl({
    asterisk,
    ami: amiLink,
    database,
    spool: openVoicemailSpool(statePaths(environment).asterisk),
    spoolFolder: statePaths(environment).asterisk.spool,
    promptFolders: {
      speech: statePaths(environment).asterisk.speech,
      prompts: statePaths(environment).prompts.sounds,
      uploads: statePaths(environment).prompts.uploads,
    },
    asteriskLog: join(statePaths(environment).asterisk.log, 'messages.log'),
    clock: systemClock,
    logger,
  });
  onStop('calls', () => control.drain());
  void repeatedly('leftovers could not be looked for', sweepEveryMs, surroundings, () => control.sweep());
  ready();
});

async function connect(environment: Environment, logger: Logger, signal: AbortSignal) {
  const access = await readAsteriskAccess(statePaths(environment).asteriskAccess);
  const { asteriskHttp, ami } = environment.ports;
  const [asterisk, amiLink] = await Promise.all([
    connectAri({ host: loopback, port: asteriskHttp, ...access.ari, application: 'flexpbx', logger, signal }),
    connectAmi({ host: loopback, port: ami, ...access.amiCalls, events: ['system', 'call', 'user'], logger, signal }),
  ]);
  return { asterisk, amiLink };
}

/** What the heartbeat says of Asterisk: its version, or nothing while it does not answer. */
async function describeAsterisk(ami: Ami | null): Promise<Record<string, string>> {
  if (!ami?.connected) return {};
  try {
    const { response } = await ami.action('CoreSettings', {});
    return { asterisk: response.AsteriskVersion ?? '' };
  } catch {
    return {};
  }
}
