import { z } from 'zod';
import { displayName } from '../display-name.ts';

const extension = z.string().regex(/^\d{2,6}$/, 'Choose an extension.');

/** How sound gets to a loudspeaker that is no phone: a SIP call, or RTP packets without any signalling. */
export const pagingWays = ['sip', 'unicast', 'multicast'] as const;

/** See {@link pagingWays}. */
export type PagingWay = (typeof pagingWays)[number];

/** What loudspeakers are spoken to in. RTP without signalling has fixed numbers for these only (RFC 3551). */
export const pagingCodecs = ['PCMU', 'PCMA', 'G722'] as const;

const device = z
  .strictObject({
    name: displayName.default('Loudspeaker'),
    /** With `multicast` that of the group which the devices have joined. */
    ip: z.ipv4('Give the IP address of the device, for example 192.168.1.100.'),
    by: z.enum(pagingWays).default('sip'),
    port: z.int().min(1).max(65535, 'Ports end at 65535.').default(5060),
    codec: z.enum(pagingCodecs).default('PCMU'),
  })
  .superRefine(({ ip, by }, context) => {
    const isGroup = /^2(2[4-9]|3\d)\./.test(ip);
    if (isGroup === (by === 'multicast')) return;
    const message = isGroup
      ? 'This is the address of a multicast group. Choose multicast, or give the address of one device.'
      : 'Multicast groups have addresses from 224.0.0.0 to 239.255.255.255.';
    context.addIssue({ code: 'custom', path: ['ip'], message });
  });

/** Phones and loudspeakers that are spoken to at once. */
export const pagingZone = z.strictObject({
  number: z.string().regex(/^\d{2,6}$/, 'A paging zone has a number of 2 to 6 digits, for example 9001.'),
  name: displayName,
  /** Besides its own members: those of all other zones, or these and every phone there is. */
  reach: z.enum(['members', 'all-zones', 'everybody']).default('members'),
  /** Extensions whose phones answer by themselves. */
  phones: z.array(extension).max(500).default([]),
  devices: z
    .array(device)
    .max(100)
    .refine(
      (list) => new Set(list.map((one) => `${one.by} ${one.ip}:${one.port}`)).size === list.length,
      'A device stands in it twice.',
    )
    .default([]),
  /** Extensions that may page; null: all. */
  callers: z.array(extension).max(500).nullable().default(null),
  /** Asked of who pages; null: nothing is asked. */
  pin: z
    .string()
    .regex(/^\d{4,10}$/, 'A PIN is 4 to 10 digits.')
    .nullable()
    .default(null),
  /** Heard also by who is in a call, who then hears both, and by who doesn't want to be disturbed. */
  priority: z.boolean().default(false),
  /** Whether those who hear it can answer. */
  talkback: z.boolean().default(false),
  /** A tone before the voice. */
  tone: z.boolean().default(true),
  max_seconds: z.int().min(5).max(3600).default(120),
});

/** See {@link pagingZone}. */
export type PagingZone = z.output<typeof pagingZone>;

/** A loudspeaker that is no phone. */
export type PagingDevice = PagingZone['devices'][number];
