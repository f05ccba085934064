import type { Extension, Settings, Things } from '@flexpbx/domain';
import { callerNameBytes } from './escaping.ts';
import type { Machine } from './machine.ts';
import { callHandlingView } from './views/call-handling.ts';
import { conferencesView } from './views/conferences.ts';
import { emergencyView } from './views/emergency.ts';
import { featureKeysView } from './views/feature-keys.ts';
import { inboundView } from './views/inbound.ts';
import { mailboxesLighting, mailboxesView } from './views/mailboxes.ts';
import { menusView } from './views/menus.ts';
import { musicView } from './views/music.ts';
import { numberPlanView } from './views/number-plan.ts';
import { outboundView } from './views/outbound.ts';
import { pagingView } from './views/paging.ts';
import { parkingView } from './views/parking.ts';
import { queuesView } from './views/queues.ts';
import { ringGroupsView } from './views/ring-groups.ts';
import { extensionSound, soundView } from './views/sound.ts';
import { switchesView } from './views/switches.ts';
import { trunksView } from './views/trunks.ts';

/** All that is rendered: rows of one moment and the machine they are for. */
export interface Snapshot {
  readonly extensions: readonly Extension[];
  readonly things: Things;
  readonly settings: Settings;
  readonly machine: Machine;
}

/** A snapshot in the words of the templates. Values are as they are meant: escaping is the templates' part. */
export function viewOf(snapshot: Snapshot): object {
  const { extensions, machine, settings } = snapshot;
  const { program, folders, bindAddress, ports, access } = machine;
  return {
    ...callHandlingView(snapshot),
    ...musicView(snapshot),
    ...inboundView(snapshot),
    ...numberPlanView(snapshot),
    ...switchesView(snapshot),
    ...featureKeysView(snapshot),
    ...mailboxesView(snapshot),
    ...conferencesView(snapshot),
    ...menusView(snapshot),
    ...pagingView(snapshot),
    ...parkingView(snapshot),
    ...queuesView(snapshot),
    ...ringGroupsView(snapshot),
    ...trunksView(snapshot),
    ...outboundView(snapshot),
    ...soundView(snapshot),
    ...emergencyView(snapshot),
    holdMusic: settings.calls.music,
    asterisk: { modules: program.modulesDir, data: program.dataDir },
    folders,
    access,
    ports: { http: ports.asteriskHttp, ami: ports.ami, rtpFrom: ports.rtp.from, rtpTo: ports.rtp.to },
    sip: {
      bind: socketAddress(bindAddress, ports.sip),
      bindTls: socketAddress(bindAddress, ports.sips),
      bindUnchecked: socketAddress(bindAddress, ports.sipsUnchecked),
      certificate: machine.certificate,
      certificateKey: machine.certificateKey,
      trusted: machine.trustedCertificates ?? '',
    },
    ringTimes: ringTimes(extensions).map((seconds) => ({ seconds })),
    extensions: extensions.map((extension) => extensionView(extension, snapshot)),
  };
}

function extensionView(extension: Extension, { settings, machine, things }: Snapshot): object {
  const { number, name, callerIdName, ringSeconds, sipSecret, music, pickupGroup } = extension;
  return {
    number,
    callerName: shorten(callerIdName ?? name, callerNameBytes),
    ringSeconds,
    isFollowed: things['follow-me'].some((one) => one.enabled && one.number === number),
    sipSecret,
    mailboxes: mailboxesLighting(extension, things),
    music: music ?? '',
    pickupGroup: pickupGroup ?? '',
    ...extensionSound(extension, settings, machine.program),
  };
}

/** The different lengths of time extensions ring, shortest first. */
function ringTimes(extensions: readonly Extension[]): number[] {
  return [...new Set(extensions.map(({ ringSeconds }) => ringSeconds))].sort((a, b) => a - b);
}

/** As many whole characters, as people see them, as fit into `bytes`. */
function shorten(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (Buffer.byteLength(kept + segment) > bytes) break;
    kept += segment;
  }
  return kept.trimEnd();
}

function socketAddress(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
