import { IconRecordMail } from '@tabler/icons-react';
import { EmptyState } from '../design/empty-state.tsx';
import { Page } from '../design/page.tsx';
import { useMe } from '../session/session.ts';
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
        <VoicemailList
          mailbox={me.extension}
          playingMarksHeard
          empty={
            <EmptyState icon={IconRecordMail} title="No message">
              <p>When somebody calls you and you don’t answer, the message left is here and on your phone.</p>
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}
