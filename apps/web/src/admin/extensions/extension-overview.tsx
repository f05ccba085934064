import { Link } from 'react-router';
import { Absent } from '../../design/absent.tsx';
import { Fact, FactList } from '../../design/fact-list.tsx';
import { Moment } from '../../design/moment.tsx';
import { Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { mayDo, useMe } from '../../session/session.ts';
import { phoneStateWords } from '../../telephony/phone-state.ts';
import { RegistrationTable } from '../../telephony/registration-table.tsx';
import { useUses } from '../where-used/use-uses.ts';
import { WhereUsed } from '../where-used/where-used.tsx';
import type { Extension } from './extension-fields.ts';
import { useExtension } from './extension-page.tsx';
import styles from './extensions.module.css';
import { PortalAccess } from './portal-access.tsx';
import { RecentCalls } from './recent-calls.tsx';

/** What one wants to know first: is the phone there, where is this number used, who was on the phone lately. */
export function ExtensionOverview() {
  const extension = useExtension();
  const me = useMe();
  return (
    <>
      <Section title="Phones" plain>
        <p>{phoneStateWords[extension.state]}</p>
        {extension.registrations.length > 0 ? (
          <RegistrationTable registrations={extension.registrations} />
        ) : (
          <p>
            <Link to="phone">Set up its phone</Link>
          </p>
        )}
      </Section>
      <div className={styles.columns}>
        <Section title="Where it is used">
          <Facts extension={extension} />
        </Section>
        {mayDo(me, 'accounts.write') && (
          <Section title="Portal access">
            <PortalAccess extension={extension} />
          </Section>
        )}
      </div>
      <Section title="Recent calls" plain>
        <RecentCalls number={extension.number} />
      </Section>
    </>
  );
}

function Facts({ extension }: { extension: Extension }) {
  const { number, no_answer_timeout, voicemail, allow_external } = extension;
  const uses = useUses('extension', number);
  return (
    <FactList>
      <Fact name="Rings when">
        <span>
          <PhoneNumber number={number} /> is dialled from any phone of the house
        </span>
      </Fact>
      {uses !== null && uses.length > 0 && (
        <Fact name="Also">
          <WhereUsed kind="extension" id={number} unused={null} />
        </Fact>
      )}
      <Fact name="Not answered">
        {voicemail ? `To its mailbox after ${no_answer_timeout} seconds` : `Ends after ${no_answer_timeout} seconds`}
      </Fact>
      {voicemail && (
        <Fact name="Mailbox">
          <span>
            Listened to by dialling <PhoneNumber number="*97" />, or <PhoneNumber number={`*${number}`} /> from another
            phone
          </span>
        </Fact>
      )}
      <Fact name="Outside calls">{allow_external ? 'Allowed' : 'Not allowed, except emergency calls'}</Fact>
      <Fact name="Location">
        {extension.location === null ? <Absent>Not given</Absent> : <bdi>{extension.location}</bdi>}
      </Fact>
      <Fact name="Mail address">{extension.email ?? <Absent>Not given</Absent>}</Fact>
      <Fact name="Added">
        <Moment at={extension.created_at} />
      </Fact>
    </FactList>
  );
}
