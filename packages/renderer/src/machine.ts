import { existsSync } from 'node:fs';
import { type AsteriskAccess, type Environment, statePaths } from '@flexpbx/runtime';

/** Where Asterisk's own, unchanging files lie. */
export interface AsteriskProgram {
  /** Its `*.so` modules. */
  readonly modulesDir: string;
  /** `sounds`, `moh`, `documentation`, `rest-api`. */
  readonly dataDir: string;
  /** Modules for codecs that not every Asterisk has: `codec_g729`, `codec_ilbc`. */
  readonly codecModules: readonly string[];
  /** Time zones by name; null where it looks by itself. */
  readonly zonesDir: string | null;
}

/** What a rendered configuration has to know of the machine it runs on. */
export interface Machine {
  readonly program: AsteriskProgram;
  readonly folders: {
    readonly etc: string;
    readonly lib: string;
    readonly spool: string;
    readonly run: string;
    readonly log: string;
  };
  readonly bindAddress: string;
  readonly ports: Environment['ports'];
  readonly certificate: string;
  readonly certificateKey: string;
  /** Folder of the authorities that are trusted; null where there is none, and then nobody is. */
  readonly trustedCertificates: string | null;
  /** Folder of converted tracks. */
  readonly music: string;
  readonly access: AsteriskAccess;
}

/** The machine of this environment. */
export function machineOf(environment: Environment, access: AsteriskAccess, program: AsteriskProgram): Machine {
  const { asterisk, certificate, certificateKey, music } = statePaths(environment);
  const { etc, lib, spool, run, log } = asterisk;
  const { trustedCertificates } = environment;
  return {
    program,
    folders: { etc, lib, spool, run, log },
    bindAddress: environment.bindAddress,
    ports: environment.ports,
    certificate,
    certificateKey,
    // Asterisk would not start a transport that names a folder it can't read, and phones need it too.
    trustedCertificates: existsSync(trustedCertificates) ? trustedCertificates : null,
    music: music.tracks,
    access,
  };
}
