import type { Database } from '@flexpbx/db';
import { type Api, api } from '@flexpbx/domain/api';
import type { Clock, Environment, Logger } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import express, { type Express } from 'express';
import { callHandlingRoutes } from './features/call-handling/routes.ts';
import { callRecordRoutes } from './features/call-records/routes.ts';
import { callRoutes } from './features/calls/routes.ts';
import { Recordings } from './features/conferences/recordings.ts';
import { conferenceRoutes } from './features/conferences/routes.ts';
import { configurationRoutes } from './features/configuration/routes.ts';
import { emergencyRoutes } from './features/emergency/routes.ts';
import { EventStreams } from './features/events/event-streams.ts';
import { eventRoutes } from './features/events/routes.ts';
import { extensionRoutes } from './features/extensions/routes.ts';
import { followMeRoutes } from './features/follow-me/routes.ts';
import { mailRoutes } from './features/mail/routes.ts';
import { mailTemplateRoutes } from './features/mail/template-routes.ts';
import { meRoutes } from './features/me/routes.ts';
import { type MusicParts, musicRoutes } from './features/music/routes.ts';
import { notificationRoutes } from './features/notifications/routes.ts';
import { pagingRoutes } from './features/paging/routes.ts';
import { parkingRoutes } from './features/parking/routes.ts';
import { type PromptRouteParts, promptRoutes } from './features/prompts/routes.ts';
import { pushRoutes } from './features/push/routes.ts';
import { myAgentRoutes } from './features/queues/my-agent-routes.ts';
import { SharedStatistics } from './features/queues/read-statistics.ts';
import { queueRoutes } from './features/queues/routes.ts';
import { queueStatisticsRoutes } from './features/queues/statistics-routes.ts';
import { routingRoutes } from './features/routing/routes.ts';
import { sessionRoutes } from './features/session/routes.ts';
import { settingsRoutes } from './features/settings/routes.ts';
import type { MachineLoad } from './features/status/machine-load.ts';
import { statusRoutes } from './features/status/routes.ts';
import { switchRoutes } from './features/switches/routes.ts';
import { thingRoutes } from './features/things/routes.ts';
import { transcriptionRoutes } from './features/transcription/routes.ts';
import { trunkRoutes } from './features/trunks/routes.ts';
import { usesRoutes } from './features/uses/routes.ts';
import { mailboxListRoutes } from './features/voicemail/mailbox-list-routes.ts';
import { mailboxRoutes } from './features/voicemail/mailbox-routes.ts';
import { voicemailRoutes } from './features/voicemail/routes.ts';
import { answerFaults, nameRequest, nothingHere } from './http/error-answers.ts';
import type { Handlers } from './http/handler.ts';
import { mountRoutes } from './http/mount.ts';
import { neverCached, securityHeaders } from './http/security-headers.ts';
import { webPages } from './http/web-pages.ts';
import type { TryRendering } from './trial-rendering.ts';

/** Everything the portal works with; main.ts builds it. */
export interface PortalParts {
  readonly database: Database;
  readonly voicemail: VoicemailSpool;
  readonly music: MusicParts['music'];
  readonly prompts: PromptRouteParts['prompts'];
  /** Where Asterisk records conferences. */
  readonly recordingsDir: string;
  readonly tryRendering: TryRendering;
  readonly load: MachineLoad;
  /** What browsers subscribe to push messages with. */
  readonly pushPublicKey: string;
  readonly environment: Pick<Environment, 'publicHost' | 'ports' | 'trustedPushOrigin' | 'transcription'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly startedAt: Date;
  readonly version: string;
  /** The built web UI. */
  readonly webDir: string;
}

/** The portal: what answers requests, and how to end what it holds open. */
export interface Portal {
  readonly app: Express;
  close(): void;
}

/** Puts the portal together: headers, API, pages, errors, in this order. */
export function createPortal(parts: PortalParts): Portal {
  const { database, clock, logger } = parts;
  const sessions = { sessions: database.sessions, clock };
  const streams = new EventStreams(database, clock);

  const app = express();
  app.disable('x-powered-by');
  app.use(nameRequest, securityHeaders);
  app.use('/api', neverCached);
  app.use(mountRoutes(api, handlersOf(parts, streams), sessions));
  app.use('/api', nothingHere);
  app.use(webPages(parts.webDir, sessions));
  app.use(nothingHere);
  app.use(answerFaults(logger));
  return { app, close: () => streams.close() };
}

function handlersOf(parts: PortalParts, streams: EventStreams): Handlers<Api> {
  const statistics = new SharedStatistics(parts);
  return {
    ...sessionRoutes({ ...parts, onSessionEnd: (tokenHash) => streams.end(tokenHash) }),
    ...statusRoutes(parts),
    ...extensionRoutes(parts),
    ...callRoutes(parts),
    ...callRecordRoutes(parts),
    ...voicemailRoutes(parts),
    ...mailboxRoutes(parts),
    ...mailboxListRoutes(parts),
    ...thingRoutes(parts),
    ...callHandlingRoutes(parts),
    ...followMeRoutes(parts),
    ...musicRoutes(parts),
    ...promptRoutes(parts),
    ...conferenceRoutes({ ...parts, recordings: new Recordings(parts.recordingsDir) }),
    ...pagingRoutes(parts),
    ...parkingRoutes(parts),
    ...queueRoutes(parts),
    ...queueStatisticsRoutes({ ...parts, statistics }),
    ...myAgentRoutes({ ...parts, statistics }),
    ...trunkRoutes(parts),
    ...emergencyRoutes(parts),
    ...routingRoutes(parts),
    ...switchRoutes(parts),
    ...usesRoutes(parts),
    ...settingsRoutes(parts),
    ...configurationRoutes(parts),
    ...mailRoutes(parts),
    ...mailTemplateRoutes(parts),
    ...notificationRoutes(parts),
    ...pushRoutes(parts),
    ...transcriptionRoutes(parts),
    ...meRoutes(parts),
    ...eventRoutes({ ...parts, streams }),
  };
}
