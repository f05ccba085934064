import { join } from 'node:path';

const encryptionIfOffered = ['media_encryption = sdes', 'media_encryption_optimistic = yes'];

/**
 * Who has an account at the exchange, and what is peculiar about it; the secret is `secret-<number>`. 1004's messages light is
 * for those who subscribe.
 */
const peculiarities: Readonly<Record<string, readonly string[]>> = {
  1001: encryptionIfOffered,
  1002: encryptionIfOffered,
  1003: encryptionIfOffered,
  1004: encryptionIfOffered,
  1005: ['dtmf_mode = info'],
  1006: ['dtmf_mode = inband'],
  1007: ['dtmf_mode = auto'],
  1008: ['media_encryption = sdes'],
  1009: [
    'media_encryption = dtls',
    'dtls_auto_generate_cert = yes',
    'use_avpf = yes',
    'ice_support = yes',
    'rtcp_mux = yes',
    'bundle = yes',
  ],
};
const SUBSCRIBER = '1004';
/** What the exchange plays to those on hold. */
export const MUSIC = 'macroform-robot_dity';

/** What the exchange is made of. */
export const exchangeModules = [
  'res_sorcery_config',
  'res_sorcery_memory',
  'res_sorcery_astdb',
  'res_timing_timerfd',
  'res_pjproject',
  'res_pjsip',
  'res_pjsip_session',
  'res_pjsip_authenticator_digest',
  'res_pjsip_outbound_authenticator_digest',
  'res_pjsip_outbound_registration',
  'res_pjsip_endpoint_identifier_user',
  'res_pjsip_endpoint_identifier_ip',
  'res_pjsip_registrar',
  'res_pjsip_pubsub',
  'res_pjsip_outbound_publish',
  'res_pjsip_exten_state',
  'res_pjsip_dialog_info_body_generator',
  'res_pjsip_pidf_body_generator',
  'res_pjsip_mwi',
  'res_pjsip_mwi_body_generator',
  'res_pjsip_nat',
  'res_pjsip_sdp_rtp',
  'res_pjsip_caller_id',
  'res_pjsip_diversion',
  'res_pjsip_header_funcs',
  'res_pjsip_rfc3326',
  'res_pjsip_dtmf_info',
  'res_pjsip_refer',
  'res_musiconhold',
  'res_rtp_asterisk',
  'res_srtp',
  'res_http_websocket',
  'res_pjsip_transport_websocket',
  'chan_pjsip',
  'codec_ulaw',
  'codec_alaw',
  'codec_g722',
  'codec_g726',
  'codec_gsm',
  'codec_speex',
  'codec_opus_open_source',
  'codec_resample',
  'res_format_attr_opus',
  'res_format_attr_g729',
  'res_format_attr_ilbc',
  'format_wav',
  'bridge_simple',
  'bridge_native_rtp',
  'pbx_config',
  'app_dial',
  'app_stack',
  'app_playback',
  'app_voicemail',
  'func_callerid',
] as const;

/** The exchange's line to a telephone company. */
export interface Trunk {
  /** `127.0.0.2:5060` */
  readonly server: string;
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly encryption: 'none' | 'sdes';
  /** With these it registers; null: it is known by its address. */
  readonly credentials: { readonly username: string; readonly password: string } | null;
}

/** Where the exchange listens on 127.0.0.1, and where it finds what it needs. */
export interface ExchangeSurroundings {
  /** SIP over UDP and TCP. */
  readonly sip: number;
  /** SIP over TLS. */
  readonly sips: number;
  readonly http: number;
  /** PEM files. */
  readonly certificate: string;
  readonly key: string;
  /** Asterisk's `moh` and `sounds`. */
  readonly dataDir: string;
  readonly trunk: Trunk | null;
}

/** The exchange's configuration files. */
export function exchangeFiles(surroundings: ExchangeSurroundings): Record<string, string> {
  const { sip, sips, http, certificate, key, dataDir, trunk } = surroundings;
  const numbers = Object.keys(peculiarities);
  const transport = (name: string, port: number): string =>
    `[${name}]\ntype = transport\nprotocol = ${name}\nbind = 127.0.0.1:${port}\n`;
  return {
    'pjsip.conf': `${transport('udp', sip)}${transport('tcp', sip)}${transport('tls', sips)}method = tlsv1_2
cert_file = ${certificate}
priv_key_file = ${key}
[ws]
type = transport
protocol = ws
bind = 127.0.0.1
${numbers.map(account).join('')}${trunk ? trunkSections(trunk) : ''}`,
    'http.conf': `[general]\nenabled = yes\nbindaddr = 127.0.0.1\nbindport = ${http}\n`,
    'rtp.conf': '[general]\nrtpstart = 20000\nrtpend = 29998\n',
    'musiconhold.conf': `[default]\nmode = playlist\nentry = ${join(dataDir, 'moh', MUSIC)}\n`,
    'voicemail.conf': `[general]
format = wav
envelope = no
[default]
${numbers.map((number) => `${number} => 4711,Person ${number}`).join('\n')}
`,
    'extensions.conf': `[exchange]
exten => _*5XXXX,1,Dial(PJSIP/\${EXTEN:2},3,b(exchange^pick-up^1))
exten => pick-up,1,Set(PJSIP_HEADER(add,Alert-Info)=<http://127.0.0.1>\\;info=alert-autoanswer)
 same => n,Return()
exten => _*6XXXX,1,Set(REDIRECTING(from-num,i)=1002)
 same => n,Set(REDIRECTING(count,i)=1)
 same => n,Set(REDIRECTING(reason)=cfu)
 same => n,Dial(PJSIP/\${EXTEN:2},3)
exten => 9002,1,Hangup(21)
exten => _1XXX,hint,PJSIP/\${EXTEN}
exten => _0X!,1,Dial(PJSIP/\${EXTEN:1}@company)
exten => _+X!,1,Dial(PJSIP/1001,3)
exten => _1XXX,1,Dial(PJSIP/\${EXTEN},3)
exten => 9000,1,Answer()
 same => n,Playback(vm-intro)
 same => n,Playback(beep)
 same => n,Hangup()
exten => 9001,1,Progress()
 same => n,Playback(ss-noservice,noanswer)
 same => n,Hangup(1)
exten => *97,1,VoiceMailMain(\${CALLERID(num)}@default,s)
exten => _*9XXXX,1,VoiceMail(\${EXTEN:2}@default,s)
`,
  };
}

function account(number: string): string {
  const mailbox = `mailboxes = ${number}@default`;
  return `[${number}]
type = endpoint
context = exchange
disallow = all
allow = opus,g722,ulaw,alaw,g726,speex,gsm,g729,ilbc
direct_media = no
rewrite_contact = yes
auth = ${number}
aors = ${number}
callerid = "Person ${number}" <${number}>
trust_id_outbound = yes
send_pai = yes
${[...(peculiarities[number] ?? []), ...(number === SUBSCRIBER ? [] : [mailbox])].join('\n')}
[${number}]
type = auth
auth_type = userpass
username = ${number}
password = secret-${number}
[${number}]
type = aor
max_contacts = 3
remove_existing = yes
${number === SUBSCRIBER ? mailbox : ''}
`;
}

function trunkSections({ server, transport, encryption, credentials }: Trunk): string {
  return `[company]
type = endpoint
context = exchange
transport = ${transport}
aors = company
disallow = all
allow = alaw,ulaw
outgoing_call_offer_pref = local
direct_media = no
media_encryption = ${encryption === 'none' ? 'no' : encryption}
trust_id_inbound = yes
trust_id_outbound = yes
send_pai = yes
${credentials ? 'outbound_auth = company' : ''}
[company]
type = aor
contact = sip:${server}\\;transport=${transport}
[company]
type = identify
endpoint = company
match = ${server.split(':')[0]}
${credentials ? registrationSections(server, transport, credentials) : ''}`;
}

function registrationSections(
  server: string,
  transport: Trunk['transport'],
  { username, password }: NonNullable<Trunk['credentials']>,
): string {
  return `[company]
type = auth
auth_type = userpass
username = ${username}
password = ${password}
[company]
type = registration
transport = ${transport}
outbound_auth = company
server_uri = sip:${server}\\;transport=${transport}
client_uri = sip:${username}@${server}\\;transport=${transport}
retry_interval = 1
max_retries = 1000
max_random_initial_delay = 0
`;
}
