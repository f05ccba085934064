import { aCaller } from '@flexpbx/call/testing';
import { freshDatabase } from '@flexpbx/db/testing';
import type { AgentPresence } from '@flexpbx/domain';
import { thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { type AgentCode, agentCode } from './agent-code.ts';

const agentsOf = {
  8001: [{ extension: '1001' }],
  8002: [{ extension: '1001' }],
  8003: [
    { extension: '1001', always: true },
    { extension: '1003', always: true },
  ],
  8004: [{ extension: '1004' }],
};
const queues = Object.entries(agentsOf).map(([number, agents]) =>
  thingKinds.queue.schema.parse({ number, name: number, agents }),
);

/** A phone dials the code; answers what it heard and what became of the agent. */
async function dials(extension: string, code: AgentCode, agents: Awaited<ReturnType<typeof agentsOfAFreshHouse>>) {
  const changed: AgentPresence[] = [];
  const caller = aCaller({ number: extension, name: 'Ada', dials: '*72', arguments: [] });
  const parts = { agents, queues: () => queues, changed: (presence: AgentPresence) => void changed.push(presence) };
  const end = caller.calls((call) => agentCode(call, { extension, code }, parts));
  const heard = (sound: string) => caller.hears(sound);
  return { end, heard, changed };
}

const agentsOfAFreshHouse = async () => (await freshDatabase('sqlite')).database.agents;

test('given an agent signs in and out, then it is in all its queues but those where it always is, and out of them', async () => {
  const agents = await agentsOfAFreshHouse();
  const signsIn = await dials('1001', 'queue-login', agents);
  await signsIn.heard('agent-loginok');
  await signsIn.end;
  expect(signsIn.changed).toMatchObject([{ extension: '1001', queues: ['8001', '8002'] }]);
  const signsOut = await dials('1001', 'queue-logout', agents);
  await signsOut.heard('agent-loggedoff');
  await signsOut.end;
  expect(signsOut.changed).toMatchObject([{ queues: [] }]);
});

test('given missed calls had led to a pause, then signing in ends it; a pause somebody wanted stays', async () => {
  const agents = await agentsOfAFreshHouse();
  await agents.pause('1003', { reason: '3 calls missed in a row', automatic: true }, 'pbx');
  const back = await dials('1003', 'queue-login', agents);
  await back.heard('agent-loginok');
  await back.end;
  expect(back.changed).toMatchObject([{ pause: null }]);
  await agents.pause('1003', { reason: 'Lunch', automatic: false }, '1003');
  const still = await dials('1003', 'queue-login', agents);
  await still.heard('agent-loginok');
  await still.end;
  expect(still.changed).toMatchObject([{ pause: { reason: 'Lunch' } }]);
});

test('given a phone that is no agent, or always one, then it hears that there is nothing to sign out of', async () => {
  const agents = await agentsOfAFreshHouse();
  for (const extension of ['1002', '1003']) {
    const { heard, end, changed } = await dials(extension, 'queue-logout', agents);
    await heard('feature-not-avail-line');
    await end;
    expect(changed).toEqual([]);
  }
});

test('given the lamp key, then it signs in and out, and ends a pause; of who always takes calls it begins one as well', async () => {
  const agents = await agentsOfAFreshHouse();
  const presses = async (extension: string, sound: string) => {
    const { heard, end, changed } = await dials(extension, 'queue-key', agents);
    await heard(sound);
    await end;
    return changed[0];
  };
  expect(await presses('1004', 'agent-loginok')).toMatchObject({ queues: ['8004'], pause: null });
  await agents.pause('1004', { reason: 'Lunch', automatic: false }, 'ada');
  expect(await presses('1004', 'agent-loginok')).toMatchObject({ queues: ['8004'], pause: null });
  expect(await presses('1004', 'agent-loggedoff')).toMatchObject({ queues: [] });
  expect(await presses('1003', 'agent-loggedoff')).toMatchObject({ pause: { reason: 'By phone', automatic: false } });
  expect(await presses('1003', 'agent-loginok')).toMatchObject({ pause: null });
});
