import { type Logger, silentLogger } from '@flexpbx/runtime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connectAmi } from '../ami/connect.ts';
import { type Cable, layCable } from '../contract/cable.ts';
import { type RealAsterisk, startRealAsterisk } from '../contract/real-asterisk.ts';
import { Witness } from '../contract/witness.ts';
import type { AsteriskPort, ConnectionChange } from '../port.ts';
import { connectAri } from './connect.ts';

let asterisk: RealAsterisk;
const opened: AsteriskPort[] = [];
let applications = 0;

const connect = async (change: { password?: string; port?: number; application?: string; logger?: Logger }) => {
  const port = await connectAri({
    host: '127.0.0.1',
    port: asterisk.httpPort,
    username: asterisk.username,
    password: asterisk.password,
    application: `test-${++applications}`,
    logger: silentLogger,
    signal: AbortSignal.timeout(10_000),
    ...change,
  });
  opened.push(port);
  return port;
};

const change = (port: AsteriskPort, wanted: ConnectionChange) =>
  new Promise<void>((resolve) => {
    const unsubscribe = port.onConnection((seen) => {
      if (seen !== wanted) return;
      unsubscribe();
      resolve();
    });
  });

/** Somebody calls the application; their channel there has this id. */
async function originate(channelId: string, application: string): Promise<void> {
  const ami = await connectAmi({
    host: '127.0.0.1',
    port: asterisk.amiPort,
    username: asterisk.username,
    password: asterisk.password,
    events: [],
    logger: silentLogger,
    signal: AbortSignal.timeout(5_000),
  });
  await ami.action('Originate', {
    Channel: 'Local/call@enter/n',
    // Asterisk takes no id that an existing one begins with.
    ChannelId: `far-of-${channelId}`,
    OtherChannelId: channelId,
    Context: 'callers',
    Exten: 'silence',
    Priority: '1',
    Async: 'true',
    Variable: [`__CONTRACT_APPLICATION=${application}`, '__CONTRACT_FLOW=x', '__CONTRACT_MAILBOX=y'],
  });
  await ami.close();
}

beforeAll(async () => {
  asterisk = await startRealAsterisk();
}, 30_000);
afterEach(async () => {
  for (const port of opened.splice(0)) await port.close();
});
afterAll(() => asterisk?.stop());

describe('connecting', () => {
  it('given the password is wrong, then it says which login was refused', async () => {
    await expect(connect({ password: 'wrong' })).rejects.toMatchObject({
      id: 'asterisk-refused',
      message: expect.stringContaining('contract'),
    });
  });

  it('given nobody listens there, then it waits until it is told to give up', async () => {
    const giveUp = new AbortController();
    const cable = await layCable(1); // Nobody listens at port 1.
    const connecting = connectAri({
      host: '127.0.0.1',
      port: cable.port,
      username: 'contract',
      password: asterisk.password,
      application: 'nobody',
      logger: silentLogger,
      signal: giveUp.signal,
    });
    giveUp.abort(new Error('we stop'));
    await expect(connecting).rejects.toThrow('we stop');
    await cable.close();
  });

  it('given this process is already connected under that name, then a second connection is refused', async () => {
    const first = await connect({ application: 'flexpbx' });
    await expect(connect({ application: 'flexpbx' })).rejects.toMatchObject({ id: 'conflict' });
    await first.close();
    await connect({ application: 'flexpbx' });
  });

  it('given another process connects under our name, then we are told and stay away', async () => {
    const port = await connect({ application: 'shared' });
    const takenOver = change(port, 'taken-over');
    const other = new WebSocket(`ws://127.0.0.1:${asterisk.httpPort}/ari/events?app=shared`, {
      auth: `${asterisk.username}:${asterisk.password}`,
    });
    const open = new Promise((resolve) => other.once('open', resolve));
    await Promise.all([takenOver, open]);
    await expect(port.holdings()).rejects.toMatchObject({ id: 'asterisk-unreachable' });
    other.terminate();
  });
});

describe('a connection that breaks', () => {
  it('given its old end is found dead only after we are back, then we still hear what happens', async () => {
    const [old, fresh] = [await layCable(asterisk.httpPort), await layCable(asterisk.httpPort)];
    const dead = await connect({ port: old.port, application: 'flexpbx' });
    old.fallSilent();
    const port = await connect({ port: fresh.port, application: 'flexpbx' });
    const witness = new Witness(port);
    old.cut();
    await originate('late', 'flexpbx');
    await witness.sees('channel-entered', 'late');
    expect((await port.holdings()).channelIds).toEqual(['late']);
    await port.channels.hangUp('late', 'normal');
    witness.close();
    await Promise.all([dead.close(), port.close()]);
    await Promise.all([old.close(), fresh.close()]);
  });

  let cable: Cable;
  let port: AsteriskPort;

  beforeEach(async () => {
    cable = await layCable(asterisk.httpPort);
    port = await connect({ port: cable.port });
  });
  afterEach(() => cable.close());

  it('given it is cut, then what waits is refused at once, and it comes back', async () => {
    cable.fallSilent();
    const asked = expect(port.channels.list()).rejects.toMatchObject({ id: 'asterisk-unreachable' });
    const [lost, restored] = [change(port, 'lost'), change(port, 'restored')];
    cable.cut();
    await lost;
    await asked;
    cable.mend();
    await restored;
    expect(await port.channels.list()).toEqual([]);
  });

  it('given Asterisk dies, then nothing can be asked until it is back', async () => {
    const [lost, restored] = [change(port, 'lost'), change(port, 'restored')];
    await asterisk.kill();
    await lost;
    await expect(port.channels.list()).rejects.toMatchObject({ id: 'asterisk-unreachable' });
    await asterisk.restart();
    await restored;
    expect(await port.channels.list()).toEqual([]);
  });

  it('given the network falls silent, then that is noticed within five seconds', async () => {
    const [lost, restored] = [change(port, 'lost'), change(port, 'restored')];
    const since = performance.now();
    cable.fallSilent();
    await lost;
    expect(performance.now() - since).toBeLessThan(5_000);
    cable.mend();
    await restored;
  });
});

describe('a request that has to wait', () => {
  it('given a prompt is heard while the call is answered again, then other requests are answered meanwhile', async () => {
    const port = await connect({ application: 'busy' });
    const witness = new Witness(port);
    await originate('waiting', 'busy');
    await witness.sees('channel-entered', 'waiting');
    await port.channels.answer('waiting');
    await port.channels.play('waiting', 'prompt', ['sound:vm-intro']);
    await witness.sees('playback-started', 'prompt');

    let answered = false;
    const answering = port.channels.answer('waiting').then(() => {
      answered = true;
    });
    for (let asked = 0; asked < 20; asked++) await port.channels.getVariable('waiting', 'CHANNEL');
    expect(answered).toBe(false);
    await port.playbacks.stop('prompt');
    await answering;
    witness.close();
  });
});
