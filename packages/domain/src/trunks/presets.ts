import type { z } from 'zod';
import type { trunk } from '../things/trunk.ts';

type TrunkField = keyof typeof trunk.shape;

/** A kind of provider, with the fields it needs and what it has in common for everybody. */
export interface TrunkPreset {
  readonly id: string;
  readonly name: string;
  /** For whom it is, in one sentence. */
  readonly about: string;
  /** What only the customer knows, in the order it is asked; all other fields are out of sight. */
  readonly asks: readonly TrunkField[];
  /** What is the same for every customer. */
  readonly given: Omit<z.input<typeof trunk>, 'id' | 'name' | 'preset' | 'host'> & { readonly host?: string };
  /** An example of the host, where it is asked. */
  readonly hostExample: string;
  /** What has to be done on the other side, or be known before. */
  readonly notes: readonly string[];
}

/** What can be chosen from when a trunk is made. The first two fit every provider. */
export const trunkPresets: readonly TrunkPreset[] = [
  {
    id: 'registration',
    name: 'Provider with user name and password',
    about: 'Most providers: this system signs in there, from any address.',
    asks: ['host', 'username', 'password'],
    given: { kind: 'registration' },
    hostExample: 'sip.provider.net',
    notes: ['Give the numbers that come in by it to somebody under Inbound routes.'],
  },
  {
    id: 'address',
    name: 'Provider that knows this system by its address',
    about: 'Both sides have fixed addresses; nobody signs in.',
    asks: ['host', 'port', 'transport', 'allowed_addresses', 'username', 'password'],
    given: { kind: 'address' },
    hostExample: 'sip.provider.net',
    notes: [
      'Tell the provider the public address of this system.',
      'Give every address the provider calls from. A name is looked up only when Asterisk reads its configuration.',
    ],
  },
  {
    id: 'other-pbx',
    name: 'Another FlexPBX or Asterisk',
    about: 'A second telephone system of your own, in the same network or reached by a VPN.',
    asks: ['host', 'port', 'transport', 'username', 'password'],
    given: { kind: 'address' },
    hostExample: '192.0.2.20',
    notes: [
      'Make a trunk on the other system as well that points here.',
      'Extensions keep their own numbers as caller IDs, so the two systems need different ranges of numbers.',
      'With TLS, each has to trust the certificate of the other: FlexPBX makes its own at first, which nobody trusts.',
    ],
  },
  {
    id: 'google-voice-sip-link',
    name: 'Google Voice SIP Link',
    about:
      'Google Workspace with Google Voice Standard or Premier: Google’s users call and are called through this system.',
    asks: ['from_domain', 'key', 'allowed_addresses', 'caller_id'],
    given: {
      kind: 'address',
      host: 'siplink.telephony.goog',
      port: 5672,
      transport: 'tls',
      encryption: 'sdes',
      codecs: ['opus', 'G722', 'PCMU', 'PCMA'],
      allowed_addresses: ['74.125.88.128/25'],
      key_header: 'X-Google-Pbx-Trunk-Secret-Key',
    },
    hostExample: 'siplink.telephony.goog',
    notes: [
      'Google supports SIP Link with session border controllers it has certified. This system is none of them: Google’s support may decline to help.',
      'This system needs a public name and a certificate for it from a public authority, not a self-signed one. Give that name as “our domain”.',
      'Add the trunk in the Google Admin console under Google Voice, SIP Link. Where the console shows a secret key for the trunk, enter it here; where it shows none, leave it empty.',
      'Compare the addresses with those Google’s page “SIP Link requirements” names: they can change. Open the firewall for them.',
      'Numbers go in E.164, with + and country code: let the outbound route put it in front.',
    ],
  },
  {
    id: 'twilio',
    name: 'Twilio Elastic SIP Trunking',
    about: 'Twilio, with a termination name of your own and a credential list.',
    asks: ['host', 'username', 'password', 'caller_id'],
    given: {
      kind: 'address',
      codecs: ['PCMU', 'PCMA'],
      allowed_addresses: [
        '54.172.60.0/30',
        '54.244.51.0/30',
        '54.171.127.192/30',
        '35.156.191.128/30',
        '54.65.63.192/30',
        '54.169.127.128/30',
        '54.252.254.64/30',
        '177.71.206.192/30',
      ],
    },
    hostExample: 'example.pstn.twilio.com',
    notes: [
      'In Twilio’s console, give the trunk an origination address that points here, and a credential list for termination.',
      'Compare the addresses with Twilio’s page “IP addresses”: they are those of its signalling in all regions.',
      'Numbers go in E.164, with + and country code: let the outbound route put it in front.',
    ],
  },
  {
    id: 'telnyx',
    name: 'Telnyx',
    about: 'Telnyx, with a SIP connection by credentials.',
    asks: ['username', 'password', 'caller_id'],
    given: { kind: 'registration', host: 'sip.telnyx.com', codecs: ['G722', 'PCMU', 'PCMA'] },
    hostExample: 'sip.telnyx.com',
    notes: [
      'In Telnyx’s portal, make a SIP connection of the kind “credentials” and give it an outbound voice profile.',
      'Numbers go in E.164, with + and country code: let the outbound route put it in front.',
    ],
  },
  {
    id: 'sipgate',
    name: 'sipgate trunking',
    about: 'sipgate’s trunk for telephone systems (Germany).',
    asks: ['username', 'password', 'caller_id'],
    given: { kind: 'registration', host: 'sipconnect.sipgate.de', transport: 'tcp', codecs: ['G722', 'PCMA'] },
    hostExample: 'sipconnect.sipgate.de',
    notes: ['User name (SIP ID) and password stand in sipgate’s administration under the trunk’s connection data.'],
  },
  {
    id: 'telekom',
    name: 'Deutsche Telekom (MagentaZuhause, DeutschlandLAN IP)',
    about: 'Single numbers of a Telekom line; one trunk for each number.',
    asks: ['username', 'auth_username', 'password'],
    given: {
      kind: 'registration',
      host: 'tel.t-online.de',
      from_domain: 'tel.t-online.de',
      transport: 'tcp',
      codecs: ['G722', 'PCMA'],
    },
    hostExample: 'tel.t-online.de',
    notes: [
      'The user name is the telephone number with country code (+49…). The name for the password is the line’s access number or mail address with Telekom.',
      'Telekom answers only from the line the number belongs to, and finds its servers by names its own resolver knows.',
    ],
  },
];

/** The preset a trunk was made from; undefined where it is none of ours (any more). */
export function presetOf(id: string | null): TrunkPreset | undefined {
  return trunkPresets.find((preset) => preset.id === id);
}
