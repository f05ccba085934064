import { APPLICATION } from './media.ts';
import { PATIENCE_MS } from './time-limit.ts';

/** Whom a bank's Asterisk connects to on 127.0.0.1. */
export interface BankPorts {
  /** Our WebSocket server for ARI and sound. */
  readonly link: number;
  /** Where SIP messages are mirrored to (HEP3). */
  readonly trace: number;
}

/** Just what is needed to make and take calls: few modules make it start in a quarter of a second. */
export const bankModules = [
  'res_sorcery_config',
  'res_sorcery_memory',
  'res_sorcery_astdb',
  'res_timing_timerfd',
  'res_pjproject',
  'res_pjsip',
  'res_pjsip_session',
  // Nobody is asked for a password here, but without it each call is a warning.
  'res_pjsip_authenticator_digest',
  'res_pjsip_outbound_authenticator_digest',
  'res_pjsip_pubsub',
  'res_pjsip_sdp_rtp',
  'res_pjsip_caller_id',
  'res_pjsip_rfc3326',
  'res_pjsip_dtmf_info',
  'res_pjsip_refer',
  'res_rtp_asterisk',
  'res_srtp',
  'res_hep',
  'res_hep_pjsip',
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
  'bridge_simple',
  'res_http_websocket',
  'res_websocket_client',
  'chan_websocket',
  'pbx_config',
  'func_callerid',
  'func_channel',
  'app_stasis',
  'res_stasis',
  'res_stasis_answer',
  'res_stasis_playback',
  'res_stasis_recording',
  'res_stasis_snoop',
  'res_ari',
  'res_ari_model',
  'res_ari_applications',
  'res_ari_asterisk',
  'res_ari_bridges',
  'res_ari_channels',
  'res_ari_endpoints',
  'res_ari_events',
] as const;

/** The configuration files that are the same in every bank. */
export function bankFiles(ports: BankPorts): Record<string, string> {
  return {
    // Strict RTP drops a stream whose numbers jump in its first seconds, as when music takes the place of a voice.
    'rtp.conf': '[general]\nrtpstart = 30000\nrtpend = 39998\nstrictrtp = no\n',
    'hep.conf': `[general]\nenabled = yes\ncapture_address = 127.0.0.1:${ports.trace}\ncapture_id = 1\nuuid_type = call-id\n`,
    'http.conf': '[general]\nenabled = no\n',
    'ari.conf': `[general]
enabled = yes
[bank]
type = user
password = loopback
password_format = plain
[${APPLICATION}]
type = outbound_websocket
websocket_client_id = ari
apps = ${APPLICATION}
local_ari_user = bank
subscribe_all = yes
`,
    'websocket_client.conf':
      webSocketClient('ari', ports.link, 'persistent') + webSocketClient('media', ports.link, 'per_call_config'),
    'chan_websocket.conf': '',
  };
}

function webSocketClient(name: string, port: number, type: 'persistent' | 'per_call_config'): string {
  return `[${name}]
type = websocket_client
uri = ws://127.0.0.1:${port}/${name}
protocols = ${name}
connection_type = ${type}
connection_timeout = ${PATIENCE_MS}
reconnect_interval = 100
`;
}
