import { APPLICATION } from './media.ts';

/** Where the phones listen on 127.0.0.1. */
export interface PhonePorts {
  /** SIP over UDP and TCP. */
  readonly sip: number;
  /** SIP over TLS. */
  readonly sips: number;
}

/** What phones have beside what every bank has. */
export const phoneModules = ['res_pjsip_outbound_registration', 'res_pjsip_mwi'] as const;

/** The configuration files of the phones' Asterisk. Phones themselves come later, live, into sorcery's memory. */
export function phoneFiles({ sip, sips }: PhonePorts): Record<string, string> {
  return {
    'sorcery.conf': `[res_pjsip]
auth = memory
endpoint = memory
[res_pjsip_outbound_registration]
registration = memory
`,
    'pjsip.conf': `[global]
type = global
user_agent = FlexPBX test phones
[udp]
type = transport
protocol = udp
bind = 127.0.0.1:${sip}
[tcp]
type = transport
protocol = tcp
bind = 127.0.0.1:${sip}
[tls]
type = transport
protocol = tls
method = tlsv1_2
bind = 127.0.0.1:${sips}
`,
    // The contact's user part of an incoming call says which phone it is for.
    'extensions.conf': `[phones]\nexten => _[a-z]!,1,Stasis(${APPLICATION},\${EXTEN})\n`,
  };
}
