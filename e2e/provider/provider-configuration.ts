import type { Codec } from '@flexpbx/domain';
import { allowed } from '../phones/codecs.ts';
import { APPLICATION } from '../phones/media.ts';
import type { SoundEncryption } from '../phones/session-description.ts';

/** Who calls through a telephone company. */
export interface Customer {
  /** Its name in the company's books: the user name it registers with. */
  readonly name: string;
  /** How it is known: by user name and password (digest), or by coming from 127.0.0.1, and is then called at this address. */
  readonly known: { readonly password: string } | { readonly at: string };
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly encryption: SoundEncryption;
  /** Best first. */
  readonly codecs: readonly Codec[];
}

/** Where a telephone company listens, and with what it proves who it is. */
export interface ProviderSurroundings {
  /** The address of its machine. */
  readonly address: string;
  /** SIP over UDP and TCP. */
  readonly sip: number;
  /** SIP over TLS. */
  readonly sips: number;
  /** PEM files. */
  readonly certificate: string;
  readonly key: string;
}

/** What a telephone company has beside what every bank has. */
export const providerModules = [
  'res_pjsip_registrar',
  'res_pjsip_endpoint_identifier_user',
  'res_pjsip_endpoint_identifier_ip',
] as const;

/** The configuration files of a telephone company. */
export function providerFiles(
  { address, sip, sips, certificate, key }: ProviderSurroundings,
  customers: readonly Customer[],
): Record<string, string> {
  const transport = (name: string, port: number): string =>
    `[${name}]\ntype = transport\nprotocol = ${name}\nbind = ${address}:${port}\n`;
  return {
    'pjsip.conf': `[global]
type = global
user_agent = Test telephone company
endpoint_identifier_order = auth_username,username,ip
${transport('udp', sip)}${transport('tcp', sip)}${transport('tls', sips)}method = tlsv1_2
cert_file = ${certificate}
priv_key_file = ${key}
${customers.map((customer) => endpoint(customer, address) + identification(customer)).join('')}`,
    // Whatever number is dialled.
    'extensions.conf': `[customers]\nexten => _[-+*#0-9a-zA-Z]!,1,Stasis(${APPLICATION},\${EXTEN})\n`,
  };
}

function endpoint({ name, transport, encryption, codecs }: Customer, address: string): string {
  return `[${name}]
type = endpoint
context = customers
transport = ${transport}
aors = ${name}
identify_by = auth_username,username
disallow = all
allow = ${allowed(codecs)}
direct_media = no
media_address = ${address}
bind_rtp_to_media_address = yes
media_encryption = ${encryption === 'none' ? 'no' : encryption}
trust_id_inbound = yes
trust_id_outbound = yes
send_pai = yes
`;
}

function identification({ name, known, transport }: Customer): string {
  if ('at' in known) {
    return `[${name}]
type = aor
contact = sip:${known.at}\\;transport=${transport}
[${name}]
type = identify
endpoint = ${name}
match = 127.0.0.1
`;
  }
  return `auth = ${name}
[${name}]
type = auth
auth_type = userpass
username = ${name}
password = ${known.password}
[${name}]
type = aor
max_contacts = 1
remove_existing = yes
`;
}
