import { menuKeys, type Queue, type QueueStrategy, thingKinds } from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';
import type { Option } from '../../design/fields.tsx';
import type { FieldErrors } from '../../design/use-form.ts';
import { destinationIn, destinationText } from '../../telephony/destinations.ts';

/** A queue as the API answers it. */
export type QueueAnswer = Output<'getQueue'>;

/** One agent of the form, as typed. */
export interface AgentRow {
  /** Empty: not chosen yet. */
  readonly extension: string;
  readonly priority: string;
  readonly always: boolean;
}

const numbers = [
  'callback_hours',
  'ring_seconds',
  'wrap_up_seconds',
  'missed_before_pause',
  'announce_every_seconds',
  'periodic_seconds',
  'max_callers',
  'max_wait_seconds',
  'weight',
  'service_level_seconds',
] as const;

/** Fields of a queue's form, as typed. Names are the API's. */
export type QueueFields = Readonly<
  {
    number: string;
    name: string;
    strategy: QueueStrategy;
    agents: readonly AgentRow[];
    name_prefix: string;
    greeting: string;
    music: string;
    announce_position: boolean;
    announce_hold_time: boolean;
    periodic_prompt: string;
    exit_key: string;
    exit_destination: string;
    callback_key: string;
    refuse_when: Queue['refuse_when'];
    leave_when: Queue['leave_when'];
    overflow: string;
  } & Record<(typeof numbers)[number], string>
>;

/** An agent more, to be chosen. */
export const newAgent: AgentRow = { extension: '', priority: '1', always: false };

/** A form to change a queue. */
export function fieldsOf(queue: Queue): QueueFields {
  const { number, name, strategy, name_prefix, announce_position, announce_hold_time, refuse_when, leave_when } = queue;
  return {
    ...{ number, name, strategy, name_prefix, announce_position, announce_hold_time, refuse_when, leave_when },
    agents: queue.agents.map(({ extension, priority, always }) => ({ extension, priority: String(priority), always })),
    greeting: queue.greeting ?? '',
    music: queue.music ?? '',
    periodic_prompt: queue.periodic_prompt ?? '',
    exit_key: queue.exit_key ?? '',
    exit_destination: destinationText(queue.exit_destination),
    callback_key: queue.callback_key ?? '',
    overflow: destinationText(queue.overflow),
    ...(Object.fromEntries(numbers.map((field) => [field, String(queue[field])])) as Record<
      (typeof numbers)[number],
      string
    >),
  };
}

/** A form to add one, with the product's own values. */
export const newFields: QueueFields = {
  ...fieldsOf(thingKinds.queue.schema.parse({ number: '8001', name: 'Queue' })),
  ...{ number: '', name: '', overflow: '' },
};

/** What stands in the form, as the API wants it. */
export function bodyOf(fields: QueueFields) {
  const { strategy, name_prefix, announce_position, announce_hold_time, refuse_when, leave_when } = fields;
  return {
    ...{ strategy, name_prefix, announce_position, announce_hold_time, refuse_when, leave_when },
    number: fields.number.trim(),
    name: fields.name,
    agents: fields.agents.map(({ extension, priority, always }) => ({ extension, priority: Number(priority), always })),
    greeting: fields.greeting || null,
    music: fields.music || null,
    periodic_prompt: fields.periodic_prompt || null,
    exit_key: fields.exit_key || null,
    exit_destination: fields.exit_key ? destinationIn(fields.exit_destination) : { type: 'closed' },
    callback_key: fields.callback_key || null,
    overflow: destinationIn(fields.overflow),
    ...(Object.fromEntries(numbers.map((field) => [field, Number(fields[field])])) as Record<
      (typeof numbers)[number],
      number
    >),
  };
}

/** A form without faults, to be sent. */
export function queueOf(fields: QueueFields): Queue {
  return thingKinds.queue.schema.parse(bodyOf(fields));
}

/** Text that should have been a number, and what the schema has no words for people for. */
export function checkFields(fields: QueueFields): FieldErrors<QueueFields> {
  const texts = numbers.filter((name) => !/^\d+$/.test(fields[name].trim()));
  const { missing, twice } = agentFaults(fields.agents);
  return {
    ...Object.fromEntries(texts.map((name) => [name, 'Give a whole number, for example 20.'])),
    ...(twice === undefined ? {} : { agents: `Agent ${twice + 1} stands in the list twice.` }),
    ...(missing === -1 ? {} : { agents: `Agent ${missing + 1}: choose an extension.` }),
    ...(destinationIn(fields.overflow) ? {} : { overflow: 'Choose where calls go then.' }),
    ...(fields.exit_key !== '' && !destinationIn(fields.exit_destination)
      ? { exit_destination: 'Choose where the key leads.' }
      : {}),
    ...(fields.exit_key !== '' && fields.exit_key === fields.callback_key
      ? { callback_key: 'This key leaves the queue already: choose another one.' }
      : {}),
  };
}

function agentFaults(agents: readonly AgentRow[]): { missing: number; twice: number | undefined } {
  const chosen = agents.map(({ extension }) => extension);
  return {
    missing: chosen.indexOf(''),
    twice: [...chosen.keys()].find((at) => chosen.indexOf(chosen[at] ?? '') < at),
  };
}

/** In which order agents are rung, as it is chosen. */
export const strategyWords: Readonly<Record<QueueStrategy, { label: string; hint?: string }>> = {
  ring_all: { label: 'All free agents at once', hint: 'Whoever picks up first has the call.' },
  round_robin: { label: 'In turn', hint: 'As they stand in the list, one a call.' },
  least_recent: { label: 'Who has rested longest', hint: 'Since the last call of this queue.' },
  fewest_calls: { label: 'Who has had the fewest calls', hint: 'Of this queue, today.' },
  random: { label: 'At random' },
  priority: { label: 'By priority', hint: 'Always the first free one of the list.' },
};

/** Keys a caller can press in a queue. */
export const keyOptions: readonly Option[] = [
  { value: '', label: 'None' },
  ...menuKeys.map((key) => ({ value: key, label: `Key ${key}` })),
];
