import { type Thing, thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { planChange } from '../plan-change.ts';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const templates = readTemplates();

function rendered(particulars: object) {
  const queue = thingKinds.queue.schema.parse({ number: '8001', name: 'Sales', ...particulars });
  return render(
    templates,
    furnished(aSnapshot({ number: '1001' }, { number: '1002' }), { things: { queue: [queue] } }),
  );
}

const textOf = (particulars: object) => rendered(particulars)['extensions_queues.conf'];

test('given a queue, then it is served by us, and by Dial where we are not there, and ends at its destination', () => {
  const text = textOf({
    agents: [{ extension: '1001', always: true }, { extension: '1002' }],
    name_prefix: 'Sales: ',
    music: 'jazz',
    overflow: { type: 'voicemail', target: '1001' },
  });
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  expect(text).toContain('same => n,Stasis(flexpbx,queue,${EXTEN},,${FLEXPBX_QUEUE_PRIORITY})\n');
  expect(text).toContain('Dial(${PJSIP_DIAL_CONTACTS(1001)},30,m(jazz)tk');
  expect(text).toContain('Set(CALLERID(name)=Sales: ${CALLERID(name)})');
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  expect(text).toContain(' same => n,Goto(mailbox-of,1001,1)\n');
});

test('given nobody always takes its calls, then all its agents are rung natively; given there are none, nobody is', () => {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  expect(textOf({ agents: [{ extension: '1001' }, { extension: '1002' }] })).toContain(
    'Dial(${PJSIP_DIAL_CONTACTS(1001)}&${PJSIP_DIAL_CONTACTS(1002)},30,mtk',
  );
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  expect(textOf({})).not.toContain('Dial(');
});

test('given a queue is added, then it is read back that Asterisk has all of its lines', () => {
  const before = render(templates, aSnapshot({ number: '1001' }, { number: '1002' }));
  expect(planChange(before, rendered({})).readBack).toEqual(
    expect.arrayContaining([
      { kind: 'context', name: 'queues', lines: 5 },
      { kind: 'context', name: 'queue-natively', lines: 2 },
    ]),
  );
});

test('given agents, then each has a lamp behind the code to sign in; with that switched off, none has', () => {
  const queue = thingKinds.queue.schema.parse({ number: '8001', name: 'Sales', agents: [{ extension: '1002' }] });
  const lines = (code: Thing<'feature-code'>[]) =>
    render(templates, furnished(aSnapshot({ number: '1002' }), { things: { queue: [queue], 'feature-code': code } }))[
      'extensions_queues.conf'
    ].match(/^exten => \*72.*$/gm);
  expect(lines([])).toEqual(['exten => *721002,hint,Custom:agent-1002', 'exten => *721002,1,Goto(turn-agent,1002,1)']);
  expect(lines([{ id: 'queue-login', code: '*72', enabled: false }])).toBe(null);
});
