import { useNavigate } from 'react-router';
import { FocusedPage } from '../design/full-page-notice.tsx';
import { showToast } from '../design/toasts.ts';
import { PasswordForm } from './password-form.tsx';
import { homeOf } from './session.ts';

/** Where somebody who signed in with a temporary password has to choose one of their own. */
export function NewPasswordPage() {
  const navigate = useNavigate();
  return (
    <FocusedPage title="Choose your password" takesFocus>
      <p>
        You signed in with a temporary password. Choose one that only you know; a few words in a row are easy to keep in
        mind and hard to guess.
      </p>
      <PasswordForm
        presentLabel="Temporary password"
        submitLabel="Set the password and go on"
        onChanged={(me) => {
          showToast({ id: 'password', tone: 'good', text: 'Your password is set. Use it from now on.' });
          return navigate(homeOf(me), { replace: true });
        }}
      />
    </FocusedPage>
  );
}
