import type { IncomingHttpHeaders } from 'node:http';
import type { SessionRepository } from '@flexpbx/db';
import { may } from '@flexpbx/domain';
import type { Route } from '@flexpbx/domain/api';
import { AppError, type Clock } from '@flexpbx/runtime';
import type { Visitor } from './handler.ts';
import { isSameOrigin } from './same-origin.ts';
import { hashToken, tokenIn } from './session-cookie.ts';

/** Where a visitor's session is looked up. */
export interface Sessions {
  readonly sessions: Pick<SessionRepository, 'find'>;
  readonly clock: Clock;
}

/** Who the cookie of a request stands for; null for nobody. */
export async function visitorOf(headers: IncomingHttpHeaders, { sessions, clock }: Sessions): Promise<Visitor | null> {
  const token = tokenIn(headers.cookie);
  if (token === null) return null;
  const tokenHash = hashToken(token);
  const session = await sessions.find(tokenHash, new Date(clock.now()));
  return session && { account: session.account, tokenHash };
}

/**
 * Lets a request through to its route, or throws why not. Deny by default: a route names one permission, and a role that
 * lacks it is refused. Returns the visitor; null only on a public route.
 */
export async function admit(route: Route, headers: IncomingHttpHeaders, sessions: Sessions): Promise<Visitor | null> {
  if (route.method !== 'get' && !isSameOrigin(headers)) {
    throw new AppError(
      'not-permitted',
      'This request was started by a page of another site, so it was not carried out.',
    );
  }
  if (route.permission === 'public') return publicVisitor(route, headers, sessions);
  const visitor = await visitorOf(headers, sessions);
  if (!visitor) throw new AppError('not-signed-in', 'Sign in first. A session ends after 12 hours without use.');
  if (!may(visitor.account.role, route.permission)) {
    throw new AppError('not-permitted', 'Your account may not do this. An administrator can.');
  }
  if (visitor.account.mustChangePassword && !route.beforePasswordChange) {
    throw new AppError('password-change-required', 'Choose a password of your own first.');
  }
  return visitor;
}

/** A public route is answered to somebody unknown too, so also while the database can't say who it is. */
async function publicVisitor(route: Route, headers: IncomingHttpHeaders, sessions: Sessions): Promise<Visitor | null> {
  const visitor = await visitorOf(headers, sessions).catch(() => null);
  return visitor?.account.mustChangePassword && !route.beforePasswordChange ? null : visitor;
}
