import { join } from 'node:path';
import type { Environment } from './environment.ts';

/** Every file and folder of the state folder that more than one process knows. */
export interface StatePaths {
  readonly secretsKey: string;
  /** JSON with the generated ARI and AMI passwords, mode 600. */
  readonly asteriskAccess: string;
  /** JSON with the key pair push services know us by, mode 600. */
  readonly pushKeys: string;
  readonly certificate: string;
  readonly certificateKey: string;
  readonly run: string;
  readonly log: string;
  readonly asterisk: {
    /** What the running Asterisk reads. Only configd writes here. */
    readonly etc: string;
    /** A rendered generation that waits for `flexpbx-apply`. */
    readonly staging: string;
    /** The last generation Asterisk accepted. */
    readonly lastGood: string;
    /** `power` or `secure`, written by flexpbx-toggle-permissions. */
    readonly mode: string;
    readonly run: string;
    readonly log: string;
    readonly spool: string;
    /** AstDB and keys. */
    readonly lib: string;
    /** Call records as Asterisk writes them. */
    readonly callRecords: string;
    /** Mailboxes in app_voicemail's layout: `<mailbox>/INBOX/msg0000.{txt,wav}`. */
    readonly voicemail: string;
    /** Where ARI puts recordings. */
    readonly recordings: string;
    /** Where MixMonitor puts recordings: `conference-<number>-<seconds since 1970>.wav`. */
    readonly monitor: string;
    /** Texts as sound, for the dialplan to say: `<file>.wav`. Written by the worker. */
    readonly speech: string;
  };
  readonly prompts: {
    /** Uploaded prompts as Asterisk plays them, by their ids and the formats of tracks. Written by the worker. */
    readonly sounds: string;
    /** Uploads that wait to be converted. */
    readonly uploads: string;
  };
  readonly music: {
    /** Tracks as Asterisk plays them: `<id>.{ulaw,alaw,g722,wav16}`. Written by the worker. */
    readonly tracks: string;
    /** Uploads that wait to be converted. */
    readonly uploads: string;
  };
  /** Debian's Asterisk, unpacked. */
  readonly asteriskRoot: string;
}

/** The layout of a state folder. */
export function statePaths(environment: Pick<Environment, 'stateDir' | 'asteriskRoot'>): StatePaths {
  const at = (...parts: string[]) => join(environment.stateDir, ...parts);
  return {
    secretsKey: at('keys', 'secrets.key'),
    asteriskAccess: at('keys', 'asterisk-access.json'),
    pushKeys: at('keys', 'push-keys.json'),
    certificate: at('certs', 'flexpbx.crt'),
    certificateKey: at('certs', 'flexpbx.key'),
    run: at('run'),
    log: at('log'),
    asterisk: {
      etc: at('asterisk', 'etc'),
      staging: at('asterisk', 'staging'),
      lastGood: at('asterisk', 'last-good'),
      mode: at('asterisk', 'mode'),
      run: at('asterisk', 'run'),
      log: at('asterisk', 'log'),
      spool: at('asterisk', 'spool'),
      lib: at('asterisk', 'lib'),
      callRecords: at('asterisk', 'log', 'cdr-custom', 'flexpbx.csv'),
      voicemail: at('asterisk', 'spool', 'voicemail', 'default'),
      recordings: at('asterisk', 'spool', 'recording'),
      monitor: at('asterisk', 'spool', 'monitor'),
      speech: at('asterisk', 'spool', 'speech'),
    },
    prompts: { sounds: at('prompts', 'sounds'), uploads: at('prompts', 'uploads') },
    music: { tracks: at('music', 'tracks'), uploads: at('music', 'uploads') },
    asteriskRoot: environment.asteriskRoot ?? at('asterisk-root'),
  };
}
