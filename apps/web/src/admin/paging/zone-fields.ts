import { type PagingDevice, type PagingZone, thingKinds } from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';
import type { ExtensionRow } from '../../telephony/extension-rows-field.tsx';

/** A paging zone as the API answers it. */
export type ZoneAnswer = Output<'getPagingZone'>;

/** One loudspeaker in the form, as typed. */
export type DeviceRow = Readonly<Omit<PagingDevice, 'port'> & { port: string }>;

/** Fields of a zone's form. Names are the API's; `who` says whether `callers` count. */
export type ZoneFields = Readonly<{
  number: string;
  name: string;
  reach: PagingZone['reach'];
  phones: readonly ExtensionRow[];
  devices: readonly DeviceRow[];
  who: 'everybody' | 'listed';
  callers: readonly ExtensionRow[];
  pin: string;
  priority: boolean;
  talkback: boolean;
  tone: boolean;
  max_seconds: string;
}>;

/** An extension more, to be chosen. */
export const newExtension: ExtensionRow = { extension: '' };

/** A loudspeaker more, to be filled in. */
export const newDevice: DeviceRow = { name: 'Loudspeaker', ip: '', by: 'sip', port: '5060', codec: 'PCMU' };

/** A form to add a zone. */
export const newFields: ZoneFields = {
  ...{ number: '', name: '', reach: 'members', phones: [newExtension], devices: [] },
  ...{ who: 'everybody', callers: [], pin: '', priority: false, talkback: false, tone: true, max_seconds: '120' },
};

/** How loudspeakers are reached, as their makers call it. */
export const wayWords: Readonly<Record<PagingDevice['by'], string>> = {
  sip: 'SIP',
  unicast: 'RTP',
  multicast: 'Multicast RTP',
};

/** Where devices usually listen. SIP: RFC 3261; RTP: RFC 3551, section 8. */
const usualPorts: Readonly<Record<PagingDevice['by'], string>> = { sip: '5060', unicast: '5004', multicast: '5004' };

/** A loudspeaker that is reached in another way; a port nobody chose changes with it. */
export function reachedBy({ by: before, port }: DeviceRow, by: DeviceRow['by']): Pick<DeviceRow, 'by' | 'port'> {
  return { by, port: port === usualPorts[before] ? usualPorts[by] : port };
}

/** A form to change a zone. */
export function fieldsOf(zone: ZoneAnswer): ZoneFields {
  const { number, name, reach, priority, talkback, tone } = zone;
  return {
    ...{ number, name, reach, priority, talkback, tone },
    phones: zone.phones.map((extension) => ({ extension })),
    devices: zone.devices.map((device) => ({ ...device, port: String(device.port) })),
    who: zone.callers === null ? 'everybody' : 'listed',
    callers: (zone.callers ?? []).map((extension) => ({ extension })),
    pin: zone.pin ?? '',
    max_seconds: String(zone.max_seconds),
  };
}

/** What stands in the form, as the API wants it. Rows left empty are none. */
export function bodyOf(fields: ZoneFields) {
  const { number, name, reach, priority, talkback, tone, pin, max_seconds } = fields;
  return {
    ...{ name, reach, priority, talkback, tone },
    number: number.trim(),
    phones: chosenIn(fields.phones),
    devices: fields.devices.map(deviceBody),
    callers: fields.who === 'everybody' ? null : chosenIn(fields.callers),
    pin: pin === '' ? null : pin,
    max_seconds: Number(max_seconds),
  };
}

/** A form without faults, to be sent. */
export function zoneOf(fields: ZoneFields): PagingZone {
  return thingKinds['paging-zone'].schema.parse(bodyOf(fields));
}

function chosenIn(rows: readonly ExtensionRow[]): string[] {
  return [...new Set(rows.map(({ extension }) => extension).filter((extension) => extension !== ''))];
}

function deviceBody({ name, ip, by, port, codec }: DeviceRow) {
  return { name, ip: ip.trim(), by, port: Number(port), codec };
}

/** What is wrong with one loudspeaker; null: nothing. */
export function deviceFault(row: DeviceRow): string | null {
  if (!/^\d+$/.test(row.port.trim())) return 'Give the port as a number, for example 5060.';
  const parsed = thingKinds['paging-zone'].schema.shape.devices.safeParse([deviceBody(row)]);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'This can’t be reached.');
}

/** Which loudspeaker is at fault, and what the schema can’t tell. */
export function checkFields(fields: ZoneFields): FieldErrors<ZoneFields> {
  const faults = fields.devices.map(deviceFault);
  const at = faults.findIndex((fault) => fault !== null);
  return {
    ...(at === -1 ? {} : { devices: `Loudspeaker ${at + 1}: ${faults[at]}` }),
    ...(/^\d+$/.test(fields.max_seconds.trim()) ? {} : { max_seconds: 'Give a whole number, for example 120.' }),
    ...(fields.who === 'listed' && chosenIn(fields.callers).length === 0
      ? { callers: 'Choose at least one extension that may page.' }
      : {}),
  };
}

/** Who hears a zone, in a few words: "3 phones, 1 loudspeaker". */
export function membersInWords({ reach, phones, devices }: Pick<ZoneAnswer, 'reach' | 'phones' | 'devices'>): string {
  const own = [counted(phones.length, 'phone'), counted(devices.length, 'loudspeaker')].filter((part) => part !== null);
  const beside = { members: [], 'all-zones': ['all zones'], everybody: ['every phone and all zones'] }[reach];
  return atBeginning([...beside, ...own].join(', '));
}

function atBeginning(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function counted(count: number, noun: string): string | null {
  if (count === 0) return null;
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
