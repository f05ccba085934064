import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './app-error.ts';

/** The checkout (or installed copy) this process runs from; bundled (tools/build-program.ts), it lies as deep. */
export const programDir = resolve(import.meta.dirname, '../../..');

const port = z.coerce
  .number({ error: 'must be a port number, 1 to 65535' })
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(65535, 'must be at most 65535');

const rtpPorts = z
  .string()
  .regex(/^\d+-\d+$/, 'must look like 10000-20000')
  .transform((text) => ({ from: Number(text.split('-')[0]), to: Number(text.split('-')[1]) }))
  .pipe(z.object({ from: z.int().min(1).max(65535), to: z.int().min(1).max(65535) }))
  .refine(({ from, to }) => to - from >= 20, 'needs at least 20 ports');

const logLevel = z.enum(['error', 'warn', 'info', 'debug']);

const schema = z.object({
  FLEXPBX_STATE_DIR: z.string().default(resolve(programDir, 'var')),
  FLEXPBX_ASTERISK_ROOT: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, 'must start with file: or postgresql://')
    .optional(),
  FLEXPBX_BIND: z.union([z.ipv4(), z.ipv6()]).default('0.0.0.0'),
  FLEXPBX_PUBLIC_HOST: z.string().min(1).max(253).default(hostname()),
  FLEXPBX_SIP_PORT: port.default(5060),
  FLEXPBX_SIPS_PORT: port.default(5061),
  FLEXPBX_SIPS_UNCHECKED_PORT: port.default(5062),
  FLEXPBX_TRUSTED_CERTIFICATES: z.string().default('/etc/ssl/certs'),
  FLEXPBX_RTP_PORTS: rtpPorts.default({ from: 10000, to: 20000 }),
  FLEXPBX_HTTPS_PORT: port.default(8080),
  FLEXPBX_ASTERISK_HTTP_PORT: port.default(8088),
  FLEXPBX_AMI_PORT: port.default(5038),
  FLEXPBX_TRUSTED_PUSH_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'must look like http://127.0.0.1:8090' })
    .optional(),
  FLEXPBX_TRANSCRIPTION_ORIGINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(z.url({ protocol: /^(https?|wss?)$/, error: 'must look like ws://127.0.0.1:2700' })))
    .default([]),
  FLEXPBX_TRANSCRIPTION_COMMANDS: z
    .string()
    .transform((text) => text.split(':').filter((part) => part !== ''))
    .pipe(z.array(z.string().regex(/^\/[^\n]+$/, 'must be absolute paths with : between them')))
    .default([]),
  FLEXPBX_LOG_LEVEL: logLevel.default('info'),
});

/** Where things are and which ports are used; the same for all processes of one system. */
export interface Environment {
  readonly stateDir: string;
  /** A folder with Debian's Asterisk unpacked; null where the state folder's own is meant. */
  readonly asteriskRoot: string | null;
  /** `file:<path>` (SQLite) or `postgresql://…`. */
  readonly databaseUrl: string;
  readonly bindAddress: string;
  /** The name or address phones and browsers use to reach this machine. */
  readonly publicHost: string;
  readonly ports: {
    /** SIP over UDP and TCP. */
    readonly sip: number;
    /** SIP over TLS. */
    readonly sips: number;
    /** The same, used only while there are trunks whose certificate is not checked. */
    readonly sipsUnchecked: number;
    readonly rtp: { readonly from: number; readonly to: number };
    readonly https: number;
    /** Asterisk's HTTP server (ARI, SIP over WebSocket), on loopback only. */
    readonly asteriskHttp: number;
    /** Asterisk's manager interface, on loopback only. */
    readonly ami: number;
  };
  /**
   * A folder of the authorities whose certificates are trusted when trunks are reached over TLS, each under the name OpenSSL
   * looks for (`openssl rehash`).
   */
  readonly trustedCertificates: string;
  /**
   * A push service that is used although it is no public https server: one of the own network, or of a test. Null: none, and
   * nobody can have us call a server inside the network by subscribing with its address.
   */
  readonly trustedPushOrigin: string | null;
  /** What may put messages into words beside public servers. Who may change settings can choose from these, and add none. */
  readonly transcription: {
    /** Origins of servers inside the network: `ws://127.0.0.1:2700`. */
    readonly origins: readonly string[];
    /** Absolute paths of programs. */
    readonly commands: readonly string[];
  };
  readonly logLevel: z.infer<typeof logLevel>;
}

/**
 * Parses the environment, once, first thing in each `main.ts`; nothing else reads `process.env`.
 * Throws AppError `invalid-input` naming every variable that can't be used.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
    const lines = Object.entries(fields).map(([name, message]) => `${name} ${message}`);
    throw new AppError('invalid-input', `The environment can't be used: ${lines.join('; ')}`, { fields });
  }
  const e = parsed.data;
  const stateDir = resolve(e.FLEXPBX_STATE_DIR);
  return {
    stateDir,
    asteriskRoot: e.FLEXPBX_ASTERISK_ROOT ? resolve(e.FLEXPBX_ASTERISK_ROOT) : null,
    databaseUrl: e.DATABASE_URL ?? `file:${stateDir}/flexpbx.db`,
    bindAddress: e.FLEXPBX_BIND,
    publicHost: e.FLEXPBX_PUBLIC_HOST,
    ports: {
      sip: e.FLEXPBX_SIP_PORT,
      sips: e.FLEXPBX_SIPS_PORT,
      sipsUnchecked: e.FLEXPBX_SIPS_UNCHECKED_PORT,
      rtp: e.FLEXPBX_RTP_PORTS,
      https: e.FLEXPBX_HTTPS_PORT,
      asteriskHttp: e.FLEXPBX_ASTERISK_HTTP_PORT,
      ami: e.FLEXPBX_AMI_PORT,
    },
    trustedCertificates: resolve(e.FLEXPBX_TRUSTED_CERTIFICATES),
    trustedPushOrigin: e.FLEXPBX_TRUSTED_PUSH_ORIGIN ? new URL(e.FLEXPBX_TRUSTED_PUSH_ORIGIN).origin : null,
    transcription: {
      origins: e.FLEXPBX_TRANSCRIPTION_ORIGINS.map((url) => url.replace(/^(\w+:\/\/[^/]+).*$/, '$1')),
      commands: e.FLEXPBX_TRANSCRIPTION_COMMANDS,
    },
    logLevel: e.FLEXPBX_LOG_LEVEL,
  };
}
