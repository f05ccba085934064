import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Moment } from '../../design/moment.tsx';
import { Notice } from '../../design/notice.tsx';
import { AcknowledgeButton } from './acknowledge-button.tsx';
import styles from './emergency.module.css';
import { alarmsIn, callerOf, type EmergencyCall, sentenceOf } from './emergency-call.ts';

/** Alarms shown one by one; of more, only how many they are. */
const shown = 3;

/** Emergency calls nobody looks after yet. Read out at once: nothing on any page matters more. */
export function EmergencyAlarm() {
  const { data } = useQuery(query('listEmergencyCalls', {}));
  const alarming = alarmsIn(data?.items ?? []);
  if (alarming.length === 0) return null;
  return (
    <div role="alert" className={styles.alarms}>
      {alarming.slice(0, shown).map((call) => (
        <Alarm key={call.id} call={call} />
      ))}
      {alarming.length > shown && (
        <Link to="/admin/emergency">
          And {alarming.length - shown} more emergency {alarming.length - shown === 1 ? 'call' : 'calls'}
        </Link>
      )}
    </div>
  );
}

function Alarm({ call }: { call: EmergencyCall }) {
  const isTest = call.outcome === 'blocked';
  return (
    <Notice
      tone={isTest ? 'warn' : 'bad'}
      title={`${isTest ? 'Test' : 'Emergency'}: ${callerOf(call)} called ${call.number}`}
      action={<AcknowledgeButton call={call} />}
    >
      <p>{call.place === '' ? 'Nobody has said where this phone is.' : <bdi>{call.place}</bdi>}</p>
      <p>{sentenceOf(call)}</p>
      <p>
        <Moment at={call.started_at} /> · <Link to="/admin/emergency">All emergency calls</Link>
      </p>
    </Notice>
  );
}
