import { createECDH } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@flexpbx/db';
import { anExtension, type TestDatabase } from '@flexpbx/db/testing';
import type { Extension, Role } from '@flexpbx/domain';
import { shape } from '@flexpbx/domain/api';
import { type Clock, type Logger, silentLogger, statePaths, systemClock } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import { onTestFinished } from 'vitest';
import { machineLoad } from '../features/status/machine-load.ts';
import type { Problem } from '../http/problem.ts';
import { newSessionToken, sessionCookie } from '../http/session-cookie.ts';
import { createPortal } from '../portal.ts';
import { trialRendering } from '../trial-rendering.ts';

/** What a test may set otherwise. */
export interface TestPortalOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly webDir?: string;
}

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body where it is JSON. */
  readonly json: unknown;
}

/** Answers that never end are let go when their head is there. */
const endless = 'text/event-stream';

/** Somebody who sends requests. */
export type Client = (method: string, path: string, request?: ClientRequest) => Promise<Answer>;

/** What is sent besides method and path. */
export interface ClientRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A portal that really listens, on a database of its own. */
export interface TestPortal extends TestDatabase {
  readonly url: string;
  readonly nobody: Client;
  /** Makes an account where there is none yet and opens a session for it. */
  signedIn(who: { username: string; role: Role; extension?: string; mustChangePassword?: boolean }): Promise<Client>;
  readonly admin: () => Promise<Client>;
  /** Makes an extension the way it stands in the database, with the account of its owner. */
  extension(particulars: Partial<Extension>): Promise<Extension>;
}

/** What browsers of tests subscribe with: a point of P-256. */
export const testPushKey = createECDH('prime256v1').generateKeys('base64url');

let renderOnTrial: ReturnType<typeof trialRendering> | null = null;

/** Starts the portal over plain HTTP: TLS is what https-server.test.ts is about. */
export async function startPortal(test: TestDatabase, options: TestPortalOptions): Promise<TestPortal> {
  // The templates are compiled once for all tests of a file; they do not depend on the environment.
  renderOnTrial ??= trialRendering(test.environment);
  const portal = createPortal({
    database: test.database,
    voicemail: openVoicemailSpool(statePaths(test.environment).asterisk),
    tryRendering: renderOnTrial,
    music: { ...statePaths(test.environment).music, supplied: null },
    prompts: { ...statePaths(test.environment).prompts, speech: statePaths(test.environment).asterisk.speech },
    recordingsDir: statePaths(test.environment).asterisk.monitor,
    pushPublicKey: testPushKey,
    load: machineLoad(),
    environment: test.environment,
    clock: options.clock ?? systemClock,
    logger: options.logger ?? silentLogger,
    startedAt: new Date(),
    version: '0.0.0-test',
    webDir: options.webDir ?? join(tmpdir(), 'flexpbx-no-such-folder'),
  });
  const server = createServer(portal.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    portal.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signedIn: TestPortal['signedIn'] = async (who) => client(url, await openSession(test.database, who));
  return {
    ...test,
    url,
    nobody: client(url, null),
    signedIn,
    admin: () => signedIn({ username: 'admin', role: 'admin' }),
    extension: async (particulars) => {
      const extension = anExtension(particulars);
      await test.database.extensions.create(extension, 'test');
      await test.database.accounts.create(
        { username: extension.number, role: 'user', extension: extension.number },
        'test',
      );
      return extension;
    },
  };
}

async function openSession(database: Database, who: Parameters<TestPortal['signedIn']>[0]): Promise<string> {
  const { username, role, extension = null, mustChangePassword = false } = who;
  if (!(await database.accounts.findByUsername(username))) {
    await database.accounts.create({ username, role, extension }, 'test');
  }
  const { token, tokenHash } = newSessionToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  const session = { tokenHash, username, address: '127.0.0.1', userAgent: 'test', mustChangePassword, expiresAt };
  await database.sessions.open(session);
  return sessionCookie(token).split(';')[0] ?? '';
}

/** Text and files are sent as they are, anything else as JSON. */
function asIs(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function client(url: string, cookie: string | null): Client {
  return async (method, path, { body, headers } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie !== null && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: asIs(body) ? body : JSON.stringify(body) }),
    });
    const { status, headers: answered } = response;
    const type = answered.get('content-type') ?? '';
    if (type.startsWith(endless)) await response.body?.cancel();
    const text = type.startsWith(endless) ? '' : await response.text();
    return { status, headers: answered, text, json: /json/.test(type) ? JSON.parse(text) : undefined };
  };
}

/** The problem an answer tells of; throws when it is none of the promised form. */
export function problemIn(answer: Answer): Problem {
  const problem = shape.Problem.parse(answer.json);
  if (problem.status !== answer.status) throw new Error(`says ${problem.status}, came with ${answer.status}`);
  return problem;
}
