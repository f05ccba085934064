// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
import { defaultSettings, emergencyWords, type Settings, type Things, thingKinds } from '@flexpbx/domain';
import { describe, expect, it } from 'vitest';
import { readTemplates, render } from '../render.ts';
import { speechOf } from '../speech.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const templates = readTemplates();

const aTrunk = (id: string, particulars: object = {}) =>
  thingKinds.trunk.schema.parse({ id, name: id, kind: 'address', host: '192.0.2.1', ...particulars });
const aPlace = (id: string, elin: string | null) =>
  thingKinds.location.schema.parse({ id, name: id, address: '1 Main St', city: 'Albany', elin });

const things = {
  trunk: [aTrunk('telco', { caller_id: { show: 'number', number: '+12125550100' } }), aTrunk('spare')],
  location: [aPlace('hall', '+12125550101'), aPlace('lab', null)],
};

/** What is rendered for three extensions: one in the hall, one in a room of nowhere, one nobody has said anything of. */
function rendered(emergency: Partial<Settings['emergency']>, some: Partial<Things> = things): string {
  const snapshot = aSnapshot(
    { locationId: 'hall' },
    { number: '1002', location: 'Room 12' },
    { number: '1003', name: 'Desk' },
  );
  const settings = { emergency: { ...defaultSettings.emergency, ...emergency } };
  return render(templates, furnished(snapshot, { things: some, settings }))['extensions_emergency.conf'];
}

function linesOf(text: string, context: string): string[] {
  const [, body = ''] = text.split(`[${context}]\n`);
  return (body.split('\n\n')[0] ?? '').split('\n').filter((line) => /^(exten| same) =>/.test(line));
}

const live = { production_mode: true, trunks: ['telco', 'spare'] };

describe('emergency calls in the dialplan', () => {
  it('given no settings, then nothing can leave, nobody is rung, and no line is there for it', () => {
    const text = rendered({});
    expect(text).not.toMatch(/Dial\(PJSIP|Originate|\[emergency-(way|answered|desk|tell)\]/);
    expect(
      linesOf(text, 'emergency').map((line) =>
        /^exten => (\d+),1,Goto\(emergency-call,(\d+),1\)$/.exec(line)?.slice(1),
      ),
    ).toEqual([
      ['911', '911'],
      ['933', '933'],
      ['112', '112'],
      ['9911', '911'],
      ['9933', '933'],
      ['9112', '112'],
    ]);
    expect(text).toContain(speechOf(emergencyWords.blocked).file);
  });

  it('given production mode, then trunks are dialled in their order, those that are off left out', () => {
    const off = [{ ...aTrunk('telco'), enabled: false }, aTrunk('spare', { key: 'abc', key_header: 'X-Key' })];
    const dialled = (some: Partial<Things>) =>
      [...rendered(live, some).matchAll(/Dial\((PJSIP\/\$\{EXTEN\}@trunk-.*)\)\n/g)].map(([, dial]) => dial);
    const withOptions = (id: string, more = '') =>
      `PJSIP/\${EXTEN}@trunk-${id},180^10,iu(allowed)f(\${GOSUB_RETVAL})U(emergency-answered^\${UNIQUEID})${more}`;
    expect(dialled(things)).toEqual([withOptions('telco'), withOptions('spare')]);
    expect(dialled({ ...things, trunk: off })).toEqual([withOptions('spare', 'b(key-of-trunk-spare^s^1)')]);
    expect(rendered(live)).toContain('Gosub(emergency-way,s,1(telco,+12125550100))');
  });

  it('given places, then each phone has its own, and what is said of it', () => {
    const said = (text: string) => speechOf(text).file;
    expect(linesOf(rendered({ location: 'lab' }), 'emergency-place')).toEqual([
      `exten => 1001,1,Return(hall|+12125550101|${said('hall, 1 Main St, Albany.')})`,
      `exten => 1002,1,Return(lab||${said('Room 12, lab, 1 Main St, Albany.')})`,
      `exten => _X!,1,Return(lab||${said('lab, 1 Main St, Albany.')})`,
    ]);
    expect(linesOf(rendered({}), 'emergency-place').at(-1)).toBe(
      `exten => _X!,1,Return(||${said(emergencyWords.nowhere)})`,
    );
  });

  it('given numbers that are shown, then they are called back in every form providers send', () => {
    const called = linesOf(rendered(live), 'emergency-callback')
      .filter((line) => line.startsWith('exten'))
      .map((line) => /^exten => (\+?\d+),1,Gosub\(emergency-back,(\d+),1\)$/.exec(line)?.slice(1).join(' '));
    const forms = (kept: string) =>
      [kept, `+${kept}`, kept.slice(1), `+${kept.slice(1)}`].map((form) => `${form} ${kept}`);
    expect(called).toEqual([...forms('12125550101'), ...forms('12125550100')]);
  });

  it('given a security desk, then it is rung for all but address tests and itself', () => {
    const text = rendered({ ...live, security_desk: '1003' });
    expect(text).toContain('GotoIf($["${EXTEN}" = "933" | "${EMERGENCY_FROM}" = "1003"]?send)');
    expect(text).toContain('Dial(${PJSIP_DIAL_CONTACTS(1003)},30,gU(emergency-tell^${EXTEN}))');
    expect(text).not.toContain(speechOf(emergencyWords.confirmBlocked).file);
  });

  it('given names and addresses of any kind, then none of them stands in the file', () => {
    const hostile = { ...aPlace('hall', null), name: '${SHELL(id)}', address: 'a,b)|&^;\\', city: '][' };
    const text = rendered(live, { ...things, location: [hostile] });
    expect(text).not.toMatch(/SHELL|a,b\)|\]\[/);
  });

  it.each([
    ['an id', 'a|b', { location: [{ ...aPlace('hall', null), id: 'a|b' }] }],
    ['a number shown', 'hall', { location: [{ ...aPlace('hall', null), elin: '911)' }] }],
    ['a trunk', 'hall', { trunk: [aTrunk('spare'), { ...aTrunk('telco'), id: 'a&b' }] }],
  ])('given %s that no schema lets through, then nothing is rendered', (_, locationId, hostile) => {
    const given = { ...live, trunks: ['a&b', 'spare'], location: 'a|b' };
    const snapshot = furnished(aSnapshot({ locationId }), {
      things: { ...things, ...hostile },
      settings: { emergency: { ...defaultSettings.emergency, ...given } },
    });
    expect(() => render(templates, snapshot)).toThrow(/\.conf can't be rendered/);
  });
});
