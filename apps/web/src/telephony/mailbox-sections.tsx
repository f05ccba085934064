import type { ReactNode } from 'react';
import { Section } from '../design/page.tsx';
import { Greetings } from './greetings.tsx';
import { MailboxChoiceForm } from './mailbox-choice-form.tsx';
import { MailboxPinForm } from './mailbox-pin-form.tsx';

/** How a mailbox is set up, as whoever may open it does. */
export function MailboxSections({ mailbox, greetingsHint }: { mailbox: string; greetingsHint?: ReactNode }) {
  return (
    <>
      <Section title="What callers hear">
        {greetingsHint}
        <Greetings mailbox={mailbox} />
      </Section>
      <Section title="Mails of new messages">
        <MailboxChoiceForm mailbox={mailbox} decision="attach_sound" />
      </Section>
      <Section title="Messages as text">
        <MailboxChoiceForm mailbox={mailbox} decision="transcribe" />
      </Section>
      <Section title="PIN">
        <MailboxPinForm mailbox={mailbox} />
      </Section>
    </>
  );
}
