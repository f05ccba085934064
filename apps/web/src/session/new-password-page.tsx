import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from 'react-router';
import { FocusedPage } from '../design/full-page-notice.tsx';
import { Loading } from '../design/loading.tsx';
import { showToast } from '../design/toasts.ts';
import { PasswordForm } from './password-form.tsx';
import { homeOf, sessionQuery } from './session.ts';

/** Where somebody who signed in with a temporary password has to choose one of their own. */
export function NewPasswordPage() {
  const { data: me } = useQuery(sessionQuery);
  const navigate = useNavigate();
  if (me === undefined) return <Loading />;
  if (me === null) return <Navigate to="/sign-in" replace />;
  if (!me.must_change_password) return <Navigate to={homeOf(me)} replace />;
  return (
    <FocusedPage>
      <title>Choose your password – FlexPBX</title>
      <h1>Choose your password</h1>
      <p>
        You signed in with a temporary password. Choose one that only you know; a few words in a row are easy to keep in
        mind and hard to guess.
      </p>
      <PasswordForm
        presentLabel="Temporary password"
        submitLabel="Set the password and go on"
        onChanged={(changed) => {
          showToast({ id: 'password', tone: 'good', text: 'Your password is set. Use it from now on.' });
          return navigate(homeOf(changed), { replace: true });
        }}
      />
    </FocusedPage>
  );
}
