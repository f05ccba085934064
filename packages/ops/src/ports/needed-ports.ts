import type { Environment } from '@flexpbx/runtime';

/** A port the system listens on. */
export interface NeededPort {
  readonly protocol: 'udp' | 'tcp';
  readonly address: string;
  readonly port: number;
  /** What it is for, as in "port 5060 (SIP)". */
  readonly purpose: string;
  /** The setting that moves it. */
  readonly setting: string;
  /** Who listens on it. */
  readonly owner: 'asterisk' | 'portal';
}

const loopback = '127.0.0.1';

/** Every port of a system but those for audio: of those Asterisk takes whichever is free. */
export function neededPorts({ bindAddress, ports }: Environment): NeededPort[] {
  return [
    {
      protocol: 'udp',
      address: bindAddress,
      port: ports.sip,
      purpose: 'SIP',
      setting: 'FLEXPBX_SIP_PORT',
      owner: 'asterisk',
    },
    {
      protocol: 'tcp',
      address: bindAddress,
      port: ports.sip,
      purpose: 'SIP',
      setting: 'FLEXPBX_SIP_PORT',
      owner: 'asterisk',
    },
    {
      protocol: 'tcp',
      address: bindAddress,
      port: ports.sips,
      purpose: 'SIP over TLS',
      setting: 'FLEXPBX_SIPS_PORT',
      owner: 'asterisk',
    },
    {
      protocol: 'tcp',
      address: loopback,
      port: ports.asteriskHttp,
      purpose: "Asterisk's HTTP server",
      setting: 'FLEXPBX_ASTERISK_HTTP_PORT',
      owner: 'asterisk',
    },
    {
      protocol: 'tcp',
      address: loopback,
      port: ports.ami,
      purpose: "Asterisk's manager interface",
      setting: 'FLEXPBX_AMI_PORT',
      owner: 'asterisk',
    },
    {
      protocol: 'tcp',
      address: bindAddress,
      port: ports.https,
      purpose: 'the portals',
      setting: 'FLEXPBX_HTTPS_PORT',
      owner: 'portal',
    },
  ];
}
