import { type Extension, thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { planChange } from './plan-change.ts';
import { readTemplates, render } from './render.ts';
import { aSnapshot, furnished } from './testing/a-snapshot.ts';

const templates = readTemplates();
const files = (...extensions: Partial<Extension>[]) => render(templates, aSnapshot(...extensions));
const ada = { number: '1001' };

test('given nothing changed, then nothing is done', () => {
  expect(planChange(files(ada), files(ada))).toEqual({ files: [], reloads: [], atNextStart: [], readBack: [] });
});

test('given an extension was added, then its mailbox comes first, then its phone, then its number', () => {
  const plan = planChange(files(ada), files(ada, { number: '1002', name: 'Grace; Hopper' }));
  expect(plan.reloads).toEqual(['app_voicemail.so', 'res_pjsip.so', 'pbx_config.so']);
  expect(plan.atNextStart).toEqual([]);
  expect(plan.readBack).toEqual([
    { kind: 'mailbox', number: '1002', exists: true },
    {
      kind: 'endpoint',
      name: '1002',
      objects: {
        endpoint: { auth: '1002', aors: '1002', callerid: '"Grace; Hopper" <1002>', mailboxes: '1002@default' },
        aor: { mailboxes: '1002@default' },
        auth: { username: '1002', password: 'Difference-Engine-2' },
      },
    },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Asterisk's own variable
    { kind: 'extension', number: '1002', does: 'Goto(ring-30,${EXTEN},1)' },
  ]);
});

test('given only a password changed, then only passwords are loaded and read back', () => {
  expect(planChange(files(ada), files({ ...ada, sipSecret: 'other-secret' }))).toEqual({
    files: ['pjsip_auths.conf'],
    reloads: ['res_pjsip.so'],
    atNextStart: [],
    readBack: [{ kind: 'endpoint', name: '1001', objects: { auth: { username: '1001', password: 'other-secret' } } }],
  });
});

test('given a phone that is registered has another mailbox, then its lamp is told so, which no reload of phones does', () => {
  const without = files({ ...ada, voicemail: false }, { number: '1002' });
  expect(planChange(without, files(ada, { number: '1002' })).reloads).toEqual([
    'app_voicemail.so',
    'res_pjsip.so',
    'res_pjsip_mwi.so',
  ]);
});

test('given an extension was deleted, then it must be gone everywhere', () => {
  const { readBack } = planChange(files(ada, { number: '1002' }), files(ada));
  expect(readBack).toEqual([
    { kind: 'mailbox', number: '1002', exists: false },
    { kind: 'endpoint', name: '1002', objects: { endpoint: null, aor: null, auth: null } },
    { kind: 'extension', number: '1002', does: null },
  ]);
});

test('given a port of SIP changed, then that waits for the next start', () => {
  const before = files(ada);
  const after = { ...before, 'pjsip.conf': before['pjsip.conf'].replaceAll('5060', '5070') };
  expect(planChange(before, after)).toMatchObject({ reloads: [], atNextStart: ['pjsip.conf'] });
});

test('given the certificate of a trunk is no longer checked, then its transport is opened without a start', () => {
  const trunk = (given: object) => ({
    trunk: [
      thingKinds.trunk.schema.parse({ id: 'telco', name: 'Telco', kind: 'address', host: '192.0.2.1', ...given }),
    ],
  });
  const [before, after] = [{ transport: 'tls' }, { transport: 'tls', verify_certificate: false }].map((given) =>
    render(templates, furnished(aSnapshot(ada), { things: trunk(given) })),
  );
  expect(planChange(before ?? {}, after ?? {})).toMatchObject({
    files: ['pjsip_unchecked.conf', 'pjsip_trunks.conf'],
    reloads: ['res_pjsip.so'],
    atNextStart: [],
    readBack: [{ kind: 'trunk', name: 'trunk-telco', trunk: { endpoint: { transport: 'transport-tls-unchecked' } } }],
  });
});

test('given nothing was there before, then everything is new', () => {
  const { readBack, atNextStart } = planChange({}, files(ada));
  expect([...new Set(readBack.map(({ kind }) => kind))]).toEqual(['mailbox', 'endpoint', 'extension', 'context']);
  expect(atNextStart).toContain('asterisk.conf');
});
