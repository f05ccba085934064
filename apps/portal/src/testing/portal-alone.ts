// The portal without Asterisk, for work on its pages: FLEXPBX_STATE_DIR=<scratch folder> pnpm --filter @flexpbx/portal alone
import { migrateDatabase, openDatabase } from '@flexpbx/db';
import { type Extension, extensionDefaults } from '@flexpbx/domain';
import { setUpState } from '@flexpbx/ops';
import { hashPassword } from '@flexpbx/ops/password-hash';
import { readEnvironment, silentLogger } from '@flexpbx/runtime';
import { generateSipSecret, generateVoicemailPin } from '../features/extensions/generated-secrets.ts';

const password = 'portal-alone';

const environment = readEnvironment(process.env);
const now = new Date();
const tell = (sentence: string) => process.stdout.write(`${sentence}\n`);

await setUpState(environment, { tell, warn: tell }, now);
await migrateDatabase(environment);
const database = await openDatabase(environment, silentLogger);
if ((await database.accounts.countAdmins()) === 0) {
  await database.accounts.create({ username: 'admin', role: 'admin', extension: null }, 'portal-alone');
  await database.extensions.createMany(
    [person('1001', 'Ada Lovelace'), person('1002', 'محمد الخوارزمي')],
    'portal-alone',
  );
  await database.accounts.create({ username: '1001', role: 'user', extension: '1001' }, 'portal-alone');
  for (const username of ['admin', '1001']) {
    await database.accounts.setPassword(username, await hashPassword(password), null, 'portal-alone');
  }
}
await database.registrations.replaceAll([
  {
    extension: '1001',
    contact: 'sip:1001@127.0.0.1:5071',
    userAgent: 'Yealink SIP-T46U 108.86.0.20',
    reachability: 'reachable',
    roundTripMs: 3.2,
    updatedAt: now,
  },
]);
await database.close();

tell(`https://localhost:${environment.ports.https}/ – sign in as admin or 1001 with "${password}"`);
await import('../main.ts');

function person(number: string, name: string): Extension {
  return { ...extensionDefaults, number, name, sipSecret: generateSipSecret(), voicemailPin: generateVoicemailPin() };
}
