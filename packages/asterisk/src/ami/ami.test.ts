import { createSocket } from 'node:dgram';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLogger } from '@flexpbx/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Cable, layCable } from '../contract/cable.ts';
import { type RealAsterisk, startRealAsterisk } from '../contract/real-asterisk.ts';
import type { Ami } from './ami.ts';
import { connectAmi } from './connect.ts';
import type { AmiEvent, AmiEventName } from './events.ts';

let asterisk: RealAsterisk;
let cable: Cable;
let ami: Ami;

const signIn = (change: { password?: string; events?: readonly string[] }) =>
  connectAmi({
    host: '127.0.0.1',
    port: cable.port,
    username: asterisk.username,
    password: asterisk.password,
    events: ['system', 'call'],
    logger: silentLogger,
    signal: AbortSignal.timeout(10_000),
    ...change,
  });

/** The next event of that name that fits. */
function next<Name extends AmiEventName>(
  name: Name,
  fits: (event: AmiEvent<Name>) => boolean,
): Promise<AmiEvent<Name>> {
  return new Promise((resolve) => {
    const unsubscribe = ami.on(name, (event) => {
      if (!fits(event)) return;
      unsubscribe();
      resolve(event);
    });
  });
}

const change = (wanted: 'lost' | 'restored') =>
  new Promise<void>((resolve) => {
    const unsubscribe = ami.onConnection((seen) => {
      if (seen !== wanted) return;
      unsubscribe();
      resolve();
    });
  });

const call = (extension: string) =>
  ami.action('Originate', {
    Channel: `Local/${extension}@enter/n`,
    Context: 'callers',
    Exten: 'silence',
    Priority: '1',
    CallerID: '"Ann" <1001>',
    Async: 'true',
  });

beforeAll(async () => {
  asterisk = await startRealAsterisk();
  cable = await layCable(asterisk.amiPort);
  ami = await signIn({});
}, 30_000);
afterAll(async () => {
  await ami?.close();
  await cable?.close();
  await asterisk?.stop();
});

describe('asking', () => {
  it('reads a configuration file back as sections and lines', async () => {
    const sections = await ami.getConfig('pjsip.conf');
    expect(sections.map(({ name }) => name)).toEqual(['loopback', '1001', '1001', '1002', '1002']);
    expect(sections[1]?.lines).toContainEqual({ name: 'callerid', value: '"Ann" <1001>' });
  });

  it('shows endpoints, one of them in full', async () => {
    expect(await ami.showEndpoints()).toContainEqual({ name: '1002', deviceState: 'Unavailable' });
    expect(await ami.showEndpoint('1001')).toMatchObject({ Callerid: '"Ann" <1001>', Context: 'phones' });
  });

  it('shows the dialplan an extension meets, and nothing where there is none', async () => {
    const lines = await ami.showDialplan('phones', 'busy');
    expect(lines).toEqual([{ context: 'phones', extension: 'busy', priority: '1', application: 'Busy', data: '10' }]);
    expect(await ami.showDialplan('phones', 'nobody')).toEqual([]);
    expect(await ami.showDialplan('nowhere', 'nobody')).toEqual([]);
  });

  it('loads a module again', async () => {
    const reloaded = next('Reload', (event) => event.module === 'pbx_config.so');
    await ami.reload('pbx_config.so');
    expect((await reloaded).status).toBe('0');
  });

  it.each([
    ['a file', () => ami.getConfig('no-such.conf')],
    ['an endpoint', () => ami.showEndpoint('no-such')],
    ['a module', () => ami.reload('no_such.so')],
    ['a channel', () => ami.hangup('PJSIP/no-such-00000001')],
  ])('given %s that does not exist, then it is told as not found', async (_what, ask) => {
    await expect(ask()).rejects.toMatchObject({ id: 'not-found' });
  });

  it('given a value that would begin an action of its own, then nothing is sent', async () => {
    const attack = ami.hangup('x\r\n\r\nAction: Command\r\nCommand: core stop now');
    await expect(attack).rejects.toMatchObject({ id: 'invalid-input' });
    await ami.ping();
  });
});

describe('events', () => {
  it('given a phone registers, then its contact is told and shown', async () => {
    const created = next('ContactStatus', (event) => event.aor === '1002');
    await register(asterisk.sipPort);
    expect(await created).toMatchObject({ endpoint: '1002', uri: 'sip:1002@127.0.0.1:5999' });
    const [contact] = await ami.showContacts();
    expect(contact).toMatchObject({ aor: '1002', uri: 'sip:1002@127.0.0.1:5999', userAgent: 'Test phone' });
    expect(contact?.expiresAt?.getTime()).toBeGreaterThan(Date.now());
  });

  it('given one phone calls another, then the call can be followed from its begin to its end', async () => {
    const story: string[] = [];
    const unsubscribes = (['Newchannel', 'BridgeEnter', 'Hangup'] as const).map((name) =>
      ami.on(name, () => void story.push(name)),
    );
    const isCaller = ({ channel }: { channel: { name: string } }) => channel.name.startsWith('Local/phone@enter');
    const began = next('Newchannel', isCaller);
    const answered = next(
      'Newstate',
      ({ channel: { name, state } }) => state === 'Up' && name.startsWith('Local/answers@'),
    );
    const joined = next('BridgeEnter', ({ channelCount }) => channelCount === 2);
    await call('phone');
    expect((await began).channel).toMatchObject({ state: 'Down' });
    await answered;
    const { channel } = await joined;
    const shown = await ami.coreShowChannels();
    expect(shown.filter(({ linkedId }) => linkedId === channel.linkedId).map(({ state }) => state)).toContain('Up');

    const ended = next('Hangup', ({ channel: gone }) => gone.id === channel.id);
    await ami.hangup(channel.name);
    await ended;
    for (const unsubscribe of unsubscribes) unsubscribe();
    for (const step of ['Newchannel', 'BridgeEnter', 'Hangup']) expect(story).toContain(step);
    expect(story.indexOf('Newchannel')).toBeLessThan(story.indexOf('BridgeEnter'));
  });

  it('given a message lies in a mailbox, then a refresh tells so', async () => {
    const inbox = join(asterisk.spool, 'voicemail', 'default', '1001', 'INBOX');
    await mkdir(inbox, { recursive: true });
    await writeFile(join(inbox, 'msg0000.txt'), '[message]\norigmailbox=1001\n');
    await writeFile(join(inbox, 'msg0000.wav'), '');
    const waiting = next('MessageWaiting', ({ mailbox }) => mailbox === '1001@default');
    await ami.voicemailRefresh('1001@default');
    expect(await waiting).toMatchObject({ newMessages: 1, oldMessages: 0 });
  });

  it('given no class of events is asked for, then none comes', async () => {
    const quiet = await signIn({ events: [] });
    const heard: unknown[] = [];
    quiet.on('Newchannel', (event) => heard.push(event));
    const ended = next('Hangup', () => true);
    await call('no-such-extension').catch(() => {});
    await ended;
    await quiet.ping();
    await quiet.close();
    expect(heard).toEqual([]);
  });
});

describe('the connection', () => {
  beforeEach(() => ami.ping());

  it('given the password is wrong, then it says which login was refused', async () => {
    await expect(signIn({ password: 'wrong' })).rejects.toMatchObject({
      id: 'asterisk-refused',
      message: expect.stringContaining('contract'),
    });
  });

  it('given Asterisk says nothing, then an action ends after its time', async () => {
    cable.fallSilent();
    await expect(ami.ping()).rejects.toMatchObject({ id: 'timed-out' });
    const restored = change('restored');
    cable.mend();
    cable.cut();
    await restored;
  });

  it('given the connection breaks, then what waits is refused at once, and it comes back', async () => {
    cable.fallSilent();
    const asked = expect(ami.ping()).rejects.toMatchObject({ id: 'asterisk-unreachable' });
    const [lost, restored] = [change('lost'), change('restored')];
    cable.cut();
    await lost;
    await asked;
    cable.mend();
    await restored;
    await ami.ping();
  });

  it('given Asterisk dies, then nothing can be asked until it is back and has booted, which it tells', async () => {
    const [lost, restored] = [change('lost'), change('restored')];
    await asterisk.kill();
    await lost;
    expect(ami.connected).toBe(false);
    await expect(ami.ping()).rejects.toMatchObject({ id: 'asterisk-unreachable' });
    const booted = next('FullyBooted', () => true);
    // Of a module that is loaded late.
    const listed = restored.then(() => ami.showContacts());
    await asterisk.restart();
    await listed;
    await booted;
  });

  it('given it is closed, then nothing can be asked any more', async () => {
    const other = await signIn({});
    await other.close();
    await expect(other.ping()).rejects.toMatchObject({ id: 'asterisk-unreachable' });
  });
});

/** A phone registers at 1002; its address is one nobody listens at. */
async function register(sipPort: number): Promise<void> {
  const socket = createSocket('udp4');
  const answered = new Promise<string>((resolve) => socket.once('message', (message) => resolve(String(message))));
  const request = [
    'REGISTER sip:127.0.0.1 SIP/2.0',
    'Via: SIP/2.0/UDP 127.0.0.1:5999;rport;branch=z9hG4bK-1',
    'From: <sip:1002@127.0.0.1>;tag=1',
    'To: <sip:1002@127.0.0.1>',
    'Call-ID: 1@127.0.0.1',
    'CSeq: 1 REGISTER',
    'Contact: <sip:1002@127.0.0.1:5999>',
    'Expires: 300',
    'User-Agent: Test phone',
    'Max-Forwards: 70',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
  socket.send(request, sipPort, '127.0.0.1');
  expect(await answered).toContain('200 OK');
  socket.close();
}
