import { FakeAsterisk } from '@flexpbx/asterisk/fake';
import type { Variables } from '@flexpbx/asterisk/port';
import { handlingFrom, voicemailLimits } from '@flexpbx/domain';
import { aHouse, aThing } from '@flexpbx/domain/testing';
import type { Logger } from '@flexpbx/runtime';
import { draftMeta } from '@flexpbx/voicemail-spool/testing';
import { beforeEach, expect, it } from 'vitest';
import type { QueueParts } from '../flows/queue-parts.ts';
import type { RingGroupParts } from '../flows/ring-group-parts.ts';
import { Sessions } from '../sessions/sessions.ts';
import { aGroup, contactOf } from '../testing/group-fixture.ts';
import { buildMailbox, type MailboxFixture } from '../testing/mailbox-fixture.ts';
import { menuParts } from '../testing/menu-fixture.ts';
import { type RecoveryParts, recover } from './recover.ts';
import { Sweep } from './sweep.ts';

const bob = contactOf('1002');

/** What queue flows need where there is no queue. */
const noQueues = (logger: Logger): QueueParts => ({
  queues: { find: async () => null, recover: async () => {} },
  talks: {
    begin: () => {
      throw new Error('There are no agents.');
    },
  },
  callbacks: {
    keep: () => Promise.reject(new Error('There is no queue.')),
    placeOfLeg: () => null,
    reached: async () => {},
    notReached: async () => {},
  },
  endpointOf: async (number) => `PJSIP/${number}`,
  place: { desk: { isDone: () => {} }, phones: { isOurs: () => {} }, logger },
  prompt: async () => [],
  now: () => 0,
});

let asterisk: FakeAsterisk;
let box: MailboxFixture;
let parts: RecoveryParts;
beforeEach(async () => {
  asterisk = new FakeAsterisk({ [bob]: 'never-answers' });
  box = await buildMailbox();
  box.writeRecordings(asterisk, 4);
  const never = (_ms: number, signal: AbortSignal) =>
    new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const groups: RingGroupParts = {
    directory: {
      group: async () => aGroup(['1002'], {}),
      followMe: async () => null,
      handlingOf: async (number: string) => handlingFrom(number, () => ''),
    },
    shuffled: (list) => list,
    logger: box.parts.logger,
    now: () => 0,
  };
  const menus = menuParts(aHouse({ things: { menu: [aThing('menu', { id: 'main', name: 'Main' })] } }));
  const sessions = new Sessions(asterisk, never, box.parts.logger);
  parts = { asterisk, sessions, voicemail: box.parts, groups, menus, waiting: noQueues(box.parts.logger) };
});

const messages = () => box.parts.spool.listMessages('1002');

/** A call that stands in our application and that a process before us served. */
function stands(id: string, variables: Variables) {
  const dialplan = { context: 'from-extension', extension: '1002', priority: 1 };
  const channel = asterisk.callEnters({ id, callerNumber: '1001', callerName: 'Ann', dialplan }, []);
  for (const [name, value] of Object.entries(variables)) channel.variables.set(name, value);
  return channel;
}

/** Resolves when this sound is begun to be played. */
function begins(sound: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = asterisk.onRequest((request, moment) => {
      if (moment === 'before' || request !== `play ${sound}`) return;
      stop();
      resolve();
    });
  });
}

it('given a caller who records, then the message is stored when the recording ends', async () => {
  await box.parts.spool.beginDraft('d', { ...draftMeta('1002'), channel: 'a' }, voicemailLimits.maxMessages);
  const channel = stands('a', { FLEXPBX_FLOW: 'leave-voicemail', FLEXPBX_MAILBOX: '1002', FLEXPBX_DRAFT: 'd' });
  channel.record({
    name: 'voicemail/d',
    format: 'wav',
    maxSeconds: 180,
    silenceSeconds: null,
    terminator: '#',
    beep: true,
  });
  await recover(parts);
  expect(await messages()).toEqual([]);
  channel.hangsUp();
  await parts.sessions.settled();
  expect(await messages()).toMatchObject([{ id: 'd' }]);
  expect(box.changed).toEqual(['1002']);
});

it('given a caller in the greeting, one at the messages and one without a story, then each is taken up', async () => {
  stands('a', { FLEXPBX_FLOW: 'leave-voicemail', FLEXPBX_MAILBOX: '1002', FLEXPBX_REASON: 'busy' });
  stands('b', { FLEXPBX_FLOW: 'check-voicemail', FLEXPBX_MAILBOX: '1002' });
  stands('c', {});
  const greeted = begins('sound:vm-theperson digits:1002 sound:vm-isonphone sound:vm-intro');
  const asked = begins('sound:vm-password');
  await recover(parts);
  await Promise.all([greeted, asked]);
  expect(asterisk.channel('c')).toBeNull();
  await parts.sessions.drain();
});

it('given a caller who was in a menu, then it is said again', async () => {
  stands('a', { FLEXPBX_FLOW: 'menu', FLEXPBX_MENU: 'main' });
  const said = begins('sound:main');
  await recover(parts);
  await said;
  await parts.sessions.drain();
});

it('given the owner of a mailbox who was recording a greeting, then that is given up and the PIN is asked', async () => {
  const story = { FLEXPBX_FLOW: 'check-voicemail', FLEXPBX_MAILBOX: '1002', FLEXPBX_DRAFT: 's' };
  const channel = stands('a', story);
  const asked = begins('sound:vm-password');
  channel.record({
    name: 'spoken/s',
    format: 'wav',
    maxSeconds: 180,
    silenceSeconds: null,
    terminator: '#',
    beep: true,
  });
  await recover(parts);
  await asked;
  expect(channel.recording).toBeNull();
  expect(await box.disk.names('recording', 'spoken')).toEqual([]);
  expect(await box.parts.spool.listGreetings('1002')).toEqual([]);
  await parts.sessions.drain();
});

/** A leg of a call that a process before us called. */
async function wasCalledFor(owner: string): Promise<string> {
  const variables = { FLEXPBX_FLOW: 'leg', FLEXPBX_OWNER: owner };
  const leg = {
    endpoint: bob,
    arguments: ['leg', owner],
    callerId: null,
    ringSeconds: 60,
    variables,
    originator: owner,
  };
  await asterisk.channels.originate('old-leg', leg);
  return 'old-leg';
}

it('given phones rang for a caller, then they stop and ring again', async () => {
  const caller = stands('a', { FLEXPBX_FLOW: 'ring-group', FLEXPBX_GROUP: '600' });
  caller.variables.set('PJSIP_DIAL_CONTACTS(1002)', bob);
  const old = await wasCalledFor('a');
  const begun = new Promise<void>((resolve) => {
    asterisk.onRequest((request, moment) => request === `call ${bob}` && moment === 'after' && resolve());
  });
  await recover(parts);
  await begun;
  expect(asterisk.channel(old)).toBeNull();
  expect(asterisk.ringing).toEqual([bob]);
  await parts.sessions.drain();
});

it('given somebody answered and talks with the caller, then both are left alone, also by the sweep', async () => {
  const leg = await wasCalledFor('a');
  asterisk.picksUp(bob).leave({ context: 'talk', extension: '600', priority: 1 });
  await recover(parts);
  const sweep = new Sweep(parts);
  await sweep.run();
  expect([asterisk.channel(leg)?.state, sweep.found]).toEqual(['Up', 0]);
});

it('given the caller is gone and the draft is not, then the message is stored', async () => {
  await box.parts.spool.beginDraft('d', draftMeta('1002'), voicemailLimits.maxMessages);
  await box.disk.record('d', 3);
  await recover(parts);
  expect(await messages()).toMatchObject([{ id: 'd' }]);
  expect(await box.parts.spool.listDrafts()).toEqual([]);
});

it('given one draft can not be read, then the others are stored all the same', async () => {
  for (const id of ['d', 'e']) {
    await box.parts.spool.beginDraft(id, draftMeta('1002'), voicemailLimits.maxMessages);
    await box.disk.record(id, 3);
  }
  const { spool } = box.parts;
  const failing = {
    ...spool,
    storeDraft: (id: string) => (id === 'd' ? Promise.reject(new Error('broken')) : spool.storeDraft(id)),
  };
  await recover({ ...parts, voicemail: { ...box.parts, spool: failing } });
  expect(await messages()).toMatchObject([{ id: 'e' }]);
  expect(box.complaints).toEqual(['could not be recovered']);
});

it('given callers who are served, then the sweep takes their recordings for none left over, and asks nothing of them', async () => {
  const meta = { ...draftMeta('1002'), channel: 'a', startedAt: new Date(box.parts.now().getTime() - 120_000) };
  await box.parts.spool.beginDraft('d', meta, voicemailLimits.maxMessages);
  stands('a', { FLEXPBX_FLOW: 'leave-voicemail', FLEXPBX_MAILBOX: '1002', FLEXPBX_DRAFT: 'd' });
  await recover(parts);
  const before = asterisk.requests.length;
  const sweep = new Sweep(parts);
  await sweep.run();
  expect(asterisk.requests.slice(before).filter((request) => request.startsWith('read '))).toEqual([]);
  expect(sweep.found).toBe(0);
  expect(await messages()).toEqual([]);
  await parts.sessions.drain();
});

it('given leftovers, then the sweep removes them, counts them, and finds nothing the next time', async () => {
  const meta = { ...draftMeta('1002'), startedAt: new Date(box.parts.now().getTime() - 120_000) };
  await box.parts.spool.beginDraft('d', meta, voicemailLimits.maxMessages);
  await box.disk.record('d', 3);
  stands('old', {}); // The fake's channels are as old as 1970.
  await asterisk.bridges.create('x', 'left');
  const sweep = new Sweep(parts);
  await sweep.run();
  await parts.sessions.settled();
  expect(asterisk.channel('old')).toBeNull();
  expect(await messages()).toMatchObject([{ id: 'd' }]);
  expect(sweep.found).toBe(2);
  await sweep.run();
  expect(await asterisk.bridges.list()).toEqual([]);
  await sweep.run();
  expect(sweep.found).toBe(3);
});
