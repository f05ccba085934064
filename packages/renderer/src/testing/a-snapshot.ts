import {
  defaultSettings,
  type Extension,
  extensionDefaults,
  noThings,
  type Settings,
  type Things,
} from '@flexpbx/domain';
import { readEnvironment } from '@flexpbx/runtime';
import { machineOf } from '../machine.ts';
import type { Snapshot } from '../snapshot.ts';

/** A snapshot of these extensions on some machine. */
export function aSnapshot(...extensions: readonly Partial<Extension>[]): Snapshot {
  const login = (username: string) => ({ username, password: 'p'.repeat(24) });
  const access = {
    ari: login('flexpbx'),
    amiCalls: login('calls'),
    amiConfiguration: login('configuration'),
  };
  const environment = readEnvironment({ FLEXPBX_STATE_DIR: '/state', FLEXPBX_BIND: '::1' });
  return {
    extensions: extensions.map((particulars) => ({
      ...extensionDefaults,
      number: '1001',
      name: 'Ada Lovelace',
      sipSecret: 'Difference-Engine-2',
      voicemailPin: '481516',
      ...particulars,
    })),
    things: noThings,
    settings: defaultSettings,
    machine: machineOf(environment, access, {
      modulesDir: '/modules',
      dataDir: '/data',
      codecModules: [],
      zonesDir: null,
    }),
  };
}

/** The same with these things and settings besides. */
export function furnished(
  snapshot: Snapshot,
  { things = {}, settings = {} }: { things?: Partial<Things>; settings?: Partial<Settings> },
): Snapshot {
  return { ...snapshot, things: { ...snapshot.things, ...things }, settings: { ...snapshot.settings, ...settings } };
}
