import { machineOf, readTemplates, render, type Snapshot, type Templates } from '@flexpbx/renderer';
import type { Environment } from '@flexpbx/runtime';

/** What is tried: an extension, a thing, settings. */
export type TryRendering = (snapshot: Omit<Snapshot, 'machine'>) => void;

/**
 * Renders as configd would and forgets the result. Throws `configuration-refused` for what Asterisk's files
 * can't hold, before it reaches the database. Passwords and folders of Asterisk are none of the portal's business:
 * invented ones stand in for them.
 */
export function trialRendering(environment: Environment): TryRendering {
  // Compiled for the first change: a portal that is only looked at needs none of them.
  let templates: Templates | undefined;
  const login = { username: 'trial', password: 'trial'.repeat(5) };
  const access = { ari: login, amiCalls: login, amiConfiguration: login };
  const machine = machineOf(environment, access, {
    modulesDir: '/trial',
    dataDir: '/trial',
    codecModules: [],
    zonesDir: null,
  });
  return (snapshot) => {
    templates ??= readTemplates();
    render(templates, { ...snapshot, machine });
  };
}
