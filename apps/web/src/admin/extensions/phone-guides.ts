import type { Output } from '../../api/client.ts';

/** How one kind of phone is set up, step by step. */
export interface PhoneGuide {
  readonly phone: string;
  readonly steps: readonly string[];
}

/** Steps for common phones, with the values of one extension in them; the password is only named. */
export function phoneGuides(setup: Output<'getPhoneSetup'>): readonly PhoneGuide[] {
  const { server, username, sip_port, sips_port, display_name, voicemail_code } = setup;
  return [
    {
      phone: 'Linphone (computer or mobile)',
      steps: [
        'Open the assistant and choose “Use a SIP account” (“Third-party SIP account”).',
        `User name: ${username}. Domain: ${server}. Password: as shown on this page.`,
        `Transport: TLS. If it does not connect, choose UDP and write the domain as ${server}:${sip_port}.`,
        'Sign in. This page shows the phone as connected.',
      ],
    },
    {
      phone: 'Zoiper (computer or mobile)',
      steps: [
        `Account: ${username}@${server}. Password: as shown on this page. Choose “Login”.`,
        `Host name: ${server}:${sip_port}. Skip the authentication and proxy fields.`,
        'Choose “SIP UDP” or “SIP TCP” when Zoiper has tested what works, and finish.',
      ],
    },
    {
      phone: 'MicroSIP (Windows; works well with screen readers)',
      steps: [
        'Open the menu, then “Add account”.',
        `SIP server: ${server}:${sip_port}. User name and login: ${username}. Domain: ${server}.`,
        `Password: as shown on this page. Display name: ${display_name}. Voicemail number: ${voicemail_code}.`,
        'Transport: UDP + TCP. Save.',
      ],
    },
    {
      phone: 'Yealink desk phone',
      steps: [
        'Find the phone’s address under Menu → Status, and open it in a browser.',
        'Go to Account → Register and switch the line on.',
        `Register name and user name: ${username}. Password: as shown on this page. Display name: ${display_name}.`,
        `SIP server 1: ${server}. Port: ${sips_port} with transport TLS, or ${sip_port} with UDP.`,
        'With TLS, switch off “Only accept trusted certificates” under Security, or load the server’s certificate.',
        `Voicemail number (Account → Advanced): ${voicemail_code}. Confirm.`,
      ],
    },
    {
      phone: 'Grandstream desk phone',
      steps: [
        'Find the phone’s address under Menu → Status, and open it in a browser.',
        'Go to Accounts → Account 1 → General settings and make it active.',
        `SIP server: ${server}. SIP user ID and authenticate ID: ${username}. Password: as shown on this page.`,
        `Voicemail access number: ${voicemail_code}.`,
        `Under SIP settings choose the transport UDP or TCP (port ${sip_port}). Save and apply.`,
      ],
    },
    {
      phone: 'Any other SIP phone',
      steps: [
        `Server, domain, registrar or proxy: ${server}.`,
        `User name, account, authentication name or login: ${username}. Password: as shown on this page.`,
        `Port and transport: ${sips_port} with TLS, or ${sip_port} with UDP or TCP.`,
        `Leave “realm” and “outbound proxy” empty. Mailbox number: ${voicemail_code}.`,
      ],
    },
  ];
}
