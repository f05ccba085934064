import { join } from 'node:path';
import { openDatabase } from '@flexpbx/db';
import { findAsterisk } from '@flexpbx/ops';
import { type Environment, programDir, readPushKeys, runProcess, statePaths, systemClock } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import packageJson from '../package.json' with { type: 'json' };
import { machineLoad } from './features/status/machine-load.ts';
import { keepHouse } from './housekeeping.ts';
import { serveHttps } from './http/https-server.ts';
import { sipRelay } from './http/sip-websocket.ts';
import { createPortal } from './portal.ts';
import { trialRendering } from './trial-rendering.ts';

await runProcess('portal', async ({ environment, logger, onStop, ready }) => {
  const clock = systemClock;
  const startedAt = new Date(clock.now());
  const paths = statePaths(environment);

  const database = await openDatabase(environment, logger);
  onStop('database', () => database.close());

  const portal = createPortal({
    database,
    voicemail: openVoicemailSpool(paths.asterisk),
    tryRendering: trialRendering(environment),
    prompts: { ...paths.prompts, speech: paths.asterisk.speech },
    music: { ...paths.music, supplied: await suppliedMusic(environment) },
    recordingsDir: paths.asterisk.monitor,
    pushPublicKey: (await readPushKeys(paths.pushKeys)).publicKey,
    load: machineLoad(),
    environment,
    clock,
    logger,
    startedAt,
    version: packageJson.version,
    webDir: join(programDir, 'apps', 'web', 'dist'),
  });

  const { server, close } = await serveHttps(portal.app, paths, {
    address: environment.bindAddress,
    port: environment.ports.https,
    logger,
  });
  onStop('HTTPS', close);
  onStop('event streams', () => portal.close());

  const relay = sipRelay(`ws://127.0.0.1:${environment.ports.asteriskHttp}/ws`, logger);
  server.on('upgrade', relay.upgrade);
  onStop('SIP relay', () => relay.close());

  onStop('housekeeping', keepHouse(database, { clock, logger, startedAt }));
  ready();
});

/** Where Asterisk's own pieces of music lie; null while there is no Asterisk. */
async function suppliedMusic(environment: Environment): Promise<string | null> {
  const program = await findAsterisk(environment).catch(() => null);
  return program && join(program.dataDir, 'moh');
}
