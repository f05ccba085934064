import { useState } from 'react';
import { Page, Section } from '../design/page.tsx';
import { showToast } from '../design/toasts.ts';
import { MyBrowsers } from '../me/notifications/my-browsers.tsx';
import { NotificationChoices } from '../me/notifications/notification-choices.tsx';
import { PasswordForm } from './password-form.tsx';
import { useMe } from './session.ts';

/** Settings of whoever is signed in: what they are told of, and their password. */
export function SettingsPage() {
  const me = useMe();
  const [changes, setChanges] = useState(0);
  return (
    <Page title="Settings" lead={`You are signed in as ${me.username}.`}>
      <Section title="Notifications">
        <NotificationChoices />
      </Section>
      <Section title="Browsers and phones that show them">
        <MyBrowsers />
      </Section>
      <Section title="Password">
        <PasswordForm
          // A new form after each change: what was typed must not stay in its fields.
          key={changes}
          presentLabel="Present password"
          submitLabel="Change password"
          onChanged={() => {
            setChanges(changes + 1);
            showToast({ id: 'password', tone: 'good', text: 'Your password was changed.' });
          }}
        />
      </Section>
    </Page>
  );
}
