import { IconAlertTriangle, IconCircleCheck, IconPhoneCall } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../api/client.ts';
import { announce } from '../../design/announcer.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { Notice } from '../../design/notice.tsx';
import { Section } from '../../design/page.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { mayDo, useMe } from '../../session/session.ts';
import { LiveCallList } from '../../telephony/live-call-list.tsx';
import { tellPhoneChange } from '../../telephony/phone-state.ts';
import { type TrunkState, tellTrunkChange } from '../trunks/trunk-state.ts';
import { AwayPhones } from './away-phones.tsx';
import { Figures } from './figures.tsx';
import { FirstSteps } from './first-steps.tsx';
import { alarmsFor, overallSentence } from './health.ts';
import styles from './home.module.css';
import { ProcessTable } from './process-table.tsx';
import { QueuesNow } from './queues-now.tsx';

type Extension = Output<'getExtension'>;

const keyOf = (extension: Extension) => extension.number;
const trunkOf = ({ trunk }: TrunkState) => trunk;

/** The home page once everything it tells is known. */
export function Dashboard(props: {
  status: Output<'getStatus'>;
  configuration: Output<'getConfiguration'>;
  extensions: readonly Extension[];
  calls: Output<'listCalls'>['items'];
  statistics: Output<'getStatistics'>;
  trunks: Output<'listTrunkStates'>['items'];
  notices: Output<'listNotices'>['items'];
  queues: Output<'listLiveQueues'>['items'];
}) {
  const { status, configuration, extensions, calls, statistics, trunks, notices, queues } = props;
  const me = useMe();
  const processes = status.processes ?? [];
  const alarms = alarmsFor({
    processes,
    hasVoicemailRoom: status.voicemail_room ?? true,
    configuration,
    phones: extensions,
    trunks,
    notices,
  });
  const sentence = overallSentence(alarms);
  useAnnouncedSentence(sentence);
  useAnnouncedChanges(extensions, keyOf, tellPhoneChange);
  useAnnouncedChanges(trunks, trunkOf, tellTrunkChange);

  return (
    <>
      <p className={styles.sentence} data-tone={alarms.length === 0 ? 'good' : alarms[0]?.tone}>
        {alarms.length === 0 ? <IconCircleCheck size={24} aria-hidden /> : <IconAlertTriangle size={24} aria-hidden />}
        {sentence}
      </p>
      {alarms.map(({ tone, title, fix, link }) => (
        <Notice key={title} tone={tone} title={title} action={link && <Link to={link.to}>{link.label}</Link>}>
          <p>{fix}</p>
        </Notice>
      ))}
      <FirstSteps extensions={extensions} callsSoFar={statistics.total_calls} />
      <Figures extensions={extensions} calls={calls.length} statistics={statistics} configuration={configuration} />
      <Section title="Calls now" plain>
        <LiveCallList
          calls={calls}
          mayHangUp={mayDo(me, 'calls.hang-up')}
          empty={
            <EmptyState icon={IconPhoneCall} title="Nobody is on the phone">
              <p>Calls appear here while they ring and last.</p>
            </EmptyState>
          }
        />
      </Section>
      <QueuesNow queues={queues} />
      <div className={styles.columns}>
        <AwayPhones extensions={extensions} />
        <Section title="System" plain>
          <ProcessTable processes={processes} />
          <p className={styles.dim}>{systemFacts(status)}</p>
        </Section>
      </div>
    </>
  );
}

function systemFacts({ version, asterisk_version, memory_usage, cpu_usage }: Output<'getStatus'>): string {
  const facts = [
    version && `FlexPBX ${version}`,
    asterisk_version && `Asterisk ${asterisk_version}`,
    memory_usage && `${memory_usage} of memory`,
    cpu_usage && `${cpu_usage} of the processor`,
  ];
  return facts.filter(Boolean).join(' · ');
}

/** Announces the overall sentence when it changes, not when the page is opened. */
function useAnnouncedSentence(sentence: string): void {
  const said = useRef(sentence);
  useEffect(() => {
    if (said.current !== sentence) announce(sentence);
    said.current = sentence;
  }, [sentence]);
}
