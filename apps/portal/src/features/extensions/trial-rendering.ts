import type { Extension } from '@flexpbx/domain';
import { machineOf, readTemplates, render } from '@flexpbx/renderer';
import type { Environment } from '@flexpbx/runtime';

/**
 * Renders one extension as configd would and forgets the result. Throws `configuration-refused` for what Asterisk's files
 * can't hold, before it reaches the database. Passwords and folders of Asterisk are none of the portal's business:
 * invented ones stand in for them.
 */
export function trialRendering(environment: Environment): (extension: Extension) => void {
  const templates = readTemplates();
  const login = { username: 'trial', password: 'trial'.repeat(5) };
  const access = { ari: login, amiCalls: login, amiConfiguration: login };
  const machine = machineOf(environment, access, { modulesDir: '/trial', dataDir: '/trial' });
  return (extension) => void render(templates, { extensions: [extension], machine });
}
