import { existsSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { connectAmi } from '@flexpbx/asterisk';
import { openDatabase } from '@flexpbx/db';
import { findAsterisk, renewOwnCertificate, watchCertificate } from '@flexpbx/ops';
import { machineOf, readTemplates } from '@flexpbx/renderer';
import { AppError, readAsteriskAccess, repeatedly, runProcess, statePaths, systemClock } from '@flexpbx/runtime';
import { CertificateKeeper } from './certificate-keeper.ts';
import { ConfigurationKeeper } from './configuration-keeper.ts';
import { startedSpan } from './running-asterisk.ts';

const lookEveryMs = 30_000;
const heartbeatEveryMs = 5_000;
const renewEveryMs = 12 * 60 * 60 * 1000;

await runProcess('configd', async ({ environment, logger, stopping, ready, onStop }) => {
  const startedAt = new Date();
  const paths = statePaths(environment);
  const { etc, lastGood, staging, mode } = paths.asterisk;
  const [access, program] = await Promise.all([readAsteriskAccess(paths.asteriskAccess), findAsterisk(environment)]);
  const database = await openDatabase(environment, logger);
  onStop('database', () => database.close());

  const keeper = new ConfigurationKeeper({
    configuration: database.configuration,
    templates: readTemplates(),
    machine: machineOf(environment, access, program),
    folders: { etc, lastGood, staging, mode },
    clock: systemClock,
    logger,
  });
  onStop('change under way', () => keeper.idle());
  onStop(
    'bell',
    database.bell.listen(['configuration-wanted'], () => void keeper.wake()),
  );
  // Written by others: the mode by flexpbx-toggle-permissions, what became of a staged generation by flexpbx-apply.
  for (const folder of new Set([dirname(mode), staging])) {
    const watcher = watch(folder, (_, name) => {
      if (name === basename(mode) || name === 'outcome.json') void keeper.wake();
    });
    onStop('watch', () => watcher.close());
  }

  const certificates = new CertificateKeeper({
    files: paths,
    renew: () => renewOwnCertificate(environment, new Date()),
    logger,
  });
  onStop(
    'watch',
    watchCertificate(paths, () => void certificates.changed()),
  );

  const surroundings = { logger, clock: systemClock, signal: stopping };
  let isConnected = () => false;
  await keeper.wake();
  if (!existsSync(join(etc, 'asterisk.conf'))) throw await whyNothingIsThere(database.configuration);
  ready();
  void repeatedly('the heartbeat could not be written', heartbeatEveryMs, surroundings, () =>
    database.heartbeats.beat({
      process: 'configd',
      pid: process.pid,
      startedAt,
      beatAt: new Date(),
      detail: { asterisk: isConnected() ? 'connected' : 'not connected' },
    }),
  );
  void repeatedly('the configuration could not be looked at', lookEveryMs, surroundings, () => keeper.wake());

  void repeatedly('the certificate could not be renewed', renewEveryMs, surroundings, () => certificates.renewInTime());

  const ami = await connectAmi({
    host: '127.0.0.1',
    port: environment.ports.ami,
    ...access.amiConfiguration,
    events: ['system'],
    logger,
    signal: stopping,
  });
  onStop('manager interface', () => ami.close());
  isConnected = () => ami.connected;
  ami.onConnection((change) => {
    if (change !== 'lost') return;
    keeper.asteriskLost();
    certificates.asteriskLost();
  });
  // Told on each connection, at once when it has booted already.
  ami.on('FullyBooted', ({ uptimeSeconds }) => {
    const asterisk = { requests: ami, started: startedSpan(uptimeSeconds, new Date()) };
    void keeper.asteriskBooted(asterisk);
    void certificates.asteriskBooted(asterisk);
  });
});

/** Without any files Asterisk can't start: what stands in the way, for the supervisor to show. */
async function whyNothingIsThere(configuration: {
  state(): Promise<{ mode: string; failure: { reason: string } | null }>;
}): Promise<AppError> {
  const { failure, mode } = await configuration.state();
  const reason =
    failure?.reason ??
    (mode === 'secure'
      ? 'In secure mode an operator puts the first configuration in place: sudo flexpbx-apply.'
      : 'The reason stands in configd.log.');
  return new AppError('setup-incomplete', `Asterisk has no configuration to start with. ${reason}`);
}
