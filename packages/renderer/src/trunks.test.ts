import { type Extension, noThings, type Thing, thingKinds } from '@flexpbx/domain';
import { describe, expect, it, test } from 'vitest';
import { readTemplates, render } from './render.ts';
import { aSnapshot, furnished } from './testing/a-snapshot.ts';

const templates = readTemplates();

const aTrunk = (id: string, given: object = {}): Thing<'trunk'> =>
  thingKinds.trunk.schema.parse({ id, name: id, kind: 'address', host: '192.0.2.1', ...given });
const aRoute = (given: object = {}): Thing<'outbound-route'> =>
  thingKinds['outbound-route'].schema.parse({
    id: 'national',
    name: 'National',
    patterns: ['^[2-9][0-9]{9}$'],
    trunks: ['telco'],
    ...given,
  });

function rendered(things: Partial<typeof noThings>, ...extensions: readonly Partial<Extension>[]) {
  return render(templates, furnished(aSnapshot(...extensions), { things }));
}
const pjsip = (...trunks: Thing<'trunk'>[]) => rendered({ trunk: trunks })['pjsip_trunks.conf'];
const section = (text: string, name: string, template: string) =>
  new RegExp(`^\\[${name}\\]\\(${template}\\)\\n((?:[a-z].*\\n)*)`, 'm').exec(text)?.[1];

describe('a trunk in PJSIP', () => {
  it('given both sides know each other by address, then it is called there and known by it', () => {
    const text = pjsip(aTrunk('telco', { port: 5070, allowed_addresses: ['198.51.100.0/24'] }));
    expect(section(text, 'trunk-telco', 'trunks')).toBe(
      'transport = transport-udp\naors = trunk-telco\nallow = !all,opus,g722,ulaw,alaw\ndtmf_mode = auto\n',
    );
    expect(section(text, 'trunk-telco', 'trunks-aor')).toBe('contact = sip:192.0.2.1:5070\nqualify_frequency = 30\n');
    expect(section(text, 'trunk-telco', 'trunks-identify')).toBe(
      'endpoint = trunk-telco\nmatch = 192.0.2.1\nmatch = 198.51.100.0/24\n',
    );
    expect(text).not.toContain('trunk-telco-');
    expect(section(text, 'trunk-telco', 'trunks-registration')).toBeUndefined();
  });

  it('given we register over TLS with encrypted sound and a proxy, then all of it goes that way', () => {
    const text = pjsip(
      aTrunk('telco', {
        kind: 'registration',
        host: 'sip.provider.net',
        username: '+4930123',
        auth_username: 'anonymous',
        password: 'a;b',
        transport: 'tls',
        encryption: 'sdes',
        outbound_proxy: 'edge.provider.net',
        from_domain: 'provider.net',
        codecs: ['PCMA'],
        dtmf: 'info',
        qualify_seconds: null,
        max_calls: 2,
      }),
    );
    expect(section(text, 'trunk-telco', 'trunks')).toBe(
      [
        'transport = transport-tls',
        'aors = trunk-telco',
        'allow = !all,alaw',
        'dtmf_mode = info',
        'media_encryption = sdes',
        'from_domain = provider.net',
        'outbound_proxy = sip:edge.provider.net\\;transport=tls\\;lr',
        'outbound_auth = trunk-telco-c5ba6cdb',
        'set_var = GROUP(trunk)=telco',
        '',
      ].join('\n'),
    );
    expect(section(text, 'trunk-telco-c5ba6cdb', 'trunks-auth')).toBe('username = anonymous\npassword = a\\;b\n');
    expect(section(text, 'trunk-telco', 'trunks-registration')).toContain(
      'server_uri = sip:sip.provider.net\\;transport=tls\nclient_uri = sip:+4930123@provider.net\ncontact_user = +4930123\n',
    );
    expect(section(text, 'trunk-telco', 'trunks-aor')).not.toContain('qualify');
    expect(section(text, 'trunk-telco', 'trunks-identify')).toBeUndefined();
  });

  it('given TLS, then the certificate is checked, and only where somebody said so it is not, by a transport of its own', () => {
    const files = (...trunks: Thing<'trunk'>[]) => rendered({ trunk: trunks });
    const account = { kind: 'registration', username: 'us', transport: 'tls' };
    const unchecked = { ...account, verify_certificate: false };
    const both = files(aTrunk('telco', account), aTrunk('private', unchecked));
    for (const kind of ['trunks', 'trunks-registration']) {
      expect(section(both['pjsip_trunks.conf'], 'trunk-telco', kind)).toContain('transport = transport-tls\n');
      expect(section(both['pjsip_trunks.conf'], 'trunk-private', kind)).toContain(
        'transport = transport-tls-unchecked\n',
      );
    }
    expect(both['pjsip.conf']).toMatch(/^\[transport-tls\]\n(.+\n)*verify_server = yes\n/m);
    expect(both['pjsip_unchecked.conf']).toContain('[transport-tls-unchecked]\n');
    expect(both['pjsip_unchecked.conf']).toContain('bind = [::1]:5062\n');
    expect(both['pjsip_unchecked.conf']).not.toContain('verify_server');
    for (const trunk of [aTrunk('telco', account), aTrunk('off', { ...unchecked, enabled: false })])
      expect(files(trunk)['pjsip_unchecked.conf']).not.toContain('[transport');
    expect(pjsip(aTrunk('telco', { verify_certificate: false }))).toContain('transport = transport-udp\n');
  });

  it('given a name without addresses, then its addresses are looked up', () => {
    const text = pjsip(aTrunk('telco', { host: 'sip.provider.net' }));
    expect(section(text, 'trunk-telco', 'trunks-identify')).toContain('match = sip.provider.net\n');
  });

  it('given another password, then the registration names another login, which makes Asterisk register anew', () => {
    const account = { kind: 'registration', username: 'us' };
    const [one, other] = ['first', 'second'].map((password) =>
      section(pjsip(aTrunk('telco', { ...account, password })), 'trunk-telco', 'trunks-registration'),
    );
    expect(one).not.toBe(other);
    expect(one).not.toContain('first');
  });

  it('given it is switched off, then there is none', () => {
    expect(pjsip(aTrunk('telco', { enabled: false }))).not.toContain('trunk-telco');
  });

  test.each([
    [{ password: 'a\nb', username: 'us' }],
    [{ host: 'x\n[evil]' }],
    [{ username: 'a;b\n', kind: 'registration' }],
    [{ id: 'x](trunks)' }],
  ])('given %j got past everything else, then nothing is rendered', (given) => {
    expect(() => pjsip({ ...aTrunk('telco'), ...given } as Thing<'trunk'>)).toThrow(/can't be rendered/);
  });
});

const outbound = (things: Partial<typeof noThings>, ...extensions: readonly Partial<Extension>[]) =>
  rendered(things, ...extensions)['extensions_outbound.conf'];
const context = (text: string, name: string) =>
  new RegExp(`^\\[${name}\\]\\n((?:[^\\[\\n].*\\n)*)`, 'm').exec(text)?.[1];
const exten = '$' + '{EXTEN}';

describe('the way out', () => {
  it('given two routes, then they are asked in their order', () => {
    const routes = [aRoute(), aRoute({ id: 'rest', patterns: ['^[0-9]{3}$', '^(911|0)$'] })];
    const text = outbound({ trunk: [aTrunk('telco')], 'outbound-route': routes });
    expect(context(text, 'outbound')).toBe(
      'include => no-emergency\ninclude => outbound-national\ninclude => outbound-rest\ninclude => outside\ninclude => not-in-service\n',
    );
    expect(context(text, 'outbound-national')).toBe(`exten => _NXXXXXXXXX,1,Goto(by-route-national,${exten},1)\n`);
    expect(context(text, 'outbound-rest')).toBe(
      ['_XXX', '911', '0'].map((one) => `exten => ${one},1,Goto(by-route-rest,${exten},1)\n`).join(''),
    );
  });

  it('given two trunks, then the second is tried when the first fails, each with its caller ID and patience', () => {
    const trunks = [
      aTrunk('telco', { caller_id: { show: 'number', number: '5550100' } }),
      aTrunk('spare', { host: '192.0.2.2', patience_seconds: 4, caller_id: { show: 'anonymous' }, username: 'us' }),
    ];
    const route = aRoute({ strip: 1, prepend: '+1', trunks: ['telco', 'spare'], ring_seconds: 45 });
    // Phones may transfer by keys, who comes by a trunk may not.
    const transferKeys = `$\{IF($["$\{CHANNEL:6:6}" = "trunk-"]?:TK)}`;
    expect(context(outbound({ trunk: trunks, 'outbound-route': [route] }), 'by-route-national')).toBe(
      [
        'exten => _[*#+0-9]!,1,Gosub(outside-permission,s,1)',
        ` same => n,Dial(PJSIP/+1$\{EXTEN:1}@trunk-telco,45^10,if(<5550100>)${transferKeys})`,
        ' same => n,Gosub(trunk-failed,s,1)',
        ` same => n,Dial(PJSIP/+1$\{EXTEN:1}@trunk-spare,45^4,if(<us>)u(prohib)${transferKeys})`,
        ' same => n,Gosub(trunk-failed,s,1)',
        ' same => n,Goto(lines-busy,s,1)',
        '',
      ].join('\n'),
    );
  });

  it('given a trunk takes so many calls at most, then it is passed when it is full', () => {
    const text = outbound({ trunk: [aTrunk('telco', { max_calls: 2 })], 'outbound-route': [aRoute()] });
    expect(context(text, 'by-route-national')).toContain(
      ' same => n,GotoIf($[$' + '{GROUP_COUNT(telco@trunk)} >= 2]?past-telco)\n',
    );
    expect(context(text, 'by-route-national')).toContain(' same => n(past-telco),NoOp()\n');
  });

  it('given a trunk is switched off or a route is, then calls pass it', () => {
    const trunk = [aTrunk('telco', { enabled: false })];
    expect(context(outbound({ trunk, 'outbound-route': [aRoute()] }), 'by-route-national')).not.toContain('Dial');
    const off = outbound({ trunk: [aTrunk('telco')], 'outbound-route': [aRoute({ enabled: false })] });
    expect(off).not.toContain('national');
  });

  it('given a trunk with a key, then each call by it carries the key', () => {
    const trunk = [aTrunk('telco', { key_header: 'X-Trunk-Key', key: 'abc123' })];
    const text = outbound({ trunk, 'outbound-route': [aRoute()] });
    expect(text).toContain('b(key-of-trunk-telco^s^1))\n');
    expect(context(text, 'key-of-trunk-telco')).toBe(
      'exten => s,1,Set(PJSIP_HEADER(add,X-Trunk-Key)=abc123)\n same => n,Return()\n',
    );
  });

  it('given extensions, then those may call outside that are allowed to, shown with the number that rings them', () => {
    const inbound = thingKinds['inbound-route'].schema.parse({
      id: 'ada',
      name: 'Ada',
      number: '+15550101',
      destination: { type: 'extension', target: '1001' },
    });
    const people = [{ allowExternal: true }, { number: '1002' }, { number: '1003', allowExternal: true }];
    const text = outbound({ 'inbound-route': [inbound] }, ...people);
    expect(context(text, 'may-call-outside')).toMatch(
      /^exten => house,1,Return\(\)\nexten => 1001,1,Return\(\+15550101\)\nexten => 1003,1,Return\(\)\nexten => _/,
    );
  });

  it('given the number plan names a trunk, then there is a way by it past all routes', () => {
    const rule = thingKinds['dial-rule'].schema.parse({ id: 'a', pattern: '^9$', action: 'trunk', trunk: 'telco' });
    const text = outbound({ trunk: [aTrunk('telco')], 'dial-rule': [rule] });
    expect(context(text, 'by-trunk-telco')).toContain(`Dial(PJSIP/${exten}@trunk-telco,60^10,`);
  });

  it('given no routes at all, then every number outside is told so', () => {
    expect(context(outbound(noThings), 'outbound')).toBe(
      'include => no-emergency\ninclude => outside\ninclude => not-in-service\n',
    );
  });
});
