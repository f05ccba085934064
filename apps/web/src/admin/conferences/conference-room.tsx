import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { RunningDuration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Fact, FactList } from '../../design/fact-list.tsx';
import { Notice } from '../../design/notice.tsx';
import { Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { wayIn } from './conference-fields.ts';
import { useRoom } from './conference-page.tsx';
import styles from './conferences.module.css';
import { MemberTable } from './member-table.tsx';
import { badgesOf, countOf } from './room.ts';
import { RoomActions } from './room-actions.tsx';

/** Who is in a conference now and what can be done there; and how one gets there. */
export function ConferenceRoom() {
  const room = useRoom();
  const { number, name, members, started_at } = room;
  return (
    <>
      {name === null && (
        <Notice tone="warn" title="This conference was deleted">
          <p>Those who are in it can go on talking. Nobody else gets in, and when the last one leaves it is gone.</p>
        </Notice>
      )}
      <Section title="Now" plain>
        {members.length === 0 ? (
          <EmptyState icon={IconUsersGroup} title="Nobody is in this conference">
            <p>
              Whoever dials <PhoneNumber number={number} /> appears here. This page follows by itself.
            </p>
          </EmptyState>
        ) : (
          <>
            <div className={styles.state}>
              <span>
                {countOf(members)}
                {started_at !== null && (
                  <>
                    , for <RunningDuration since={started_at} />
                  </>
                )}
              </span>
              {badgesOf(room).map((badge) => (
                <StateBadge key={badge.label} {...badge} />
              ))}
            </div>
            <RoomActions room={room} />
            <MemberTable room={room} />
          </>
        )}
      </Section>
      {name !== null && <HowToGetThere number={number} />}
    </>
  );
}

function HowToGetThere({ number }: { number: string }) {
  const { data: conference } = useQuery(query('getConference', { params: { key: number } }));
  return (
    <Section title="Where it is used">
      <FactList>
        <Fact name="From inside">
          <span>
            Dial <PhoneNumber number={number} />, or transfer a call there
          </span>
        </Fact>
        <Fact name="From outside">
          <WhereUsed kind="conference" id={number} unused={<span>No number from outside leads here.</span>} />
        </Fact>
        {conference && <Fact name="Who gets in">{wayIn(conference)}</Fact>}
      </FactList>
    </Section>
  );
}
