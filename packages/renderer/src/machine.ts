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
  /** Folder of converted tracks. */
  readonly music: string;
  readonly access: AsteriskAccess;
}

/** The machine of this environment. */
export function machineOf(environment: Environment, access: AsteriskAccess, program: AsteriskProgram): Machine {
  const { asterisk, certificate, certificateKey, music } = statePaths(environment);
  const { etc, lib, spool, run, log } = asterisk;
  return {
    program,
    folders: { etc, lib, spool, run, log },
    bindAddress: environment.bindAddress,
    ports: environment.ports,
    certificate,
    certificateKey,
    music: music.tracks,
    access,
  };
}
