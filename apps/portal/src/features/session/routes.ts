import type { Database } from '@flexpbx/db';
import type { Account } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Clock } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { rateLimit } from '../../http/rate-limit.ts';
import { forgetSessionCookie, sessionCookie } from '../../http/session-cookie.ts';
import { changePassword } from './change-password.ts';
import { signInLimits } from './policy.ts';
import { presentMe } from './present.ts';
import { signIn } from './sign-in.ts';

/** What the session routes are built from. */
export interface SessionParts {
  readonly database: Pick<Database, 'accounts' | 'sessions' | 'extensions'>;
  readonly clock: Clock;
  /** Called when a session ended, so that what hangs on it ends too. */
  readonly onSessionEnd: (tokenHash: string) => void;
}

type SessionRoutes = Pick<Handlers<Api>, 'signIn' | 'whoAmI' | 'signOut' | 'changePassword'>;

/** Signing in and out, and the own password. */
export function sessionRoutes({ database, clock, onSessionEnd }: SessionParts): SessionRoutes {
  const refusal = (wait: string) => `Too many tries to sign in failed. Try again in ${wait}.`;
  const byAddress = rateLimit(signInLimits.address, refusal);
  const byUsername = rateLimit(signInLimits.username, refusal);

  const me = async (account: Account) => {
    const extension = account.extension === null ? null : await database.extensions.find(account.extension);
    return presentMe(account, extension?.name ?? null);
  };

  return {
    signIn: async ({ body, address, userAgent, header }) => {
      const attempt = { ...body, username: body.username.trim().toLowerCase(), address, userAgent };
      const { token, session } = await signIn({ database, clock, tries: { byAddress, byUsername } }, attempt);
      header('Set-Cookie', sessionCookie(token));
      return me(session.account);
    },

    whoAmI: ({ visitor }) => me(visitor.account),

    signOut: async ({ visitor, header }) => {
      await database.sessions.close(visitor.tokenHash);
      onSessionEnd(visitor.tokenHash);
      header('Set-Cookie', forgetSessionCookie);
      return undefined;
    },

    changePassword: async ({ visitor, body }) => {
      const passwords = { current: body.current_password, next: body.new_password };
      await changePassword({ database, triesByUsername: byUsername }, visitor, passwords);
      return me({ ...visitor.account, mustChangePassword: false });
    },
  };
}
