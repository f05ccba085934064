import type { AmiMessage, ConfigSection, Contact, DialplanLine, Endpoint, ShownChannel } from './ami.ts';
import { partiesOf, roundTripMs } from './read-event.ts';

/** GetConfig numbers sections and lines: `Category-000000: general`, `Line-000000-000001: bindport=8088`. */
export function configSections(answer: AmiMessage): ConfigSection[] {
  const sections = new Map<string, { name: string; lines: { name: string; value: string }[] }>();
  for (const [header, value] of Object.entries(answer)) {
    const [kind, section = '', line] = header.split('-');
    if (kind === 'Category') sections.set(section, { name: value, lines: [] });
    if (kind !== 'Line' || line === undefined) continue;
    const equals = value.indexOf('=');
    sections.get(section)?.lines.push({ name: value.slice(0, equals), value: value.slice(equals + 1) });
  }
  return [...sections.values()];
}

/** From PJSIPShowEndpoints. */
export function endpoint(entry: AmiMessage): Endpoint {
  return { name: entry.ObjectName ?? '', deviceState: entry.DeviceState ?? '' };
}

/** From PJSIPShowContacts. */
export function contact(entry: AmiMessage): Contact {
  const expires = Number(entry.ExpirationTime ?? 0);
  return {
    // A contact's object is named `<aor>;@<hash of its address>`.
    aor: (entry.ObjectName ?? '').split(/;@|@@/)[0] ?? '',
    uri: entry.Uri ?? '',
    userAgent: entry.UserAgent ?? '',
    status: entry.Status ?? '',
    roundTripMs: roundTripMs(entry.RoundtripUsec),
    expiresAt: expires > 0 ? new Date(expires * 1000) : null,
  };
}

/** From ShowDialPlan; entries without an application are includes and switches. */
export function dialplanLine(entry: AmiMessage): DialplanLine | null {
  if (entry.Application === undefined || entry.Extension === undefined) return null;
  return {
    context: entry.Context ?? '',
    extension: entry.Extension,
    priority: entry.Priority ?? '',
    application: entry.Application,
    data: entry.AppData ?? '',
  };
}

/**
 * From CoreShowChannels, without what stands in for a channel that Bridge() took out of its application. That ends at once,
 * but about once in two thousand times it ends while Asterisk is putting it back into this list, and stays there for good,
 * under the number of the call that is long over (channel_do_masquerade of main/channel.c, at least to 22.11).
 */
export function shownChannels(entries: readonly AmiMessage[]): ShownChannel[] {
  return entries.map(shownChannel).filter(({ name }) => !name.startsWith('Surrogate/'));
}

function shownChannel(entry: AmiMessage): ShownChannel {
  return {
    id: entry.Uniqueid ?? '',
    name: entry.Channel ?? '',
    linkedId: entry.Linkedid ?? '',
    state: entry.ChannelStateDesc ?? '',
    ...partiesOf(entry, ''),
    context: entry.Context ?? '',
    extension: entry.Exten ?? '',
    application: entry.Application ?? '',
    applicationData: entry.ApplicationData ?? '',
    bridgeId: entry.BridgeId ?? '',
    durationSeconds: secondsOf(entry.Duration ?? ''),
  };
}

/** `01:02:03` */
function secondsOf(clock: string): number {
  return clock.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
}
