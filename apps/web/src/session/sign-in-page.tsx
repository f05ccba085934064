import { shape } from '@flexpbx/domain/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useSearchParams } from 'react-router';
import { request } from '../api/client.ts';
import { SecretField, TextField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { FocusedPage } from '../design/full-page-notice.tsx';
import { useForm } from '../design/use-form.ts';
import { NewPasswordPage } from './new-password-page.tsx';
import { pageAfterSignIn, sessionQuery } from './session.ts';

/** The way in: sign in, replace a temporary password, go on to the page that was wanted. */
export function SignInPage() {
  const [search] = useSearchParams();
  const { data: me } = useQuery(sessionQuery);
  if (!me) return <SignIn />;
  if (me.must_change_password) return <NewPasswordPage />;
  return <Navigate to={pageAfterSignIn(me, search.get('next'))} replace />;
}

function SignIn() {
  const queries = useQueryClient();
  const form = useForm({
    initial: { username: '', password: '' },
    schema: shape.SignIn,
    toBody: (values) => values,
    send: async (values) => {
      const me = await request('signIn', { body: values });
      // Nothing of whoever used this browser before may be shown.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      queries.setQueryData(sessionQuery.queryKey, me);
    },
  });
  return (
    <FocusedPage title="Sign in">
      <FormView form={form} submitLabel="Sign in" sendingLabel="Signing in…">
        <TextField
          form={form}
          name="username"
          label="User name"
          hint="Your extension number, or the name you were given."
          autoComplete="username"
        />
        <SecretField form={form} name="password" label="Password" autoComplete="current-password" />
      </FormView>
    </FocusedPage>
  );
}
