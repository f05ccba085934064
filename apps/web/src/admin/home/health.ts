import type { PhoneState } from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';

/** Something an administrator should do something about. */
export interface Alarm {
  readonly tone: 'bad' | 'warn';
  readonly title: string;
  /** What it means, and what to do. */
  readonly fix: string;
  readonly link?: { readonly to: string; readonly label: string };
}

interface Facts {
  readonly processes: NonNullable<Output<'getStatus'>['processes']>;
  readonly hasVoicemailRoom: boolean;
  readonly configuration: Pick<Output<'getConfiguration'>, 'phase' | 'wanted' | 'failure'>;
  readonly phones: readonly { readonly number: string; readonly name: string; readonly state: PhoneState }[];
  readonly trunks: readonly Pick<
    Output<'listTrunkStates'>['items'][number],
    'trunk' | 'name' | 'state' | 'reason' | 'fix'
  >[];
  /** Newest first. */
  readonly notices: readonly Pick<
    Output<'listNotices'>['items'][number],
    'kind' | 'channel' | 'state' | 'attempts' | 'answer'
  >[];
}

const configurationLink = { to: '/admin/configuration', label: 'Configuration' };

/** Everything that is not as it should be, the worst first. */
export function alarmsFor({ processes, hasVoicemailRoom, configuration, phones, trunks, notices }: Facts): Alarm[] {
  const down = processes.filter(({ state }) => state === 'down').map(processAlarm);
  const unreachable = phones.filter(({ state }) => state === 'unreachable');
  return [
    ...down,
    ...(hasVoicemailRoom ? [] : [fullDiskAlarm]),
    ...trunks.filter(({ state }) => state === 'down').map(trunkAlarm),
    ...mailAlarms(notices),
    ...configurationAlarms(configuration),
    ...(unreachable.length > 0 ? [unreachableAlarm(unreachable)] : []),
  ];
}

const fullDiskAlarm: Alarm = {
  tone: 'bad',
  title: 'The disk of voicemail messages is full',
  fix: 'Callers hear an apology and are asked to call later. Free some space on the server; messages left so far are kept.',
};

function processAlarm({ name, detail }: Facts['processes'][number]): Alarm {
  return {
    tone: 'bad',
    title: `${processLabel(name)} is not running`,
    fix: `${detail} It is started again by itself; if it stays down, run “flexpbx doctor” on the server.`,
  };
}

function trunkAlarm({ trunk, name, reason, fix }: Facts['trunks'][number]): Alarm {
  return {
    tone: 'bad',
    title: `The trunk ${name} is down`,
    fix: [reason, fix].filter((words) => words !== null).join(' '),
    link: { to: `/admin/trunks/${trunk}`, label: `Trunk ${name}` },
  };
}

/** Mail that was tried last tells whether mail works; who tries it by hand reads the answer there. */
function mailAlarms(notices: Facts['notices']): Alarm[] {
  const last = notices.find(
    ({ kind, channel, attempts }) => channel === 'mail' && kind !== 'mail-test' && attempts > 0,
  );
  if (!last || last.state === 'delivered') return [];
  return [
    {
      tone: 'bad',
      title: 'Mail does not get through',
      fix: last.answer ?? 'It is being tried.',
      link: { to: '/admin/mail', label: 'Mail and notices' },
    },
  ];
}

/** What a process is called in front of people. */
export function processLabel(name: string): string {
  const labels: Readonly<Record<string, string>> = {
    asterisk: 'Asterisk',
    pbx: 'Call control',
    configd: 'Configuration',
    worker: 'Background work',
    portal: 'Portal',
  };
  return labels[name] ?? name;
}

function configurationAlarms({ phase, wanted, failure }: Facts['configuration']): Alarm[] {
  if (phase === 'failed') {
    return [
      {
        tone: 'bad',
        title: `Revision ${wanted} could not be applied`,
        fix: failure?.reason ?? 'See why, and try again.',
        link: configurationLink,
      },
    ];
  }
  if (phase === 'staged') {
    return [
      {
        tone: 'warn',
        title: `Revision ${wanted} waits for an operator`,
        fix: 'Run “sudo flexpbx-apply” on the server to make it live.',
        link: configurationLink,
      },
    ];
  }
  return [];
}

function unreachableAlarm(phones: Facts['phones']): Alarm {
  const [first] = phones;
  const one = phones.length === 1 && first;
  return {
    tone: 'warn',
    title: one ? `The phone of ${first.number} ${first.name} does not answer` : `${phones.length} phones do not answer`,
    fix: one
      ? 'It was connected before. Check its power and network.'
      : 'They were connected before. Check their power and network.',
    link: one
      ? { to: `/admin/extensions/${first.number}`, label: `Extension ${first.number}` }
      : { to: '/admin/extensions', label: 'Extensions' },
  };
}

/** Is everything all right? In one sentence. */
export function overallSentence(alarms: readonly Alarm[]): string {
  const bad = alarms.filter(({ tone }) => tone === 'bad').length;
  if (alarms.length === 0) return 'Everything is running.';
  const things = alarms.length === 1 ? 'One thing needs' : `${alarms.length} things need`;
  return bad > 0 ? `${things} your attention now.` : `Calls work. ${things} a look.`;
}
