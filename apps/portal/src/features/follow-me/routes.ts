import type { Database } from '@flexpbx/db';
import { type FollowMe, followMe, type ThingChange } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';
import { invalidInput } from '../../http/problem.ts';
import { ownExtension } from '../me/own-extension.ts';

/** What the follow-me routes are built from. */
export interface FollowMeParts {
  readonly database: Pick<Database, 'things'>;
}

const nobodyFollows = { enabled: false, numbers: [] };

/** The own follow-me. Administrators have the routes of the thing itself for anybody's. */
export function followMeRoutes({
  database: { things },
}: FollowMeParts): Pick<Handlers<Api>, 'getMyFollowMe' | 'changeMyFollowMe'> {
  return {
    getMyFollowMe: async ({ visitor }) => {
      const stored = await things.find('follow-me', ownExtension(visitor));
      return stored ? present(stored.thing) : { ...nobodyFollows, own_seconds: defaultSeconds };
    },
    changeMyFollowMe: async ({ body, visitor }) => {
      const number = ownExtension(visitor);
      const { username } = visitor.account;
      if (await things.find('follow-me', number))
        return present((await things.change('follow-me', number, body as ThingChange<'follow-me'>, username)).thing);
      const parsed = followMe.safeParse({ number, numbers: [], ...body });
      if (!parsed.success) throw invalidInput(parsed.error);
      return present((await things.create('follow-me', parsed.data, username)).thing);
    },
  };
}

const defaultSeconds = followMe.shape.own_seconds.parse(undefined);

function present({ enabled, own_seconds, numbers }: FollowMe) {
  return { enabled, own_seconds, numbers };
}
