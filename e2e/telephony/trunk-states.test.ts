import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OutsideWorld, PASSWORD, talk } from './outside-world.ts';

/** A call that was cut would be silent for as long as it takes to dial again. */
const PAUSE_LIMIT_MS = 1_000;

let world: OutsideWorld;

beforeAll(async () => {
  world = await OutsideWorld.open();
});

afterAll(() => world?.close());

describe('how a trunk stands', () => {
  test('given a wrong password, then it is said that user name or password are wrong', async () => {
    await world.changeTrunk('main', { password: 'not-this-one' });
    expect(await world.trunkIs('main', 'down')).toMatchObject({
      sip_status: 401,
      reason: expect.stringContaining('user name or password are wrong'),
      fix: expect.stringContaining('Enter user name and password anew'),
    });
    await world.changeTrunk('main', { password: PASSWORD });
    await world.trunkIs('main', 'up');
  });

  test('given a user name nobody has, then it is refused', async () => {
    await world.changeTrunk('main', { username: 'nobody' });
    expect(await world.trunkIs('main', 'down')).toMatchObject({ reason: expect.stringContaining('refuses') });
    await world.changeTrunk('main', { username: 'acme' });
    await world.trunkIs('main', 'up');
  });

  test('given a host that is not there, then it is said', async () => {
    await world.changeTrunk('spare', { host: 'no-such-host.invalid', allowed_addresses: ['127.0.0.3'] });
    const state = await world.trunkIs('spare', 'down');
    expect(state?.reason).toBe('There is no host no-such-host.invalid.');
    await world.changeTrunk('spare', { ...OutsideWorld.at(world.spare, 'udp'), allowed_addresses: [] });
    await world.trunkIs('spare', 'up');
  });

  test('given it is switched off, then it is shown so, and calls pass it at once', async () => {
    await world.changeTrunk('main', { enabled: false });
    await world.trunkIs('main', 'disabled');
    const call = await world.ada.dial('2125550100');
    await talk(call, await world.spare.nextCallTo('+12125550100'));
    await world.changeTrunk('main', { enabled: true });
    await world.trunkIs('main', 'up');
  });

  test('given its machine is switched off, then it is down with the reason, and calls pass it without waiting', async () => {
    await world.main.end();
    const state = await world.trunkIs('main', 'down');
    expect(state).toMatchObject({ reason: '127.0.0.2 does not answer.', fix: expect.stringContaining('firewall') });
    const began = performance.now();
    const call = await world.ada.dial('2125550101');
    const outside = await world.spare.nextCallTo('+12125550101');
    expect(performance.now() - began).toBeLessThan(5_000);
    await talk(call, outside);
    await world.main.begin();
    await world.trunkIs('main', 'up');
  });
});

describe('how a call is shown', () => {
  test('given trunks that hide callers, then the account is told to the provider alone, and who calls to nobody', async () => {
    for (const id of ['main', 'spare']) await world.changeTrunk(id, { caller_id: { show: 'anonymous' } });
    const call = await world.ada.dial('2125550102');
    const first = await world.main.nextCallTo('+12125550102');
    const hidden = { number: 'anonymous', name: 'Anonymous', privacy: 'id' };
    expect(await first.caller()).toEqual({ ...hidden, asserted: 'acme' });
    await first.refuse(503);
    // Known by its address: there is no account to tell.
    const outside = await world.spare.nextCallTo('+12125550102');
    expect(await outside.caller()).toEqual({ ...hidden, asserted: 'anonymous' });
    for (const told of [first, outside]) {
      expect(await told.header('from')).toContain('@anonymous.invalid>');
      const { headers } = await (await told.sip()).invite();
      expect(JSON.stringify(headers)).not.toMatch(/\b1001\b|Ada/);
    }
    await talk(call, outside);
  });

  test('given an extension that is reached from outside by a number, then its calls show that', async () => {
    const body = {
      id: 'ada',
      name: 'Ada',
      number: '+15550101',
      destination: { type: 'extension', target: '1001' },
    } as const;
    await world.office.admin.call('createInboundRoute', { body });
    await world.changeTrunk('main', { caller_id: { show: 'extension' } });
    const call = await world.ada.dial('2125550103');
    const outside = await world.main.nextCallTo('+12125550103');
    expect(await outside.caller()).toMatchObject({ number: '+15550101', asserted: '+15550101', privacy: '' });
    await talk(call, outside);
  });
});

describe('what a trunk takes', () => {
  test('given as many calls as it may have, then the next one goes by the second trunk', async () => {
    await world.changeTrunk('main', { max_calls: 1 });
    const first = await world.ada.dial('2125550104');
    const atMain = await world.main.nextCallTo('+12125550104');
    await atMain.answer();
    await first.answered();
    const second = await world.ada.dial('2125550105');
    await talk(second, await world.spare.nextCallTo('+12125550105'));
    await first.hangUp();
    await atMain.ended();
    const third = await world.ada.dial('2125550106');
    await talk(third, await world.main.nextCallTo('+12125550106'));
    await world.changeTrunk('main', { max_calls: null });
  });
});

describe('a trunk over TLS with encrypted sound', () => {
  const key = 'secure';
  /** What the provider got over TLS. */
  const sent: string[] = [];

  beforeAll(() => {
    world.main.trace.listen(({ message, text }) => {
      if (message.request?.uri.endsWith(';transport=tls')) sent.push(text);
    });
  });

  /** The provider begins again with a certificate of the authority for this name, while the trunk is switched off. */
  async function providerShows(name: string): Promise<void> {
    await world.changeTrunk(key, { enabled: false });
    await world.authority.issue(world.main.certificate, name);
    await world.main.end();
    await world.main.begin();
    await world.changeTrunk(key, { enabled: true, verify_certificate: true });
  }

  async function talkByIt(): Promise<void> {
    const call = await world.ada.dial('95550199');
    const outside = await world.main.nextCallTo('5550199');
    expect(outside.customer).toBe('secure');
    expect((await (await outside.sip()).offer()).encryption).toBe('sdes');
    await talk(call, outside);
  }

  test('given a certificate of its own making, then nothing is sent there, and it is said why', async () => {
    const account = { kind: 'registration', username: 'secure', password: PASSWORD, encryption: 'sdes' } as const;
    const body = { id: key, name: 'Secure', qualify_seconds: 10, ...account, ...OutsideWorld.at(world.main, 'tls') };
    await world.office.admin.call('createTrunk', { body });
    const route = { id: 'secret', name: 'Secret', patterns: ['^9[0-9]{7}$'], strip: 1, trunks: [key] };
    await world.office.admin.call('createOutboundRoute', { body: route });
    await world.office.applied();
    expect(await world.trunkIs(key, 'down')).toMatchObject({
      reason: 'The certificate of 127.0.0.2 comes from nobody this machine trusts, so it may be somebody else.',
      fix: expect.stringContaining('switch the check off'),
    });
    const call = await world.ada.dial('95550199');
    await call.hears('all-circuits-busy-now');
    await call.ended();
    expect(sent).toEqual([]);
  });

  test('given its certificate is not checked, then it registers, and both hear each other', async () => {
    await world.changeTrunk(key, { verify_certificate: false });
    await world.trunkIs(key, 'up');
    await talkByIt();
    expect(sent).not.toEqual([]);
  });

  test('given a certificate somebody trusted issued for another name, then it is said', async () => {
    await providerShows('DNS:sip.elsewhere.example');
    const { reason } = (await world.trunkIs(key, 'down')) ?? {};
    expect(reason).toContain('is for another name');
  });

  test('given a certificate somebody trusted issued for its name, then it registers, and both hear each other', async () => {
    await providerShows('IP:127.0.0.2');
    await world.trunkIs(key, 'up');
    await talkByIt();
    await world.trunkIs('main', 'up');
  });
});

describe('a stranger', () => {
  test.each(['trunk-main', 'trunk-spare'])(
    'given it claims to be %s, then it is asked for a password that never fits',
    async (name) => {
      const account = { ...(await world.office.phone('1001', {})).account, number: name, secret: PASSWORD };
      const stranger = await world.office.bank.phone(account);
      const call = await stranger.dial('1001');
      expect((await call.ended()).sipStatus).toBe(401);
    },
  );
});

describe('the history', () => {
  test('given a call that went out by the second trunk, then it is one call, to the number that was dialled', async () => {
    const call = await world.ada.dial('2125550108');
    await (await world.main.nextCallTo('+12125550108')).refuse(503);
    await talk(call, await world.spare.nextCallTo('+12125550108'));
    const records = await world.office.history((all) => all.some(({ to }) => to === '2125550108'));
    expect(records.filter(({ to }) => to === '2125550108')).toMatchObject([{ from: '1001', outcome: 'answered' }]);
  });

  test('given a call nobody took, then it is one call that failed', async () => {
    const call = await world.ada.dial('2125550109');
    await (await world.main.nextCallTo('+12125550109')).refuse(503);
    await (await world.spare.nextCallTo('+12125550109')).refuse(503);
    await call.ended();
    const records = await world.office.history((all) => all.some(({ to }) => to === '2125550109'));
    expect(records.filter(({ from }) => from === '1001')[0]).toMatchObject({ to: '2125550109', outcome: 'failed' });
  });
});

describe('a change', () => {
  test('given a call goes on by a trunk, then a changed trunk and a new extension cut nothing and register nothing anew', async () => {
    const call = await world.ada.dial('2125550107');
    const outside = await world.main.nextCallTo('+12125550107');
    await outside.answer();
    await call.answered();
    await Promise.all([call.playTone(440), outside.playTone(1000)]);
    const registrations: string[] = [];
    const stop = world.main.trace.listen(({ message, text }) => {
      if (message.request?.method === 'REGISTER') registrations.push(text);
    });
    const pause = await call.longestPause(async () => {
      await world.changeTrunk('spare', { patience_seconds: 4 });
      await world.changeTrunk('main', { max_calls: 9 });
      await world.office.addExtensions({ number: '1010', name: 'New' });
    });
    stop();
    expect(pause).toBeLessThan(PAUSE_LIMIT_MS);
    expect(registrations).toEqual([]);
    await outside.hangUp();
    await call.ended();
  });
});
