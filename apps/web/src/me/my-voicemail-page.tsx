import { IconRecordMail } from '@tabler/icons-react';
import { EmptyState } from '../design/empty-state.tsx';
import { Page, Section } from '../design/page.tsx';
import { useMe } from '../session/session.ts';
import { Greetings } from '../telephony/greetings.tsx';
import { MailboxPinForm } from '../telephony/mailbox-pin-form.tsx';
import { VoicemailList } from '../telephony/voicemail-list.tsx';
import { NoPhone } from './my-status-page.tsx';

/** My messages. */
export function MyVoicemailPage() {
  const me = useMe();
  return (
    <Page title="Voicemail" lead="Messages left for you. On your phone, dial *97 to hear the same ones.">
      {me.extension === null ? (
        <NoPhone />
      ) : (
        <>
          <VoicemailList
            mailbox={me.extension}
            playingMarksHeard
            empty={
              <EmptyState icon={IconRecordMail} title="No message">
                <p>When somebody calls you and you don’t answer, the message left is here and on your phone.</p>
              </EmptyState>
            }
          />
          <Section title="What callers hear">
            <p>By phone: dial *97, then 2. Any sound file will do; at most three minutes of it are kept.</p>
            <Greetings mailbox={me.extension} />
          </Section>
          <Section title="PIN of your mailbox">
            <MailboxPinForm mailbox={me.extension} />
          </Section>
        </>
      )}
    </Page>
  );
}
