import type { Permission } from '@flexpbx/domain';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Output, request } from '../api/client.ts';
import { isSignedOut } from '../api/problem.ts';

/** Who is signed in. */
export type Me = Output<'whoAmI'>;

/** Who is signed in; null when nobody is. Kept under the key that the query client clears on a 401. */
export const sessionQuery = queryOptions({
  queryKey: ['whoAmI', {}] as const,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await request('whoAmI', {}, { signal });
    } catch (thrown) {
      if (isSignedOut(thrown)) return null;
      throw thrown;
    }
  },
});

/** The person signed in. Only inside pages behind the gate, where somebody always is. */
export function useMe(): Me {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('a page behind the sign-in was shown to nobody');
  return data;
}

/** Whether the person signed in may do something. The portal decides again with every request. */
export function mayDo(me: Me, permission: Permission): boolean {
  return me.permissions.includes(permission);
}

/** Where one gets in, and where a temporary password is replaced. */
export const signInPage = '/sign-in';

/** Address of the page somebody starts on. */
export function homeOf(me: Me): string {
  if (me.must_change_password) return signInPage;
  return me.role === 'admin' ? '/admin' : '/me';
}

/** Where to go after signing in: the page asked for before, when it is one of ours that `me` may open. */
export function pageAfterSignIn(me: Me, wanted: string | null): string {
  const home = homeOf(me);
  if (me.must_change_password || !wanted) return home;
  const allowed = me.role === 'admin' ? /^\/(admin|me)(\/|$)/ : /^\/me(\/|$)/;
  return allowed.test(wanted) ? wanted : home;
}
