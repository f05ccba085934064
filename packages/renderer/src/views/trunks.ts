import { createHash } from 'node:crypto';
import { accountAddress, knownBy, proxyAddress, type Settings, sipAddress, type Thing } from '@flexpbx/domain';
import type { AsteriskProgram } from '../machine.ts';
import type { Snapshot } from '../snapshot.ts';
import { asteriskCodecs } from './codecs.ts';

/** The trunks as PJSIP knows them. One that is switched off is none. */
export function trunksView({ things, settings, machine }: Snapshot): object {
  const enabled = things.trunk.filter((trunk) => trunk.enabled);
  return {
    trunks: enabled.map((trunk) => trunkView(trunk, settings, machine.program)),
    hasUncheckedTrunks: enabled.some((trunk) => transportOf(trunk) === unchecked),
  };
}

/** The transport for trunks over TLS whose certificate is not checked: Asterisk checks those of a transport, or none of it. */
const unchecked = 'transport-tls-unchecked';

function transportOf({ transport, verify_certificate: isChecked }: Thing<'trunk'>): string {
  return transport === 'tls' && !isChecked ? unchecked : `transport-${transport}`;
}

function trunkView(trunk: Thing<'trunk'>, settings: Settings, program: AsteriskProgram): object {
  const { id, kind, password, encryption, dtmf } = trunk;
  const username = trunk.auth_username ?? trunk.username ?? id;
  return {
    name: `trunk-${id}`,
    transport: transportOf(trunk),
    address: sipAddress(trunk),
    proxy: proxyAddress(trunk) ?? '',
    codecs: asteriskCodecs(trunk.codecs ?? settings.codecs.priority, program),
    dtmf,
    isEncrypted: encryption === 'sdes',
    fromUser: trunk.from_user ?? '',
    fromDomain: trunk.from_domain ?? '',
    login: password === null ? '' : { name: `trunk-${id}-${fingerprint(username, password)}`, username, password },
    registration:
      kind === 'registration'
        ? { account: accountAddress(trunk), contactUser: trunk.contact_user ?? trunk.username ?? id }
        : '',
    knownBy: addressesOf(trunk),
    qualifySeconds: trunk.qualify_seconds ?? '',
    group: trunk.max_calls === null ? '' : `GROUP(trunk)=${id}`,
  };
}

/** Other for another login, so that whatever uses the login is seen to have changed, and registers anew. */
function fingerprint(username: string, password: string): string {
  return createHash('sha256').update(`${username}\n${password}`).digest('hex').slice(0, 8);
}

function addressesOf(trunk: Thing<'trunk'>): readonly string[] {
  const { addresses, lookedUp } = knownBy(trunk);
  return lookedUp === null ? addresses : [lookedUp];
}
