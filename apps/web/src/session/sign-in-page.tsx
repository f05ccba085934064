import { shape } from '@flexpbx/domain/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { request } from '../api/client.ts';
import { SecretField, TextField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { FocusedPage } from '../design/full-page-notice.tsx';
import { useForm } from '../design/use-form.ts';
import { pageAfterSignIn, sessionQuery } from './session.ts';

/** Where everybody starts. */
export function SignInPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { data: me } = useQuery(sessionQuery);
  const form = useForm({
    initial: { username: '', password: '' },
    schema: shape.SignIn,
    toBody: (values) => values,
    send: async (values) => {
      const signedIn = await request('signIn', { body: values });
      // Nothing of whoever used this browser before may be shown.
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, signedIn);
      await navigate(pageAfterSignIn(signedIn, search.get('next')), { replace: true });
    },
  });

  if (me) return <Navigate to={pageAfterSignIn(me, search.get('next'))} replace />;
  return (
    <FocusedPage>
      <title>Sign in – FlexPBX</title>
      <h1>Sign in</h1>
      <FormView form={form} submitLabel="Sign in" sendingLabel="Signing in…">
        <TextField
          form={form}
          name="username"
          label="User name"
          hint="Your extension number, or the name your administrator gave you."
          autoComplete="username"
        />
        <SecretField form={form} name="password" label="Password" autoComplete="current-password" />
      </FormView>
    </FocusedPage>
  );
}
