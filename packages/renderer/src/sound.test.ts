import { defaultSettings, type Extension, type Settings } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { planChange } from './plan-change.ts';
import { readTemplates, render } from './render.ts';
import { pjsipSections } from './rendered-objects.ts';
import { aSnapshot, furnished } from './testing/a-snapshot.ts';

const templates = readTemplates();
const files = (extension: Partial<Extension>, settings: Partial<Settings>) =>
  render(templates, furnished(aSnapshot(extension), { settings }));

/** What the endpoint of 1001 has otherwise than all phones have. */
function particulars(extension: Partial<Extension>, settings: Partial<Settings>) {
  const endpoint = pjsipSections(files(extension, settings)['pjsip_endpoints.conf']).get('1001') ?? {};
  const { allow, dtmf_mode, media_encryption, context, transport } = endpoint;
  return { allow, dtmf_mode, media_encryption, context, transport };
}

describe('codecs and keys', () => {
  test('given nothing of its own, then an extension has what all phones have', () => {
    expect(particulars({}, {})).toEqual({});
    expect(files({}, {})['pjsip_endpoints.conf']).toMatch(
      /\nallow = !all,opus,g722,ulaw,alaw\n[^[]*\ndtmf_mode = auto\n/,
    );
  });

  test('given codecs and a way of its own, then these', () => {
    expect(particulars({ codecs: ['PCMA', 'opus'], dtmf: 'info' }, {})).toEqual({
      allow: '!all,alaw,opus',
      dtmf_mode: 'info',
    });
  });

  test('given keys that are tones, then only codecs are offered in which they are heard', () => {
    expect(particulars({ dtmf: 'inband' }, {})).toEqual({ allow: '!all,ulaw,alaw', dtmf_mode: 'inband' });
    const house = { dtmf: { method: 'inband' as const } };
    expect(files({}, house)['pjsip_endpoints.conf']).toContain('\nallow = !all,ulaw,alaw\n');
    expect(particulars({ dtmf: 'rfc4733' }, house).allow).toBe('!all,opus,g722,ulaw,alaw');
  });

  test('given a codec that only passes through, then calls of who may have nothing else are looked at first', () => {
    expect(particulars({ codecs: ['G729', 'PCMU'] }, {})).toEqual({
      allow: '!all,ulaw,g729',
      context: 'from-passing-through',
    });
    const rendered = files({ codecs: ['G729', 'PCMU'] }, {});
    expect(rendered['extensions_sound.conf']).toContain('[passing-through]');
    expect(rendered['extensions_phones.conf']).toContain('b(offered^s^1(');
    expect(files({}, {})['extensions_phones.conf']).not.toContain('offered');
    expect(files({}, { codecs: { priority: ['PCMU', 'G729'] } })['extensions_sound.conf']).toContain(
      '[passing-through]',
    );
    expect(files({}, defaultSettings)['extensions_sound.conf']).not.toContain('passing-through');
  });
});

describe('encryption', () => {
  test.each([
    ['off', {}],
    ['optional', { media_encryption: 'sdes' }],
    ['sdes', { media_encryption: 'sdes', context: 'from-encrypted', transport: 'transport-tls' }],
    ['dtls', { media_encryption: 'dtls' }],
  ] as const)('given %s, then %j', (encryption, expected) => {
    expect(particulars({ encryption }, {})).toEqual(expected);
  });

  test.each([
    ['off', false],
    ['optional', false],
    ['sdes', true],
    ['dtls', true],
  ] as const)('given %s, then plain SIP is turned away: %s', (encryption, isTurnedAway) => {
    const text = files({ encryption }, {})['pjsip_endpoints.conf'];
    expect(text.includes('[1001@plain](phone,in-the-clear)\nauth = 1001\n')).toBe(isTurnedAway);
  });

  test('given keys agreed on beside the sound, then RTP tries ways for them; else it spares the work', () => {
    expect(files({ encryption: 'dtls' }, {})['rtp.conf']).toContain('icesupport = yes\n');
    expect(files({ encryption: 'sdes' }, {})['rtp.conf']).toContain('icesupport = no\n');
  });

  test('given it changes, then what hangs on it is read back', () => {
    const { readBack, reloads } = planChange(files({}, {}), files({ encryption: 'sdes' }, {}));
    expect(readBack).toMatchObject([
      { objects: { endpoint: { media_encryption: 'sdes', transport: 'transport-tls' } } },
    ]);
    expect(reloads).toContain('res_pjsip.so');
  });
});

test.each<[string, Partial<Extension>]>([
  ['nothing', {}],
  ['something', { codecs: ['PCMU', 'G729'] }],
])('given %s passes through, then every bracket of the dialplan is closed', (_, extension) => {
  const rendered = Object.entries(files(extension, {})).filter(([name]) => name.startsWith('extensions'));
  for (const [name, text] of rendered) {
    for (const line of text.split('\n').filter((line) => /^( same|exten)/.test(line))) {
      const count = (bracket: string) => line.split(bracket).length;
      expect([count('('), count('{')], `${name}: ${line}`).toEqual([count(')'), count('}')]);
    }
  }
});
