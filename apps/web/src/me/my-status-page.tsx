import { IconPhoneOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Output } from '../api/client.ts';
import { query } from '../api/queries.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Page, Section } from '../design/page.tsx';
import { PhoneNumber } from '../design/phone-number.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { useAnnouncedChanges } from '../design/use-announced-changes.ts';
import { phoneStateBadges, phoneStateWords } from '../telephony/phone-state.ts';
import { RegistrationTable } from '../telephony/registration-table.tsx';
import styles from './me.module.css';

type MyPhone = Output<'getMyPhone'>;

const keyOf = () => 'mine';

function tellMyPhone(before: MyPhone | undefined, after: MyPhone | undefined): string | null {
  if (!before || !after) return null;
  if (before.state !== after.state) return `Your phone: ${phoneStateBadges[after.state].label.toLowerCase()}.`;
  return after.new_messages > before.new_messages ? newMessages(after.new_messages) : null;
}

function newMessages(count: number): string {
  if (count === 0) return 'No new message';
  return count === 1 ? '1 new message' : `${count} new messages`;
}

/** My number, whether my phone is there, and what waits for me. */
export function MyStatusPage() {
  const phone = useQuery(query('getMyPhone', {}));
  useAnnouncedChanges(phone.data && [phone.data], keyOf, tellMyPhone);
  return (
    <Page title="My phone">
      <Loaded query={phone}>
        {(mine) => (mine.number === null ? <NoPhone /> : <PhoneStatus phone={mine} number={mine.number} />)}
      </Loaded>
    </Page>
  );
}

function PhoneStatus({ phone, number }: { phone: MyPhone; number: string }) {
  return (
    <>
      <div className={styles.card}>
        <div>
          <p className={styles.dim}>My number</p>
          <p className={styles.number}>
            <PhoneNumber number={number} />
          </p>
          {phone.name && <bdi>{phone.name}</bdi>}
        </div>
        <div>
          <p className={styles.dim}>Phone</p>
          <p className={styles.big}>
            <StateBadge {...phoneStateBadges[phone.state]} />
          </p>
          <p>{phoneStateWords[phone.state]}</p>
        </div>
        <div>
          <p className={styles.dim}>Voicemail</p>
          <p className={styles.big}>{newMessages(phone.new_messages)}</p>
          <Link to="/me/voicemail">{phone.new_messages > 0 ? 'Listen' : 'Open the mailbox'}</Link>
        </div>
      </div>
      {phone.registrations.length > 0 && (
        <Section title="Connected devices" plain>
          <RegistrationTable registrations={phone.registrations} />
        </Section>
      )}
    </>
  );
}

/** Somebody without a phone of their own (an administrator). */
export function NoPhone() {
  return (
    <EmptyState icon={IconPhoneOff} title="You have no extension">
      <p>Your account is not linked to a phone. An administrator can give you an extension.</p>
    </EmptyState>
  );
}
