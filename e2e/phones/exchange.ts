import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AsteriskServer, startAsterisk } from '../asterisk/start-asterisk.ts';
import { findTestAsterisk } from '../asterisk/test-asterisk.ts';
import { freePort } from '../system/free-port.ts';
import type { PhoneAccount } from './phone.ts';

const run = promisify(execFile);

/** Who has an account at the exchange; the secret is `secret-<number>`. 1004's messages light is for those who subscribe. */
const numbers = ['1001', '1002', '1003', '1004'] as const;

const modules = [
  'res_sorcery_config',
  'res_sorcery_memory',
  'res_sorcery_astdb',
  'res_timing_timerfd',
  'res_pjproject',
  'res_pjsip',
  'res_pjsip_session',
  'res_pjsip_authenticator_digest',
  'res_pjsip_endpoint_identifier_user',
  'res_pjsip_registrar',
  'res_pjsip_pubsub',
  'res_pjsip_mwi',
  'res_pjsip_mwi_body_generator',
  'res_pjsip_nat',
  'res_pjsip_sdp_rtp',
  'res_pjsip_caller_id',
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
  'codec_resample',
  'format_wav',
  'bridge_simple',
  'bridge_native_rtp',
  'pbx_config',
  'app_dial',
  'app_playback',
  'app_voicemail',
  'func_callerid',
];

/** A small exchange written by hand, for the phones' own tests: nothing of FlexPBX is in it. */
export interface Exchange {
  readonly asterisk: AsteriskServer;
  /** `127.0.0.1:<port>` by transport. */
  readonly servers: Readonly<Record<'udp' | 'tcp' | 'tls', string>>;
  /** Where SIP over WebSocket is spoken. */
  readonly webSocketUrl: string;
  stop(): Promise<void>;
}

/** What the owner of a number at the exchange would type into a phone. */
export function accountAt(
  exchange: Exchange,
  number: string,
  changes: Partial<Omit<PhoneAccount, 'server'>>,
): PhoneAccount {
  const account = { number, secret: `secret-${number}`, transport: 'udp', encryption: 'none', ...changes } as const;
  return { registrationSeconds: 300, server: exchange.servers[account.transport], ...account };
}

/** Starts the exchange. `9000` plays an announcement, `*97` is the own mailbox, `*9NNNN` leaves a message for NNNN. */
export async function startExchange(): Promise<Exchange> {
  const keys = await mkdtemp(join(tmpdir(), 'flexpbx-exchange-keys-'));
  const removeKeys = (): Promise<void> => rm(keys, { recursive: true, force: true });
  try {
    const certificate = join(keys, 'exchange.pem');
    const subject = ['-subj', '/CN=127.0.0.1', '-days', '2', '-nodes'];
    await run('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      ...subject,
      '-keyout',
      certificate,
      '-out',
      join(keys, 'c'),
    ]);
    const ports = { sip: await freePort(), sips: await freePort(), http: await freePort() };
    const { dataDir } = await findTestAsterisk();
    const asterisk = await startAsterisk({ name: 'exchange', modules, files: files(ports, keys, dataDir) });
    return {
      asterisk,
      servers: { udp: `127.0.0.1:${ports.sip}`, tcp: `127.0.0.1:${ports.sip}`, tls: `127.0.0.1:${ports.sips}` },
      webSocketUrl: `ws://127.0.0.1:${ports.http}/ws`,
      stop: async () => {
        await asterisk.stop();
        await removeKeys();
      },
    };
  } catch (error) {
    await removeKeys();
    throw error;
  }
}

function files(
  ports: { sip: number; sips: number; http: number },
  keys: string,
  dataDir: string,
): Record<string, string> {
  const transport = (name: string, port: number): string =>
    `[${name}]\ntype = transport\nprotocol = ${name}\nbind = 127.0.0.1:${port}\n`;
  return {
    'pjsip.conf': `${transport('udp', ports.sip)}${transport('tcp', ports.sip)}${transport('tls', ports.sips)}method = tlsv1_2
cert_file = ${join(keys, 'c')}
priv_key_file = ${join(keys, 'exchange.pem')}
[ws]
type = transport
protocol = ws
bind = 127.0.0.1
${numbers.map(account).join('')}`,
    'http.conf': `[general]\nenabled = yes\nbindaddr = 127.0.0.1\nbindport = ${ports.http}\n`,
    'rtp.conf': '[general]\nrtpstart = 20000\nrtpend = 29998\n',
    'musiconhold.conf': `[default]\nmode = files\ndirectory = ${join(dataDir, 'moh')}\n`,
    'voicemail.conf': `[general]
format = wav
envelope = no
[default]
${numbers.map((number) => `${number} => 4711,Person ${number}`).join('\n')}
`,
    'extensions.conf': `[exchange]
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
  return `[${number}]
type = endpoint
context = exchange
disallow = all
allow = ulaw,alaw,g722
direct_media = no
rewrite_contact = yes
auth = ${number}
aors = ${number}
${number === '1004' ? '' : `mailboxes = ${number}@default`}
callerid = "Person ${number}" <${number}>
media_encryption = sdes
media_encryption_optimistic = yes
[${number}]
type = auth
auth_type = userpass
username = ${number}
password = secret-${number}
[${number}]
type = aor
max_contacts = 3
remove_existing = yes
${number === '1004' ? `mailboxes = ${number}@default` : ''}
`;
}
