import { IconRecordMail } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../../design/empty-state.tsx';
import { Notice } from '../../design/notice.tsx';
import { Section } from '../../design/page.tsx';
import { useMe } from '../../session/session.ts';
import { MailboxSections } from '../../telephony/mailbox-sections.tsx';
import { VoicemailList } from '../../telephony/voicemail-list.tsx';
import { MailboxLimits } from '../mailboxes/mailbox-limits.tsx';
import { useExtension } from './extension-page.tsx';

/** The mailbox of an extension, as an administrator sees it. */
export function ExtensionVoicemail() {
  const { number, voicemail } = useExtension();
  const me = useMe();
  const own = me.extension === number;
  return (
    <>
      {!voicemail && (
        <Notice tone="info" title="Voicemail is off">
          <p>
            Callers can’t leave a message. It is switched on under <Link to="../settings">Settings</Link>.
          </p>
        </Notice>
      )}
      {!own && (
        <Notice tone="info" title="These messages are somebody else’s">
          <p>Playing one here does not mark it as heard. Deleting it takes it from the phone and the user too.</p>
        </Notice>
      )}
      <VoicemailList
        mailbox={number}
        playingMarksHeard={own}
        empty={
          <EmptyState icon={IconRecordMail} title="No message">
            <p>When somebody calls {number} and nobody answers, the message left is here.</p>
          </EmptyState>
        }
      />
      <MailboxSections mailbox={number} />
      <Section title="Limits">
        <p>Left empty, the system’s limit counts.</p>
        <MailboxLimits mailbox={number} />
      </Section>
    </>
  );
}
